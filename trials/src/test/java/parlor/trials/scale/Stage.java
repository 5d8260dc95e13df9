package parlor.trials.scale;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import parlor.trials.Http;
import parlor.trials.Node;
import parlor.trials.Patience;
import parlor.trials.Vitals;
import parlor.trials.cluster.Cluster;
import parlor.trials.cluster.Host;
import parlor.trials.cluster.Hosts;
import parlor.trials.cluster.NameServer;
import parlor.trials.cluster.Proxy;

/// The real parts: nodes on hosts of their own, which find each other by a name server, and a proxy
/// in front of them.
final class Stage implements AutoCloseable {

  private static final String NAME = "parlor.test";

  /// Sockets of the proxy beside those of voters.
  private static final int SPARE = 500;

  private static final Duration STARTING = Duration.ofMinutes(3);

  private final Deque<Closing> parts = new ArrayDeque<>();
  private final Hosts hosts;
  private final Cluster cluster;
  private final Proxy proxy;
  private final Duration formed;

  /// How a part of it ends.
  private interface Closing extends AutoCloseable {
    @Override
    void close();
  }

  /// Starts all of it, a node when the one before is open: ten JVMs that start at the same moment
  /// have nothing left of few processors to hear each other with.
  Stage(Options options) {
    try {
      hosts = with(Hosts.some(options.nodes()), Hosts::close);
      var names = with(new NameServer(hosts.gate()), NameServer::close);
      names.say(NAME, hosts.all().stream().map(Host::address).toList());
      cluster =
          with(
              Cluster.notYet(
                  hosts,
                  "DNS_CLUSTER_QUERY=" + NAME,
                  "PARLOR_SOCKETS_PER_ADDRESS=1000000",
                  "EXTRA_JAVA_OPTS=" + options.javaOptions()),
              Cluster::close);
      long began = System.nanoTime();
      IntStream.range(0, options.nodes()).forEach(cluster::start);
      Cluster.awaitOne(cluster.nodes(), STARTING);
      formed = Duration.ofNanos(System.nanoTime() - began);
      proxy = with(Proxy.forMany(cluster.nodes(), options.proxied() + SPARE), Proxy::close);
    } catch (Throwable fault) {
      close();
      throw fault;
    }
  }

  private <T> T with(T part, Consumer<T> end) {
    parts.push(() -> end.accept(part));
    return part;
  }

  /// From the start of the first process to one cluster of all.
  Duration formed() {
    return formed;
  }

  List<LoadPlan.Address> doors() {
    return cluster.nodes().stream()
        .map(node -> new LoadPlan.Address(node.host(), node.port()))
        .toList();
  }

  LoadPlan.Address proxyDoor() {
    return new LoadPlan.Address(proxy.host(), proxy.port());
  }

  Node node(int index) {
    return cluster.node(index);
  }

  List<Node> nodes() {
    return cluster.nodes();
  }

  // What is done to it.

  /// Waits until those that live are one cluster, and take people.
  Duration awaitOne() {
    long began = System.nanoTime();
    var living = cluster.living();
    Cluster.awaitOne(living, STARTING);
    living.forEach(node ->
        Patience.until(
            Patience.LONG,
            () -> "readiness of " + node.url(),
            () -> Http.get(node, "/health/ready").status() == 200));
    return Duration.ofNanos(System.nanoTime() - began);
  }

  void cut(int index) {
    hosts.cut(hosts.host(index));
  }

  void heal(int index) {
    hosts.heal(hosts.host(index));
  }

  // What can be seen of it.

  long living() {
    return cluster.living().size();
  }

  /// Resident memory of those that run, by node, in megabytes.
  Map<String, Long> megabytes() {
    var all = new TreeMap<String, Long>();
    for (int i = 0; i < cluster.nodes().size(); i++) {
      var node = cluster.node(i);
      if (node.isRunning()) {
        try {
          all.put("node " + (i + 1), Vitals.of(node).residentKilobytes() / 1_024);
        } catch (UncheckedIOException unreadable) {
          if (node.isRunning()) {
            throw unreadable;
          }
        }
      }
    }
    return all;
  }

  long kilobytes() {
    return cluster.living().stream().mapToLong(node -> Vitals.of(node).residentKilobytes()).sum();
  }

  /// The last first; also where not all of it came about.
  @Override
  public void close() {
    while (!parts.isEmpty()) {
      parts.pop().close();
    }
  }
}
