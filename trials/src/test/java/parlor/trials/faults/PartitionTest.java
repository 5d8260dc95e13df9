package parlor.trials.faults;

import static parlor.trials.cluster.Cluster.aCluster;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import parlor.trials.Patience;
import parlor.trials.cluster.Cluster;
import parlor.trials.cluster.Hosts;

/// One node of three is cut off from the other two, people go on at both sides, and the cut heals.
@Tag("long")
@Timeout(240)
class PartitionTest {

  private static final Duration ONE_STATE = Duration.ofSeconds(5);
  private static final Duration DOWNED = Duration.ofSeconds(20);
  private static final Duration LONG_CUT = Duration.ofSeconds(30);

  @Test
  void the_youngest_alone() {
    cutOff(2, true, new Evidence("cut 2|1, the youngest alone"));
  }

  @Test
  void the_oldest_alone() {
    cutOff(0, true, new Evidence("cut 2|1, the oldest alone"));
  }

  /// Over before anyone can be sure that there is one.
  @Test
  void a_short_cut() {
    cutOff(1, false, new Evidence("cut 2|1, healed at once"));
  }

  /// Of the nodes alone, without anyone in a room.
  @Test
  void each_in_turn() {
    var evidence = new Evidence("cut 2|1, each in turn");
    try (var hosts = Hosts.some(3);
        var cluster = aCluster(hosts)) {
      for (int i = 0; i < 3; i++) {
        var lone = cluster.node(i);
        hosts.cut(hosts.host(i));
        long cut = System.nanoTime();
        Cluster.awaitOne(cluster.without(lone));
        evidence.took("node %d downed after".formatted(i + 1), since(cut), DOWNED);
        Patience.pass(DOWNED);
        hosts.heal(hosts.host(i));
        long healed = System.nanoTime();
        cluster.awaitOne();
        evidence.took("node %d back in after".formatted(i + 1), since(healed), DOWNED);
      }
    }
  }

  private static void cutOff(int index, boolean untilDowned, Evidence evidence) {
    try (var hosts = Hosts.some(3);
        var cluster = aCluster(hosts)) {
      var lone = cluster.node(index);
      var others = cluster.without(lone);
      var room = cluster.aRoomAt(index);
      var ana = room.join("ana");
      var dora = room.join("dora");
      var ben = room.at(others.getFirst()).join("ben");
      var cleo = room.at(others.getLast()).join("cleo");
      var all = Company.of(ana, ben, cleo, dora);
      ana.votes("1");
      ben.votes("2");
      all.all("Ben's", picture -> picture.shows("ben", "voted"));

      hosts.cut(hosts.host(index));
      long cut = System.nanoTime();
      ana.asks(ana.frame("vote", "card", "8").set("round", ana.picture().roundId())).isDone();
      evidence.says("first vote alone was answered after", since(cut));
      dora.votes("13");
      ben.votes("3");
      if (untilDowned) {
        Cluster.awaitOne(others, DOWNED.multipliedBy(2));
        evidence.took("downed after", since(cut), DOWNED);
      }
      // And once more, on both sides of what is no cluster any more.
      cleo.votes("5");
      ana.votes("0");
      ana.renames("annabel");
      dora.leaves();
      if (untilDowned) {
        Patience.pass(LONG_CUT.minus(since(cut)));
      }

      hosts.heal(hosts.host(index));
      long healed = System.nanoTime();
      var present = Company.of(ana, ben, cleo);
      present.all(
          "the other side",
          picture ->
              picture.shows("annabel", "voted")
                  && picture.shows("ben", "voted")
                  && picture.shows("cleo", "voted"));
      evidence.took("votes of both sides on all after", since(healed), ONE_STATE);
      present.all(
          "who is here",
          picture ->
              picture.shows("annabel", "here")
                  && picture.shows("ben", "here")
                  && picture.shows("cleo", "here")
                  && picture.shows("dora", "voted"));
      evidence.took("who is here on all after", since(healed), ONE_STATE);
      cluster.awaitOne();
      evidence.says("one cluster after", since(healed));
      present.all("that Dora is away", picture -> !picture.shows("dora", "here"));
      evidence.none("ghosts", 0);

      cleo.reveals();
      present.all(
          "all cards",
          picture ->
              picture.cardOf(ana.seat()).equals("0")
                  && picture.cardOf(ben.seat()).equals("3")
                  && picture.cardOf(cleo.seat()).equals("5")
                  && picture.cardOf(dora.seat()).equals("13"));
      evidence.none("votes lost", 0);
    }
  }

  private static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }
}
