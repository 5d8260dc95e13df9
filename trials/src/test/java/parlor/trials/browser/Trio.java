package parlor.trials.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import parlor.trials.Node;
import parlor.trials.Place;

/// Three nodes of this machine that are one cluster, for people who look at it.
final class Trio implements AutoCloseable {

  private final List<Node> nodes = new ArrayList<>();

  void starts() {
    var ports = new ArrayList<Integer>();
    for (int i = 0; i < 3; i++) {
      ports.add(Place.freePort("127.0.0.1"));
    }
    var peers = ports.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
    for (int port : ports) {
      nodes.add(
          Node.aNode(
              "CLUSTER_PEERS=" + peers,
              "CLUSTER_PORT=" + port,
              "NODE_ADDRESS=127.0.0.1",
              "EXTRA_JAVA_OPTS=-Xmx512m"));
    }
  }

  List<Node> all() {
    return List.copyOf(nodes);
  }

  Node first() {
    return nodes.getFirst();
  }

  Node last() {
    return nodes.getLast();
  }

  @Override
  public void close() {
    nodes.forEach(Node::close);
  }
}
