package parlor.swarm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import parlor.swarm.node.Discovery;
import parlor.swarm.node.Node;
import parlor.swarm.node.NodeConfig;
import parlor.swarm.shard.Terms;

/// Real nodes of one cluster in this JVM, at loopback addresses of their own.
final class Nodes implements AutoCloseable {

  static final Terms TERMS = new Terms(32, 2, 1_000, 250, 300, 30_000);

  private final List<Swarm> swarms = new ArrayList<>();

  /// @param kinds for each node those it knows
  @SafeVarargs
  Nodes(List<Kind<?, ?, ?>>... kinds) {
    var places = new ArrayList<Discovery.HostPort>();
    for (int i = 1; i <= kinds.length; i++) {
      places.add(place("127.0.0." + i));
    }
    for (int i = 0; i < kinds.length; i++) {
      swarms.add(start(places.get(i), places, kinds[i]));
    }
  }

  private static Discovery.HostPort place(String host) {
    try (var socket = new ServerSocket(0, 1, InetAddress.getByName(host))) {
      return new Discovery.HostPort(host, socket.getLocalPort());
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
  }

  private static Swarm start(
      Discovery.HostPort place, List<Discovery.HostPort> all, List<Kind<?, ?, ?>> kinds) {
    var name = "parlor@" + place.host();
    var config =
        new NodeConfig(
            name,
            place.host(),
            place.port(),
            new Discovery.Peers(all),
            List.of("a-cookie-of-the-tests-0123456789"),
            Set.of("home"));
    return Swarm.start(name, TERMS, kinds, charge -> Node.start(config, charge));
  }

  Swarm get(int i) {
    return swarms.get(i);
  }

  List<Swarm> all() {
    return List.copyOf(swarms);
  }

  /// Waits until every shard is served, and held by two, and every node serves some.
  void awaitWhole() {
    Wait.until(60, this::isWhole);
    if (!isWhole()) {
      throw new AssertionError("not whole: " + swarms.stream().map(Swarm::counts).toList());
    }
  }

  private boolean isWhole() {
    var counts = swarms.stream().map(swarm -> swarm.counts().shards()).toList();
    return counts.stream().mapToInt(shards -> shards.open()).sum() == TERMS.shards()
        && counts.stream().allMatch(shards -> shards.open() > 0 && shards.missing() == 0)
        && counts.stream().mapToInt(shards -> shards.held()).sum()
            == TERMS.shards() * Math.min(2, swarms.size());
  }

  /// One of them leaves in good order.
  void leaves(int i) {
    var gone = swarms.remove(i);
    if (!await(gone.drain())) {
      throw new AssertionError("nobody takes over");
    }
    await(gone.leave(Duration.ZERO));
  }

  /// One has another drained.
  void isDrainedBy(int i, int by) {
    var gone = swarms.get(i);
    var name = gone.node().membership().self().name();
    var ordered = await(swarms.get(by).drain(name, false));
    if (!ordered.equals(new Draining.Begun())) {
      throw new AssertionError("not drained: " + ordered);
    }
    await(gone.drained());
    await(gone.leave(Duration.ZERO));
    swarms.remove(i);
  }

  static <T> T await(CompletionStage<T> stage) {
    return stage.toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
  }

  @Override
  public void close() {
    swarms.forEach(swarm -> await(swarm.node().leave()));
  }
}
