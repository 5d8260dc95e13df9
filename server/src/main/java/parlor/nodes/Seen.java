package parlor.nodes;

import java.util.Optional;
import parlor.swarm.node.Member;
import parlor.swarm.vault.Message;

/// A node as it is seen from this one.
///
/// @param member what the cluster knows of it
/// @param share what it has of the swarm, as it told some seconds ago; nothing where it told
///   nothing
/// @param told what it said of itself last
public record Seen(Member member, Optional<Message.Share> share, Optional<Told> told) {

  /// What a node said of itself.
  ///
  /// @param millisAgo how long ago that was heard
  public record Told(Report report, long millisAgo) {}
}
