package parlor.swarm.vault;

/// How far a whole copy of a shard is. Two copies with the same mark hold the same.
///
/// @param epoch in which it was written
/// @param seq how many changes that epoch had made
public record Mark(Epoch epoch, long seq) implements Comparable<Mark> {

  @Override
  public int compareTo(Mark other) {
    int byEpoch = epoch.compareTo(other.epoch);
    return byEpoch != 0 ? byEpoch : Long.compare(seq, other.seq);
  }
}
