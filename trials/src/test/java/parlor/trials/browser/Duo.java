package parlor.trials.browser;

import com.microsoft.playwright.Browser;
import java.util.List;
import parlor.trials.Node;
import parlor.trials.Place;

/// Two nodes that are one cluster, with a person of one table at each: what one does the other sees
/// through both.
final class Duo implements AutoCloseable {

  private final Node here;
  private final Node there;

  private Duo(Node here, Node there) {
    this.here = here;
    this.there = there;
  }

  static Duo starts() {
    var ports = List.of(Place.freePort("127.0.0.1"), Place.freePort("127.0.0.1"));
    var peers = "127.0.0.1:%d,127.0.0.1:%d".formatted(ports.getFirst(), ports.getLast());
    return new Duo(node(peers, ports.getFirst()), node(peers, ports.getLast()));
  }

  private static Node node(String peers, int port) {
    return Node.aNode(
        "CLUSTER_PEERS=" + peers,
        "CLUSTER_PORT=" + port,
        "NODE_ADDRESS=127.0.0.1",
        "EXTRA_JAVA_OPTS=-Xmx256m");
  }

  /// Makes the table's room at the one node.
  Visitor ana(Table table) {
    return table.creator(at(here, table, "Ana"));
  }

  /// Comes by the other.
  Visitor ben(Table table) {
    return table.joiner(at(there, table, "Ben"));
  }

  private static Visitor at(Node node, Table table, String name) {
    return table.someone(name, node.url(), new Browser.NewContextOptions());
  }

  @Override
  public void close() {
    here.close();
    there.close();
  }
}
