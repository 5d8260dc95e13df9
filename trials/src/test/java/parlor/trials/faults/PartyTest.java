package parlor.trials.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static parlor.trials.cluster.Cluster.aCluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import parlor.trials.Node;
import parlor.trials.Patience;
import parlor.trials.cluster.Cluster;
import parlor.trials.cluster.Hosts;
import parlor.trials.cluster.PartyDoor;

/// The same few people are sent from room to room by all nodes at once, while nodes die, go and are
/// cut off, and someone from outside looks on. See [Onlooker] for what must hold.
@Tag("long")
@Timeout(300)
class PartyTest {

  private static final int PEOPLE = 30;
  private static final int ROOMS = 6;
  private static final int MAXIMUM = 5;
  private static final int AT_ONCE = 12;

  /// People of the small scenario.
  private static final int WANDERERS = 30;

  private static final Duration SOME_TIME = Duration.ofSeconds(5);
  private static final Duration SILENCE = Duration.ofSeconds(3);
  private static final Duration SILENCE_OF_A_CUT = Duration.ofSeconds(10);

  @Test
  void a_node_is_killed_and_comes_back() {
    try (var cluster = aCluster(3)) {
      during(
          cluster,
          new Evidence("party, kill -9 of a node"),
          SILENCE,
          present -> {
            var doomed = cluster.node(1);
            present.remove(doomed);
            doomed.kill();
            Cluster.awaitOne(cluster.without(doomed));
            Patience.pass(SOME_TIME);
            doomed.restart();
            cluster.awaitOne();
            present.add(doomed);
          });
    }
  }

  @Test
  void each_is_stopped_in_turn() {
    try (var cluster = aCluster(3)) {
      during(
          cluster,
          new Evidence("party, SIGTERM of each in turn"),
          SILENCE,
          present -> {
            for (var node : cluster.nodes()) {
              present.remove(node);
              Patience.pass(SOME_TIME);
              node.stop();
              node.restart();
              cluster.awaitOne();
              present.add(node);
            }
          });
    }
  }

  @Test
  void one_is_cut_off() {
    try (var hosts = Hosts.some(3);
        var cluster = aCluster(hosts)) {
      during(
          cluster,
          new Evidence("party, cut 2|1"),
          SILENCE_OF_A_CUT,
          present -> {
            var lone = cluster.node(0);
            hosts.cut(hosts.host(0));
            Cluster.awaitOne(cluster.without(lone));
            Patience.pass(SOME_TIME);
            hosts.heal(hosts.host(0));
            cluster.awaitOne();
          });
    }
  }

  /// @param bar of the longest time in which nobody was answered
  /// @param fault does something to nodes; those that it takes out of the list are not asked
  private static void during(
      Cluster cluster, Evidence evidence, Duration bar, Consumer<List<Node>> fault) {
    var present = new CopyOnWriteArrayList<>(cluster.nodes());
    opened(new PartyDoor(cluster.node(0)));
    Walkers walkers;
    Onlooker onlooker;
    try (var look = new Onlooker(() -> List.copyOf(present), PEOPLE, MAXIMUM);
        var walk = new Walkers(() -> List.copyOf(present), PEOPLE, ROOMS, AT_ONCE)) {
      walkers = walk;
      onlooker = look;
      Patience.pass(SOME_TIME);
      fault.accept(present);
      Patience.pass(SOME_TIME);
    }
    onlooker.compare();
    evidence.says("walks answered with ok", walkers.done());
    evidence.says("turned away", walkers.full());
    evidence.says("without an answer", walkers.unanswered());
    evidence.says("looks at all rooms, and at someone", onlooker.dumps() + ", " + onlooker.logs());
    evidence.took("longest time without an answer", Duration.ofNanos(walkers.longestGap()), bar);
    evidence.none("what must not be", onlooker.faults().size());
    assertThat(onlooker.faults()).isEmpty();
    assertThat(walkers.done()).isPositive();
    assertThat(onlooker.dumps()).isPositive();
    assertThat(onlooker.logs()).isPositive();
    cluster.nothingBroke();
  }

  private static void opened(PartyDoor door) {
    var rooms = new ArrayList<String>();
    for (int i = 0; i < ROOMS; i++) {
      rooms.add("{\"name\":\"%s\",\"maximum\":%d}".formatted(Walkers.room(i), MAXIMUM));
    }
    var body = "{\"rooms\":[" + String.join(",", rooms) + "]}";
    assertThat(door.say("POST", "/rooms", body).isOk()).isTrue();
  }

  @Test
  void those_who_wander_walk_on_after_their_node_is_killed() {
    try (var cluster = aCluster(3)) {
      var door = new PartyDoor(cluster.node(0));
      var body = "{\"speed\":20,\"walks\":10000}";
      assertThat(door.say("POST", "/scenarios/small", body).isOk()).isTrue();
      Patience.pass(SOME_TIME);
      cluster.node(2).kill();
      Cluster.awaitOne(cluster.without(cluster.node(2)));
      var before = present(door);
      assertThat(before).hasSizeGreaterThan(WANDERERS / 2);
      Patience.until(
          Patience.LONG,
          () -> "everyone has walked on or left: " + before + " " + present(door),
          () -> {
            var now = present(door);
            return before.entrySet().stream()
                .allMatch(one -> !one.getValue().equals(now.get(one.getKey())));
          });
      assertThat(door.get("/stats").body().path("people").asInt()).isEqualTo(WANDERERS);
    }
  }

  /// When each of those who are in a room has come there.
  private static Map<String, String> present(PartyDoor door) {
    var times = new TreeMap<String, String>();
    for (int i = 1; i <= WANDERERS; i++) {
      var person = "small_" + i;
      var log = door.get("/people/" + person + "/log").body().path("log");
      if (!door.get("/people/" + person).body().path("room").isNull()) {
        times.put(person, log.path(0).path("time").asText());
      }
    }
    return times;
  }
}
