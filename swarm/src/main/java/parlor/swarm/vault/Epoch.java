package parlor.swarm.vault;

import java.util.Comparator;

/// One node's right to write a shard. Whoever claims a higher one ends it.
///
/// @param cluster the founding of the cluster it was claimed in; the later one is higher
/// @param number counts the claims of a shard in one cluster, from 1
/// @param node who claimed it
public record Epoch(String cluster, long number, String node) implements Comparable<Epoch> {

  /// Before the first claim.
  public static final Epoch NONE = new Epoch("", 0, "");

  private static final Comparator<Epoch> ORDER =
      Comparator.comparing(Epoch::cluster)
          .thenComparingLong(Epoch::number)
          .thenComparing(Epoch::node);

  public boolean isAfter(Epoch other) {
    return compareTo(other) > 0;
  }

  @Override
  public int compareTo(Epoch other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return equals(NONE) ? "none" : cluster + "/" + number + "/" + node;
  }
}
