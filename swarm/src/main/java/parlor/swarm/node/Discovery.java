package parlor.swarm.node;

import java.util.List;

/// How the addresses of nodes are found. Asked again and again for as long as the node lives.
public sealed interface Discovery {

  /// DNS names whose A and AAAA records are all nodes, each on the same port.
  ///
  /// The servers themselves are asked, names taken as they stand: no search list, and no hosts
  /// file, so `localhost` and its like are not found.
  record Dns(List<String> names, int port) implements Discovery {
    public Dns {
      names = List.copyOf(names);
    }
  }

  /// A fixed list, this node perhaps among them.
  record Peers(List<HostPort> peers) implements Discovery {
    public Peers {
      peers = List.copyOf(peers);
    }
  }

  /// Where a node listens.
  ///
  /// @param host an address or a name; IPv6 without brackets
  record HostPort(String host, int port) {}
}
