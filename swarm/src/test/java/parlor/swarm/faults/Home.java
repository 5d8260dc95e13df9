package parlor.swarm.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import parlor.swarm.Counter;
import parlor.swarm.Swarm;
import parlor.swarm.node.Discovery;
import parlor.swarm.node.Node;
import parlor.swarm.node.NodeConfig;
import parlor.swarm.shard.Terms;

/// A node that keeps processes, in a JVM of its own, to be killed. Arguments: its place, then those
/// of all homes. It leaves in good order on SIGTERM, and ends at once when its input does: then
/// whoever started it is gone.
final class Home {

  private static final String COOKIE = "a-cookie-of-the-tests-0123456789";

  private Home() {}

  static void main(String[] args) throws IOException {
    // Whoever started it reads one of the two.
    System.setOut(System.err);
    var swarm = start(args, Set.of("home"));
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> swarm.leave(Duration.ofSeconds(60)).toCompletableFuture().join()));
    while (System.in.read() >= 0) {}
    Runtime.getRuntime().halt(1);
  }

  static String name(String place) {
    return "parlor@" + place;
  }

  /// @param args its place, then those of all homes
  static Swarm start(String[] args, Set<String> roles) {
    var self = Place.read(args[0]);
    var homes = new Discovery.Peers(Stream.of(args).skip(1).map(Place::read).toList());
    var name = name(args[0]);
    var config = new NodeConfig(name, self.host(), self.port(), homes, List.of(COOKIE), roles);
    return Swarm.start(
        name, Terms.USUAL, List.of(Counter.KIND), charge -> Node.start(config, charge));
  }
}
