package parlor.trials.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static parlor.trials.Node.aNode;
import static parlor.trials.Node.aNodeAt;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import parlor.trials.Log;
import parlor.trials.Node;
import parlor.trials.Patience;
import parlor.trials.Place;
import parlor.trials.Room;

/// Some nodes that make one cluster, each a process of its own.
public final class Cluster implements AutoCloseable {

  /// Long enough for a slow machine; the bars are asserted where they are measured.
  public static final Duration JOINING = Duration.ofSeconds(60);

  /// As `./parlor secret` prints one.
  public static final String COOKIE = "trials-3Zb1yq8oXw5mTn7RkE2vLd9sHf4uJc6aGp0iQx";

  private static final AtomicInteger ROOMS = new AtomicInteger();
  private static @Nullable Boolean known;

  private final Node[] nodes;
  private final List<Place> places;
  private final List<List<String>> environments;

  private Cluster(List<Place> places, List<List<String>> environments) {
    this.places = places;
    this.environments = environments;
    this.nodes = new Node[places.size()];
  }

  /// A cluster on loopback addresses, all up, the first node the oldest, the last the youngest.
  public static Cluster aCluster(int size, String... more) {
    var cluster = notYet(size, more);
    cluster.begin();
    return cluster;
  }

  /// The same, none of it started.
  public static Cluster notYet(int size, String... more) {
    assumeTrue(clusteringIsThere(), "This server knows nothing of clusters: no /api/cluster");
    var ports =
        IntStream.range(0, size).mapToObj(i -> address(i) + ":" + Place.freePort(address(i)));
    var peers = ports.toList();
    return new Cluster(
        IntStream.range(0, size).mapToObj(_ -> Place.HERE).toList(),
        IntStream.range(0, size)
            .mapToObj(i ->
                environment(
                    address(i),
                    more,
                    "CLUSTER_PORT=" + peers.get(i).split(":", 2)[1],
                    "CLUSTER_PEERS=" + String.join(",", peers)))
            .toList());
  }

  /// A cluster on hosts of their own, whose addresses each of them knows.
  public static Cluster aCluster(Hosts hosts, String... more) {
    var cluster =
        notYet(
            hosts,
            "CLUSTER_PEERS="
                + hosts.all().stream().map(Host::address).collect(Collectors.joining(",")),
            more);
    cluster.begin();
    return cluster;
  }

  /// On hosts of their own, none started.
  ///
  /// @param discovery how they find each other, such as `DNS_CLUSTER_QUERY=nodes.test`
  public static Cluster notYet(Hosts hosts, String discovery, String... more) {
    assumeTrue(clusteringIsThere(), "This server knows nothing of clusters: no /api/cluster");
    return new Cluster(
        hosts.all().stream().map(Host::place).toList(),
        hosts.all().stream().map(host -> environment(host.address(), more, discovery)).toList());
  }

  private static String address(int index) {
    return "127.0.0." + (2 + index);
  }

  private static List<String> environment(String address, String[] more, String... cluster) {
    var environment = new ArrayList<>(List.of(cluster));
    environment.add("NODE_ADDRESS=" + address);
    environment.add("CLUSTER_COOKIE=" + COOKIE);
    environment.add("ADMIN_TOKEN=" + Standing.TOKEN);
    environment.add("PARLOR_COMMANDS_PER_SECOND=1000");
    environment.add("PARLOR_SOCKETS_PER_ADDRESS=5000");
    environment.add("EXTRA_JAVA_OPTS=-Xmx256m");
    // What comes later counts.
    environment.addAll(List.of(more));
    return environment;
  }

  /// Whether the server that is built here can do this at all.
  private static synchronized boolean clusteringIsThere() {
    if (known == null) {
      try (var node = aNode("ADMIN_TOKEN=" + Standing.TOKEN)) {
        known = Standing.of(node).isPresent();
      }
    }
    return known;
  }

