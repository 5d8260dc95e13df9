package parlor;

import static parlor.Variable.CLUSTER_COOKIE;
import static parlor.Variable.CLUSTER_PEERS;
import static parlor.Variable.CLUSTER_PORT;
import static parlor.Variable.DNS_CLUSTER_QUERY;
import static parlor.Variable.NODE_ADDRESS;
import static parlor.Variable.NODE_NAME;
import static parlor.Variable.NODE_ROLES;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import parlor.swarm.node.Discovery;
import parlor.swarm.node.NodeConfig;

/// What the environment says about other nodes. There are none, and nothing to know of them, until
/// it says how they are found.
final class Clustering {

  /// What nodes that only meet on one machine may do without a cookie of their own: nobody else
  /// reaches them, and whoever is on that machine could read theirs.
  private static final String DEVELOPMENT_COOKIE = "for-development-on-loopback-only";

  /// Where platforms say which address a node has, by the order in which they are believed.
  private static final List<String> PLATFORMS =
      List.of("FLY_PRIVATE_IP", "HEROKU_PRIVATE_IP", "POD_IP");

  private final ConfigReader reader;
  private final Supplier<InetAddress> ownAddress;
  private final int port;
  private final String name;
  private final List<String> cookies;
  private final Set<Role> roles;

  /// @param ownAddress asked only where a cluster is configured and nothing says the address
  Clustering(ConfigReader reader, Supplier<InetAddress> ownAddress) {
    this.reader = reader;
    this.ownAddress = ownAddress;
    this.port = reader.number(CLUSTER_PORT);
    this.name = reader.text(NODE_NAME).orElseThrow();
    this.cookies = reader.list(CLUSTER_COOKIE);
    this.roles = reader.roles();
  }

  Optional<NodeConfig> node() {
    var discovery = discovery();
    if (discovery.isEmpty()) {
      var _ = reader.text(NODE_ADDRESS);
      noticeWhatIsUnused();
      refuseToBeHalf();
    }
    return discovery.flatMap(this::node);
  }

  /// What this node is called as long as it is alone.
  String lonelyName() {
    return name;
  }

  private Optional<Discovery> discovery() {
    var names = reader.list(DNS_CLUSTER_QUERY);
    var peers = reader.list(CLUSTER_PEERS);
    if (reader.isSet(DNS_CLUSTER_QUERY) && reader.isSet(CLUSTER_PEERS)) {
      reader.problem(
          "DNS_CLUSTER_QUERY is \"%s\" and CLUSTER_PEERS is \"%s\" but only one of the two may be set"
              .formatted(String.join(",", names), String.join(",", peers)));
    }
    if (!names.isEmpty()) {
      return Optional.of(new Discovery.Dns(names, port));
    }
    return Optional.of(peers.stream().flatMap(peer -> Peer.parse(peer, port).stream()).toList())
        .filter(found -> !found.isEmpty())
        .map(Discovery.Peers::new);
  }

  private Optional<NodeConfig> node(Discovery discovery) {
    var ip = address();
    var called =
        name + "@" + (port == Integer.parseInt(CLUSTER_PORT.preset()) ? ip : ip.with(port));
    var shown = cookies(ip);
    return shown.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new NodeConfig(called, ip.toString(), port, discovery, shown, Role.words(roles)));
  }

  /// How someone is a member who comes to look, without a role: at any free port, so that there may
  /// be many of them on one machine, nodes beside them.
  Optional<NodeConfig> visitor(String visitor, Machine machine) {
    return discovery().flatMap(discovery -> visitor(discovery, visitor, machine));
  }

  private Optional<NodeConfig> visitor(Discovery discovery, String visitor, Machine machine) {
    var ip = address(discovery, machine);
    var free = machine.freePort(ip.address());
    if (free.isEmpty()) {
      reader.problem(ip + " is no address of this machine. Say which it has: NODE_ADDRESS");
      return Optional.empty();
    }
    var shown = cookies(ip);
    return Optional.of(
        new NodeConfig(
            visitor + "@" + ip.with(free.getAsInt()),
            ip.toString(),
            free.getAsInt(),
            discovery,
            shown,
            Set.of()));
  }

  /// What a platform says is true where its nodes run, and need not be where someone looks at them
  /// from.
  private Ip address(Discovery discovery, Machine machine) {
    return reader
        .text(NODE_ADDRESS)
        .flatMap(Ip::parse)
        .or(() ->
            platformAddress()
                .flatMap(Ip::parse)
                .filter(ip -> machine.freePort(ip.address()).isPresent()))
        .or(() -> towardsFirst(discovery, machine).map(Ip::new))
        .orElseGet(() -> new Ip(machine.likely()));
  }

  private static Optional<InetAddress> towardsFirst(Discovery discovery, Machine machine) {
    return switch (discovery) {
      case Discovery.Dns dns -> machine.towards(dns.names().getFirst(), dns.port());
      case Discovery.Peers peers -> {
        var first = peers.peers().getFirst();
        yield machine.towards(first.host(), first.port());
      }
    };
  }

  private Ip address() {
    return reader
        .text(NODE_ADDRESS)
        .or(this::platformAddress)
        .flatMap(Ip::parse)
        .orElseGet(() -> new Ip(ownAddress.get()));
  }

  private Optional<String> platformAddress() {
    var said = reader.first(PLATFORMS);
    said.filter(entry -> !Ip.isOfOneNode(entry.getValue()))
        .ifPresent(entry ->
            reader.problem(
                "%s is \"%s\" but must be %s"
                    .formatted(entry.getKey(), entry.getValue(), NODE_ADDRESS.rule())));
    return said.map(entry -> entry.getValue()).filter(Ip::isOfOneNode);
  }

  private List<String> cookies(Ip ip) {
    if (reader.isSet(CLUSTER_COOKIE)) {
      return cookies;
    }
    if (ip.isLoopback()) {
      reader.notice(
          "CLUSTER_COOKIE is not set: nodes on this machine share a secret that everyone knows");
    } else {
      reader.problem(
          "CLUSTER_COOKIE is not set but must be where other machines can reach this node (at "
              + ip
              + "), and the same on all nodes; ./parlor secret makes one");
    }
    return List.of(DEVELOPMENT_COOKIE);
  }

  private void refuseToBeHalf() {
    if (roles.size() < Role.values().length) {
      reader.problem(
          "NODE_ROLES is \"%s\" but a node alone must be both, web,home: nothing says how to find others"
              .formatted(reader.text(NODE_ROLES).orElse("")));
    }
  }

  private void noticeWhatIsUnused() {
    var unused =
        Stream.of(CLUSTER_PORT, CLUSTER_COOKIE, NODE_NAME, NODE_ADDRESS)
            .filter(reader::isSet)
            .map(Variable::name)
            .collect(Collectors.joining(", "));
    if (!unused.isEmpty()) {
      reader.notice(
          "This node stays alone: neither DNS_CLUSTER_QUERY nor CLUSTER_PEERS says how to find"
              + " others, though there is "
              + unused);
    }
  }
}
