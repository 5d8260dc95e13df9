package parlor.swarm.node;

import java.util.List;
import java.util.Set;

/// What a node must know to be a member.
///
/// @param name what it is called, unique in the cluster, such as `parlor@10.0.0.2`
/// @param host the address other nodes reach it by, IPv6 without brackets
/// @param port the port nodes talk on
/// @param discovery how it finds the others
/// @param cookies the shared secret, and while it is being changed the one to come or the one that
///   was; this node shows the first and believes both
/// @param roles what it is here for
public record NodeConfig(
    String name,
    String host,
    int port,
    Discovery discovery,
    List<String> cookies,
    Set<String> roles) {

  public NodeConfig {
    cookies = List.copyOf(cookies);
    roles = Set.copyOf(roles);
    if (cookies.isEmpty() || cookies.size() > 2) {
      throw new IllegalArgumentException("one secret or two, not " + cookies.size());
    }
  }

  /// Says nothing of the secrets.
  @Override
  public String toString() {
    return "%s at %s:%d, %s, found by %s".formatted(name, host, port, roles, discovery);
  }
}
