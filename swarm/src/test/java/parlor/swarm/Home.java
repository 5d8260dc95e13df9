package parlor.swarm;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import parlor.swarm.node.Discovery;
import parlor.swarm.node.Node;
import parlor.swarm.node.NodeConfig;
import parlor.swarm.shard.Terms;

/// A node that keeps processes, in a JVM of its own, to be killed. Arguments: its place, then all
/// places. It leaves in good order on SIGTERM.
final class Home {

  static final String COOKIE = "a-cookie-of-the-tests-0123456789";
  static final Terms TERMS = new Terms(64, 2, 1_000, 250, 300, 30_000);

  private Home() {}

  static void main(String[] args) throws InterruptedException {
    var places = new ArrayList<Discovery.HostPort>();
    for (var place : args) {
      places.add(place(place));
    }
    var swarm = start(places.removeFirst(), places, Set.of("home"));
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> swarm.node().leave().toCompletableFuture().join()));
    Thread.currentThread().join();
  }

  static Discovery.HostPort place(String text) {
    int colon = text.lastIndexOf(':');
    return new Discovery.HostPort(
        text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
  }

  static Swarm start(Discovery.HostPort self, List<Discovery.HostPort> all, Set<String> roles) {
    var name = "parlor@" + self.host();
    var config =
        new NodeConfig(
            name, self.host(), self.port(), new Discovery.Peers(all), List.of(COOKIE), roles);
    return Swarm.start(name, TERMS, List.of(Counter.KIND), charge -> Node.start(config, charge));
  }
}
