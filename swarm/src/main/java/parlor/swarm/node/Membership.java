package parlor.swarm.node;

import java.util.List;
import java.util.Optional;

/// The cluster as this node sees it at one moment.
///
/// @param state how far this node is
/// @param self this node
/// @param others the other members that are not removed, reachable or not; none unless this node is
///   a member
/// @param cluster the id of the cluster's founding; nothing while this node is in none
/// @param restarts how often this node had to begin its membership anew
public record Membership(
    State state, Member self, List<Member> others, Optional<String> cluster, int restarts) {

  /// How far a node is.
  public enum State {
    /// Looks for others, or waits until it may join or found a cluster.
    SEEKING,
    /// A member.
    UP,
    /// On its way out, for good.
    LEAVING
  }

  public Membership {
    others = List.copyOf(others);
  }
}
