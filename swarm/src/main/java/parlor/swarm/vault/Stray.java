package parlor.swarm.vault;

import java.util.List;
import java.util.stream.IntStream;

/// A copy that belongs to no shard any more, since its cluster has gone into an older one; or only
/// the knowledge that others have one.
///
/// @param mark how far it is; without a copy, before the first change
/// @param last who held the shard in that cluster, as far as this node had heard
public record Stray(int shard, Mark mark, Holders last, Cells cells) {

  public boolean isCopy() {
    return mark.seq() >= 0;
  }

  /// All of it, to be sent.
  public List<Message.Brought> slices() {
    var slices = cells.slices();
    return IntStream.range(0, slices.size())
        .mapToObj(i -> new Message.Brought(shard, mark, i, slices.size(), slices.get(i)))
        .toList();
  }
}
