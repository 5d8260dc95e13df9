package parlor.swarm.vault;

import java.util.List;

/// What is written to a shard at once, or not at all.
///
/// @param seq its place among the changes of the epoch, from 1
public record Change(long seq, List<Write> writes) {
  public Change {
    writes = List.copyOf(writes);
  }

  /// What it takes in a letter, roughly, in bytes.
  public int size() {
    int size = 0;
    for (var write : writes) {
      size += write.size();
    }
    return size;
  }
}
