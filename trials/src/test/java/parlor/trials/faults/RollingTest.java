package parlor.trials.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static parlor.trials.cluster.Cluster.aCluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import parlor.trials.Http;
import parlor.trials.Node;
import parlor.trials.Patience;
import parlor.trials.cluster.Proxy;

/// All nodes are restarted one after another, behind a proxy that binds nobody to any of them,
/// while people vote through it.
@Tag("long")
@Timeout(300)
class RollingTest {

  private static final Duration PAUSE = Duration.ofSeconds(1);

  /// What a JVM ends with that was told to and closed in order.
  private static final int BY_SIGTERM = 143;

  private static final int PEOPLE = 9;

  @Test
  void nobody_loses_a_vote_or_a_seat_while_every_node_is_restarted() {
    var evidence = new Evidence("rolling restart behind a proxy");
    try (var cluster = aCluster(3);
        var proxy = new Proxy(cluster.nodes())) {
      var room = proxy.room(cluster.aRoomAt(0).name());
      var people = new ArrayList<Commuter>();
      for (int i = 0; i < PEOPLE; i++) {
        people.add(new Commuter(room, "person-" + i));
      }
      var codes = new ArrayList<Integer>();
      for (var node : cluster.nodes()) {
        codes.add(node.stop());
        node.restart();
        cluster.awaitOne();
        isReady(node);
      }
      people.forEach(Commuter::stop);

      evidence.says("votes answered", people.stream().mapToInt(Commuter::played).sum());
      evidence.says("returns", people.stream().mapToInt(Commuter::returns).sum());
      evidence.says("exit codes", codes);
      evidence.took(
          "longest pause of anyone",
          people.stream().map(Commuter::longestPause).max(Comparator.naturalOrder()).orElseThrow(),
          PAUSE);
      evidence.none("votes lost on the way", people.stream().mapToInt(Commuter::lost).sum());
      evidence.none("seats lost on the way", people.stream().mapToInt(Commuter::strangers).sum());
      var watcher = room.at(cluster.node(0)).observe("watcher");
      watcher.reveals();
      var turned = watcher.knows("the cards", picture -> picture.votes().size() == PEOPLE);
      assertThat(turned.seats()).hasSize(PEOPLE + 1);
      evidence.none(
          "votes lost at the end",
          people.stream().filter(one -> !turned.cardOf(one.seat()).equals(one.card())).count());
      assertThat(codes).allMatch(code -> code == 0 || code == BY_SIGTERM);
    }
  }

  private static void isReady(Node node) {
    Patience.until(
        Patience.SHORT,
        () -> "readiness of " + node.url(),
        () -> Http.get(node, "/health/ready").status() == 200);
  }
}
