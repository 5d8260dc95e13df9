package parlor.trials.browser;

import static java.util.Objects.requireNonNull;

import com.microsoft.playwright.Browser;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import parlor.trials.Node;
import parlor.trials.Place;

/// Two nodes of this machine that are one cluster: started for the first class that asks, and
/// shared by all of a run.
final class Pair implements BeforeAllCallback {

  private @Nullable Nodes nodes;

  @Override
  public void beforeAll(ExtensionContext test) {
    nodes =
        test.getRoot()
            .getStore(Namespace.create(Pair.class))
            .computeIfAbsent(Nodes.class, ignored -> Nodes.start(), Nodes.class);
  }

  /// At an empty tab that is open at the one node.
  Visitor here(Table table, String name) {
    return at(nodes().one(), table, name);
  }

  /// At an empty tab that is open at the other.
  Visitor there(Table table, String name) {
    return at(nodes().other(), table, name);
  }

  private static Visitor at(Node node, Table table, String name) {
    return table.someone(name, node.url(), new Browser.NewContextOptions());
  }

  private Nodes nodes() {
    return requireNonNull(nodes, "inside a test");
  }

  private record Nodes(Node one, Node other) implements AutoCloseable {

    static Nodes start() {
      var ports = Stream.generate(() -> Place.freePort("127.0.0.1")).distinct().limit(2).toList();
      return new Nodes(node(ports, 0), node(ports, 1));
    }

    private static Node node(List<Integer> ports, int index) {
      return Node.aNode(
          "CLUSTER_PEERS=127.0.0.1:" + ports.getFirst() + ",127.0.0.1:" + ports.getLast(),
          "CLUSTER_PORT=" + ports.get(index),
          "NODE_ADDRESS=127.0.0.1",
          "EXTRA_JAVA_OPTS=-Xmx256m");
    }

    @Override
    public void close() {
      one.close();
      other.close();
    }
  }
}
