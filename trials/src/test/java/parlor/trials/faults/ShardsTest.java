package parlor.trials.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static parlor.trials.cluster.Cluster.aCluster;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import parlor.trials.Http;
import parlor.trials.Node;
import parlor.trials.Patience;
import parlor.trials.cluster.Cluster;
import parlor.trials.cluster.Standing;

/// What nodes say of the swarm's shards while nodes die and go.
@Timeout(300)
class ShardsTest {

  private static final int ALL = 256;

  @Test
  void every_shard_is_served_and_held_twice_whoever_dies_or_goes() {
    try (var cluster = aCluster(3)) {
      allServe(cluster.nodes());

      cluster.node(0).kill();
      var left = List.of(cluster.node(1), cluster.node(2));
      allServe(left);

      assertThat(cluster.node(1).stop()).as("exit code").isIn(0, 143);
      allServe(List.of(cluster.node(2)));
      assertThat(figures(cluster.node(2)))
          .as(() -> String.join("\n", openedHere(cluster.node(2))))
          .contains("parlor_swarm_shards 256.0", "parlor_swarm_lost_total 0.0");
    }
  }

  private static List<String> figures(Node node) {
    return Http.get(node, "/metrics", Standing.AUTHORIZED)
        .text()
        .lines()
        .filter(line -> line.startsWith("parlor_swarm_"))
        .toList();
  }

  /// What the node has logged of shards that came without all that was in them.
  private static List<String> openedHere(Node node) {
    return node.log().lines().stream().filter(line -> line.contains("is opened here")).toList();
  }

  /// Waits until all shards are served by these, each of them some, and no copy is missing.
  private static void allServe(List<Node> nodes) {
    Patience.until(
        Patience.LONG,
        () -> "all shards on " + nodes.size() + " nodes, not " + Cluster.told(nodes),
        () -> nodes.stream().allMatch(node -> isWhole(node, nodes.size())));
  }

  private static boolean isWhole(Node node, int size) {
    return Standing.of(node)
        .filter(standing ->
            standing.isWhole(size)
                && standing.shards() == ALL
                && standing.missing() == 0
                && standing.shardsOfMembers().stream().allMatch(shards -> shards > 0))
        .isPresent();
  }
}