  /// Starts the first, then each of the others when the one before is in.
  private void begin() {
    try {
      for (int i = 0; i < nodes.length; i++) {
        start(i);
        awaitOne();
      }
    } catch (Throwable fault) {
      close();
      throw fault;
    }
  }

  /// Starts a node for the first time.
  ///
  /// @param more of its environment
  public Node start(int index, String... more) {
    var environment = new ArrayList<>(environments.get(index));
    environment.addAll(List.of(more));
    var node = aNodeAt(places.get(index), environment);
    nodes[index] = node;
    return node;
  }

  /// Starts all nodes at the same moment.
  public void startAll() {
    inParallel(IntStream.range(0, nodes.length).mapToObj(i -> (Runnable) () -> start(i)).toList());
  }

  public static void inParallel(Collection<Runnable> all) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var under = all.stream().map(one -> CompletableFuture.runAsync(one, threads)).toList();
      under.forEach(one -> Patience.await(one, Patience.LONG.plus(JOINING), "all in parallel"));
    }
  }

  /// Counted from 0; the first is the oldest where they were started in turn.
  public Node node(int index) {
    var node = nodes[index];
    if (node == null) {
      throw new IllegalStateException("node " + index + " was not started");
    }
    return node;
  }

  /// Where a node talks to others.
  public InetSocketAddress clusterAddress(int index) {
    return new InetSocketAddress(
        InetAddress.ofLiteral(setting(index, "NODE_ADDRESS", "127.0.0.1")),
        Integer.parseInt(setting(index, "CLUSTER_PORT", "9100")));
  }

  private String setting(int index, String name, String otherwise) {
    return environments.get(index).stream()
        .filter(one -> one.startsWith(name + "="))
        .map(one -> one.substring(name.length() + 1))
        .reduce(otherwise, (_, later) -> later);
  }

  /// Those that were started, dead or alive.
  public List<Node> nodes() {
    return Arrays.stream(nodes).flatMap(node -> Optional.ofNullable(node).stream()).toList();
  }

  public List<Node> living() {
    return nodes().stream().filter(Node::isRunning).toList();
  }

  /// All but one.
  public List<Node> without(Node node) {
    return living().stream().filter(one -> !one.equals(node)).toList();
  }

  /// A room that nobody else uses, at a node.
  public Room aRoomAt(int index) {
    return node(index).room("fault-" + ROOMS.incrementAndGet());
  }

  /// Waits until all living nodes are one cluster, and see nothing wrong with each other.
  public String awaitOne() {
    return awaitOne(living());
  }

  /// Waits until these are one cluster, of them and nobody else.
  ///
  /// @return its id
  public static String awaitOne(List<Node> nodes) {
    return awaitOne(nodes, JOINING);
  }

  public static String awaitOne(List<Node> nodes, Duration bound) {
    Patience.until(bound, () -> "one cluster, but " + told(nodes), () -> areOne(nodes));
    return Standing.of(nodes.getFirst()).map(Standing::cluster).orElse("");
  }

  public static boolean areOne(List<Node> nodes) {
    var standings = nodes.stream().flatMap(node -> Standing.of(node).stream()).toList();
    return standings.size() == nodes.size()
        && standings.stream().allMatch(standing -> standing.isWhole(nodes.size()))
        && standings.stream().map(Standing::cluster).distinct().count() == 1;
  }

  /// What each says, for failures.
  public static String told(List<Node> nodes) {
    return nodes.stream()
        .map(node ->
            node.url()
                + " "
                + Standing.of(node).map(standing -> standing.json().toString()).orElse("is silent")
                + ", log "
                + node.log().file())
        .collect(Collectors.joining("\n", "\n", ""));
  }

  public static String standing(Node node) {
    return Standing.of(node).map(Standing::state).orElse("silent");
  }

  /// No node has said that something broke.
  public void nothingBroke() {
    assertThat(nodes())
        .allSatisfy(node -> assertThat(node.log().lines()).noneMatch(line -> Log.isBroken(line)));
  }

  @Override
  public void close() {
    nodes().forEach(Node::close);
  }
}
