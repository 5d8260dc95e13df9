package parlor.trials.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static parlor.trials.cluster.Cluster.aCluster;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import parlor.trials.Guest;
import parlor.trials.Patience;
import parlor.trials.cluster.Cluster;
import parlor.trials.cluster.Prober;
import parlor.trials.cluster.Standing;

/// A node stands still (SIGSTOP), longer than the others can believe that it lives, and goes on.
@Timeout(180)
class PauseTest {

  private static final Duration STILL = Duration.ofSeconds(20);
  private static final Duration DOWNED = Duration.ofSeconds(20);
  private static final Duration BACK = Duration.ofSeconds(20);
  private static final Duration ONE_STATE = Duration.ofSeconds(5);

  @Tag("long")
  @Test
  void a_node_that_stood_still_comes_back_by_itself_with_its_votes() {
    var evidence = new Evidence("SIGSTOP for 20 s");
    try (var cluster = aCluster(3)) {
      var still = cluster.node(2);
      var others = cluster.without(still);
      var room = cluster.aRoomAt(0);
      var ana = room.join("ana");
      var ben = room.at(cluster.node(1)).join("ben");
      var cleo = room.at(still).join("cleo");
      ana.votes("3");
      cleo.votes("8");
      Company.of(ana, ben, cleo).all("Cleo's", picture -> picture.shows("cleo", "voted"));
      long pid = still.pid();
      try (var probe = new Prober(cluster.aRoomAt(1).join("prober"))) {
        still.pause();
        long stopped = System.nanoTime();
        ben.votes("5");
        ana.votes("13");
        Company.of(ana, ben).all("Ben's", picture -> picture.shows("ben", "voted"));
        Cluster.awaitOne(others, DOWNED.plus(DOWNED));
        evidence.took("downed after", since(stopped), DOWNED);
        Patience.throughout(
            STILL.minus(since(stopped)),
            () -> "the others being one" + Cluster.told(others),
            () -> Cluster.areOne(others));
        still.wakeUp();
        long woken = System.nanoTime();
        cluster.awaitOne();
        evidence.took("one cluster again after", since(woken), BACK);
        evidence.gap("longest gap elsewhere", probe.longestGap());
      } finally {
        still.wakeUp();
      }
      assertThat(still.isRunning()).isTrue();
      assertThat(still.pid()).isEqualTo(pid);
      evidence.says("memberships begun anew", Standing.of(still).orElseThrow().restarts());

      long one = System.nanoTime();
      var cleoNow = stillIn(cleo);
      var all = Company.of(ana, ben, cleoNow);
      all.allVoted();
      all.agree(ONE_STATE.multipliedBy(3));
      evidence.took("one state after", since(one), ONE_STATE);
      cleoNow.reveals();
      all.all(
          "all cards",
          picture ->
              picture.cardOf(ana.seat()).equals("13")
                  && picture.cardOf(ben.seat()).equals("5")
                  && picture.cardOf(cleo.seat()).equals("8"));
    }
  }

  /// Whether the connection outlives this is the node's affair; a browser would come back.
  private static Guest stillIn(Guest guest) {
    return guest.wire().isOpen() ? guest : guest.room().rejoin(guest.person());
  }

  private static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }
}
