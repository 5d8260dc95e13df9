package parlor.trials.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static parlor.trials.cluster.Cluster.aCluster;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import parlor.trials.Node;
import parlor.trials.Patience;
import parlor.trials.Script;
import parlor.trials.cluster.Cluster;
import parlor.trials.cluster.Standing;

/// A node that is left alone by most others, of whom nobody knows whether they live.
@Timeout(300)
class FoundingTest {

  private static final Duration WAITING = Duration.ofSeconds(10);

  private static Script.Ended say(Node at, String... typed) {
    return Script.run(List.of("PORT=" + at.port(), "ADMIN_TOKEN=" + Standing.TOKEN), typed);
  }

  @Tag("long")
  @Test
  void it_waits_until_it_is_told_not_to_and_joins_them_if_they_come_back_after_all() {
    try (var cluster = aCluster(3)) {
      var left = cluster.node(0);
      var silent = cluster.without(left);
      assertThat(say(left, "found", "--accept-loss").err()).contains("nothing to found");
      silent.forEach(Node::pause);
      try {
        Patience.until(
            Cluster.JOINING,
            () -> "that it looks for the others",
            () -> Cluster.standing(left).equals("seeking"));
        Patience.throughout(
            WAITING, () -> "its waiting", () -> Cluster.standing(left).equals("seeking"));
        assertThat(say(left, "party", "rooms").code()).isEqualTo(3);

        var unaware = say(left, "found");
        assertThat(unaware.code()).isEqualTo(2);
        assertThat(unaware.err()).contains("--accept-loss").contains("too few of the last cluster");
        assertThat(say(left, "nodes").out()).contains("This node is in no cluster: ");
        assertThat(say(left, "found", "--accept-loss").out()).isEqualTo("ok\n");
        Cluster.awaitOne(List.of(left));
        Patience.until(
            Patience.LONG,
            () -> "that it serves again",
            () -> say(left, "party", "walk", "den", "kid").code() == 0);
      } finally {
        silent.forEach(Node::wakeUp);
      }
      cluster.awaitOne();
      assertThat(say(silent.getFirst(), "party", "where", "kid").out()).isEqualTo("den\n");
    }
  }
}
