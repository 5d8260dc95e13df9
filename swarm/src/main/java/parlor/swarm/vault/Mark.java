package parlor.swarm.vault;

import java.util.Comparator;

/// How far a whole copy of a shard is. Two copies with the same mark hold the same.
///
/// @param epoch in which it was written
/// @param seq how many changes that epoch had made
public record Mark(Epoch epoch, long seq) implements Comparable<Mark> {

  private static final Comparator<Mark> ORDER =
      Comparator.comparing(Mark::epoch).thenComparingLong(Mark::seq);

  @Override
  public int compareTo(Mark other) {
    return ORDER.compare(this, other);
  }
}
