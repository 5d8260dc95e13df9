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
/// @param answered whether the owner said what follows; else it is silent
/// @param registered whether there is a process of this name
/// @param why it is on that node, in the owner's words
/// @param since how long it has been there
public record Explanation(
    int shard,
    String epoch,
    String owner,
    List<String> holders,
    boolean answered,
    boolean registered,
    String why,
    Duration since) {
  public Explanation {
    holders = List.copyOf(holders);
  }
}
