package parlor.swarm;

import java.time.Duration;
import java.util.List;

/// Where a name is, how safe, and why there.
///
/// @param shard in which it falls
/// @param epoch in which that is owned, as far as this node has heard; `none` before it was opened
///   for the first time
/// @param owner the node that owns it; empty before
/// @param holders all nodes that hold it whole, the owner first
/// @param registered whether there is a process of this name; false, too, where the owner is silent
/// @param why it is on that node, in the owner's words; that it is silent, where it is
/// @param since how long it has been there
public record Explanation(
    int shard,
    String epoch,
    String owner,
    List<String> holders,
    boolean registered,
    String why,
    Duration since) {
  public Explanation {
    holders = List.copyOf(holders);
  }
}
