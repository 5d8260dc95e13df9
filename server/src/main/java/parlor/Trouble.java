package parlor;

import static parlor.Variable.METRICS_PORT;
import static parlor.Variable.PORT;

import java.net.BindException;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import parlor.swarm.node.NodeConfig;
import parlor.web.PortTaken;
import parlor.web.Web;

/// Why Parlor did not open, as a sentence that says what to do.
final class Trouble {

  private Trouble() {}

  /// @param hasNode whether the port for other nodes was bound, so that it must be the other one
  static String explained(Exception fault, Config config, boolean hasNode) {
    return config
        .node()
        .filter(_ -> !hasNode)
        .map(node -> withNode(fault, node))
        .orElseGet(() -> withDoor(fault, config.web()));
  }

  private static String withDoor(Exception fault, Web.Setup doors) {
    return unbound(fault)
        .filter(PortTaken.class::isInstance)
        .map(taken -> withTaken(((PortTaken) taken).port(), doors))
        .orElseGet(() -> "Parlor cannot open: " + cause(fault));
  }

  private static String withTaken(int port, Web.Setup doors) {
    var variable = doors.metricsPort().equals(OptionalInt.of(port)) ? METRICS_PORT : PORT;
    return "Port %d is taken. Choose another: %s=%d ./parlor".formatted(port, variable, port + 1);
  }

  private static String withNode(Exception fault, NodeConfig node) {
    return unbound(fault)
        .map(why -> withCluster(why, node))
        .orElseGet(() -> "Parlor cannot meet other nodes: " + cause(fault));
  }

  /// The machine has two words for it: "Address already in use" and "Cannot assign requested
  /// address".
  private static String withCluster(BindException why, NodeConfig node) {
    return String.valueOf(why.getMessage()).contains("assign")
        ? node.host() + " is no address of this machine. Say which it has: NODE_ADDRESS"
        : "Port %d, where nodes talk, is taken. Choose another: CLUSTER_PORT=%d"
            .formatted(node.port(), node.port() + 1);
  }

  private static Optional<BindException> unbound(Throwable fault) {
    return Stream.iterate(fault, Objects::nonNull, Throwable::getCause)
        .filter(BindException.class::isInstance)
        .map(BindException.class::cast)
        .findFirst();
  }

  private static Throwable cause(Exception fault) {
    return fault.getCause() == null ? fault : fault.getCause();
  }
}
