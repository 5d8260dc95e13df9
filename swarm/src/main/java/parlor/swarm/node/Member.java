package parlor.swarm.node;

import java.util.Set;

/// A node as this one sees it.
///
/// @param name what it is called, such as `parlor@10.0.0.2`; the same through all its memberships
/// @param address where it is reached by nodes, `host:port`
/// @param roles what it is here for: `web`, `home`
/// @param status how far it is in or out, in Pekko's words
/// @param reachable whether it answered lately
/// @param age 1 for the member that has been here longest
/// @param life another number for each of its memberships
public record Member(
    String name,
    String address,
    Set<String> roles,
    String status,
    boolean reachable,
    int age,
    long life) {

  /// The role of those who keep what must not be lost.
  public static final String HOME = "home";

  public Member {
    roles = Set.copyOf(roles);
  }

  public boolean isHome() {
    return roles.contains(HOME);
  }
}
