package parlor.swarm;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import parlor.swarm.node.Discovery;
import parlor.swarm.node.Node;
import parlor.swarm.node.NodeConfig;
import parlor.swarm.shard.Terms;

/// A counter that survives kill -9: start it three times, with 1, 2 and 3, and kill one.
final class Example {
  // A process: what it begins with, and a function of its state and a message.
  private static final Kind<Long, Long, Long> COUNTER =
      new Kind<>(
          "counter",
          Form.NUMBER,
          Form.NUMBER,
          Form.NUMBER,
          name -> 0L,
          (sum, more, _) -> Kind.Step.to(sum + more, sum + more));

  static void main(String[] args) {
    int port = Integer.getInteger("port", 9200);
    var all =
        Stream.of("127.0.0.1", "127.0.0.2", "127.0.0.3")
            .map(host -> new Discovery.HostPort(host, port))
            .toList();
    var self = "127.0.0." + args[0];
    var config =
        new NodeConfig(
            self,
            self,
            port,
            new Discovery.Peers(all),
            List.of("a-secret-for-all-of-them"),
            Set.of("home"));
    var swarm =
        Swarm.start(self, Terms.USUAL, List.of(COUNTER), charge -> Node.start(config, charge));

    var soon = Duration.ofSeconds(30);
    Runnable count =
        () -> {
          var visits = swarm.call(COUNTER, "visits", 1L, soon).toCompletableFuture().join();
          var where = swarm.whereIs(COUNTER, "visits").toCompletableFuture().join().orElse("?");
          System.out.println(visits + " at " + where);
        };
    var clock = Executors.newSingleThreadScheduledExecutor();
    clock.execute(() -> swarm.register(COUNTER, "visits", soon).toCompletableFuture().join());
    var _ = clock.scheduleWithFixedDelay(count, 1, 1, TimeUnit.SECONDS);
  }
}
