package parlor.trials.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static parlor.trials.cluster.Cluster.aCluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parlor.trials.Guest;
import parlor.trials.Patience;
import parlor.trials.Room;
import parlor.trials.cluster.Cluster;
import parlor.trials.cluster.Prober;

/// A node dies without a word (SIGKILL), and the rooms go on.
@Timeout(180)
class DeathTest {

  /// How much is done before the death: enough for three JVMs to have compiled it.
  private static final int WARM = 5_000;

  private static final Duration POLL = Duration.ofMillis(20);
  private static final Duration BACK = Duration.ofSeconds(1);
  private static final Duration AWAY = Duration.ofSeconds(12);
  private static final List<String> CARDS = List.of("0", "1", "2", "3", "5", "8", "13");
  private static final int PEOPLE = 6;

  /// All of it in one death, of the oldest node; the younger ones die in [#a_younger_node_dies].
  @Test
  void the_oldest_node_dies_with_everyone_on_it() {
    deathOf(0, new Evidence("kill -9 of the oldest node"));
  }

  @Tag("long")
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void a_younger_node_dies(int victim) {
    deathOf(victim, new Evidence("kill -9 of node " + (victim + 1)));
  }

  private static void deathOf(int victim, Evidence evidence) {
    try (var cluster = aCluster(3)) {
      var doomed = cluster.node(victim);
      var survivors = cluster.without(doomed);
      var room = cluster.aRoomAt(victim);
      var people = people(room);
      var other = cluster.aRoomAt(victim);
      var hammers = people(other).stream().map(guest -> new Hammer(guest, CARDS)).toList();
      var elsewhere = cluster.aRoomAt(victim).at(survivors.getLast());
      try (var probe = new Prober(elsewhere.join("prober"));
          var near = new Prober(other.at(survivors.getFirst()).join("near"))) {
        while (hammers.stream().mapToInt(Hammer::done).sum() < WARM) {
          Patience.pass(POLL);
        }
        probe.fromNow();
        near.fromNow();
        doomed.kill();
        long died = System.nanoTime();

        // At once, on a node that had nobody in it.
        var watcher = room.at(survivors.getFirst()).observe("watcher");
        evidence.took("room on another node after", since(died), BACK);
        evidence.none("votes lost", PEOPLE - voted(watcher));
        var back = back(people, survivors.stream().map(node -> room.at(node)).toList(), evidence);
        new Company(back).allVoted();
        back.getLast().reveals();
        new Company(back).all("the cards", picture -> hasAll(picture.votes().size()));

        var ghosts = other.at(survivors.getLast()).observe("counter");
        hammers.forEach(Hammer::stop);
        ghosts.knows(
            "the dead node's people to be away",
            picture ->
                picture.seats().values().stream()
                        .filter(seat -> seat.path("here").asBoolean())
                        .count()
                    == 2);
        evidence.took("the dead node's people away after", since(died), AWAY);
        evidence.gap("longest gap elsewhere", probe.longestGap());
        evidence.gap("longest gap in a room of the dead node", near.longestGap());
        ghosts.reveals();
        var turned = ghosts.knows("cards", picture -> picture.phase().equals("revealed"));
        hammers.forEach(hammer -> hammer.isKeptIn(turned));
        evidence.says(
            "commands done before, all kept", hammers.stream().mapToInt(Hammer::done).sum());
      }
      Cluster.awaitOne(survivors);
      doomed.restart();
      cluster.awaitOne();
    }
  }

  private static boolean hasAll(int votes) {
    return votes == PEOPLE;
  }

  private static List<Guest> people(Room room) {
    var people = new ArrayList<Guest>();
    for (int i = 0; i < PEOPLE; i++) {
      people.add(room.join("person-" + i));
      people.getLast().votes(CARDS.get(i));
    }
    return people;
  }

  private static long voted(Guest watcher) {
    return watcher.picture().seats().values().stream()
        .filter(seat -> seat.path("voted").asBoolean())
        .count();
  }

  /// Each comes back at another node, all at the same time, and finds their own card.
  private static List<Guest> back(List<Guest> people, List<Room> rooms, Evidence evidence) {
    long began = System.nanoTime();
    var coming = new ArrayList<CompletableFuture<Guest>>();
    for (int i = 0; i < people.size(); i++) {
      var person = people.get(i).person();
      var room = rooms.get(i % rooms.size());
      coming.add(
          CompletableFuture.supplyAsync(
              () -> room.rejoin(person), Executors.newVirtualThreadPerTaskExecutor()));
    }
    var back = coming.stream().map(CompletableFuture::join).toList();
    evidence.took("all back in their seats after", since(began), BACK);
    for (int i = 0; i < people.size(); i++) {
      var card = CARDS.get(i);
      back.get(i).knows("the own card", picture -> picture.mine().equals(card));
      assertThat(back.get(i).seat()).isEqualTo(people.get(i).seat());
    }
    return back;
  }

  @Tag("long")
  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void of_two_nodes_either_dies_and_comes_back(int victim) {
    var evidence = new Evidence("kill -9 of node %d of 2".formatted(victim + 1));
    try (var cluster = aCluster(2)) {
      var doomed = cluster.node(victim);
      var survivor = cluster.node(1 - victim);
      var room = cluster.aRoomAt(victim);
      var ana = room.join("ana");
      var ben = room.at(survivor).join("ben");
      ana.votes("3");
      ben.votes("5");
      Company.of(ana, ben).allVoted();
      doomed.kill();
      long died = System.nanoTime();
      ben.votes("8");
      evidence.took("the other votes again after", since(died), BACK);
      var again = room.at(survivor).rejoin(ana.person());
      evidence.took("back in the seat after", since(died), BACK);
      Company.of(again, ben).allVoted();
      Cluster.awaitOne(List.of(survivor));
      evidence.says("survivor is one of one after", Duration.ofNanos(System.nanoTime() - died));
      doomed.restart();
      cluster.awaitOne();
      evidence.says("one of two again after", Duration.ofNanos(System.nanoTime() - died));
      var cleo = room.at(doomed).join("cleo");
      again.reveals();
      var turned = cleo.knows("the cards", picture -> picture.votes().size() == 2);
      assertThat(Map.of(ana.seat(), "3", ben.seat(), "8"))
          .allSatisfy((seat, card) -> assertThat(turned.cardOf(seat)).isEqualTo(card));
    }
  }

  @Tag("long")
  @Test
  void rooms_outlive_their_keepers_one_after_another() {
    var evidence = new Evidence("kill -9 of keepers");
    try (var cluster = aCluster(3)) {
      var guests = new ArrayList<Guest>();
      for (int i = 0; i < 12; i++) {
        guests.add(cluster.aRoomAt(0).join("ana"));
        guests.getLast().votes("5");
      }
      var second = cluster.node(1);
      second.kill();
      evidence.none("rooms lost at the first", lost(guests, cluster, 2));
      second.restart();
      cluster.awaitOne();
      // Whoever keeps the rooms now has them, or asks those who do.
      cluster.node(0).kill();
      evidence.none("rooms lost at the second", lost(guests, cluster, 1));
      evidence.none("rooms lost at the second, elsewhere", lost(guests, cluster, 2));
    }
  }

  private static long lost(List<Guest> guests, Cluster cluster, int at) {
    return guests.stream()
        .filter(guest -> {
          var watcher = guest.room().at(cluster.node(at)).observe("watcher");
          var seat = watcher.picture().seats().get(guest.seat());
          watcher.leaves();
          return seat == null || !seat.path("voted").asBoolean();
        })
        .count();
  }

  private static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }
}
