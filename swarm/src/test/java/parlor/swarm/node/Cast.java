package parlor.swarm.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// The nodes of one test: they know each other's places and leave when it ends.
final class Cast implements AutoCloseable {

  static final String COOKIE = "a-cookie-of-the-tests-0123456789";
  static final Set<String> HOME = Set.of("web", "home");

  private final List<Discovery.HostPort> places = new ArrayList<>();
  private final Map<Integer, Node> nodes = new HashMap<>();

  /// @param size how many places there are, from 0, each on an address of its own
  Cast(int size) {
    for (int i = 0; i < size; i++) {
      var host = "127.0.0." + (i + 1);
      places.add(new Discovery.HostPort(host, freePort(host)));
    }
  }

  /// Nodes on these hosts, each on a port of its own.
  Cast(String... hosts) {
    for (var host : hosts) {
      places.add(new Discovery.HostPort(host, freePort(host)));
    }
  }

  static int freePort(String host) {
    try (var socket = new ServerSocket(0, 1, InetAddress.getByName(host))) {
      return socket.getLocalPort();
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
  }

  Discovery.HostPort place(int i) {
    return places.get(i);
  }

  String name(int i) {
    return "parlor@" + places.get(i).host() + ":" + places.get(i).port();
  }

  Discovery all() {
    return new Discovery.Peers(places);
  }

  Discovery only(Integer... known) {
    return new Discovery.Peers(List.of(known).stream().map(places::get).toList());
  }

  Node start(int i) {
    return start(i, all(), HOME, COOKIE);
  }

  Node start(int i, Discovery discovery, Set<String> roles, String... cookies) {
    var place = places.get(i);
    var node =
        Node.start(
            new NodeConfig(
                name(i), place.host(), place.port(), discovery, List.of(cookies), roles));
    nodes.put(i, node);
    return node;
  }

  Node node(int i) {
    return java.util.Objects.requireNonNull(nodes.get(i));
  }

  /// Waits until all of these see exactly each other, in one cluster.
  void together(int seconds, Node... all) {
    await(seconds, () -> areTogether(all), () -> "not together: " + shown(all));
  }

  private static boolean areTogether(Node... all) {
    var clusters = List.of(all).stream().map(n -> n.membership().cluster()).distinct().toList();
    return clusters.size() == 1
        && clusters.getFirst().isPresent()
        && List.of(all).stream()
            .allMatch(n ->
                n.membership().state() == Membership.State.UP
                    && n.membership().others().size() == all.length - 1
                    && n.membership().others().stream()
                        .allMatch(o -> o.reachable() && o.status().equals("Up")));
  }

  static String shown(Node... all) {
    var text = new StringBuilder();
    List.of(all).forEach(n -> text.append('\n').append(n.membership()));
    return text.toString();
  }

  static void await(int seconds, BooleanSupplier done, java.util.function.Supplier<String> else_) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (!done.getAsBoolean() && System.nanoTime() < end) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
    assertThat(done.getAsBoolean()).as(else_.get()).isTrue();
  }

  static void still(Duration time, BooleanSupplier holds) {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      assertThat(holds.getAsBoolean()).isTrue();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
  }

  @Override
  public void close() {
    var leaving =
        nodes.values().stream()
            .map(Node::leave)
            .map(CompletionStage::toCompletableFuture)
            .toArray(CompletableFuture[]::new);
    CompletableFuture.allOf(leaving).join();
  }
}
