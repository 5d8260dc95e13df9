package parlor.swarm;

import java.util.List;

/// Where a name is, and how safe, as far as one node has heard.
///
/// @param shard in which it falls
/// @param epoch in which that is owned; `none` before it was opened for the first time
/// @param owner the node that owns it; empty before
/// @param holders all nodes that hold it whole, the owner first
public record Explanation(int shard, String epoch, String owner, List<String> holders) {
  public Explanation {
    holders = List.copyOf(holders);
  }
}
