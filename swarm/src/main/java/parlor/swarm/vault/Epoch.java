package parlor.swarm.vault;

/// One node's right to write a shard. Whoever claims a higher one ends it.
///
/// @param cluster the founding of the cluster it was claimed in; the later one is higher
/// @param number counts the claims of a shard in one cluster, from 1
/// @param node who claimed it
public record Epoch(String cluster, long number, String node) implements Comparable<Epoch> {

  /// Before the first claim.
  public static final Epoch NONE = new Epoch("", 0, "");

  public boolean isAfter(Epoch other) {
    return compareTo(other) > 0;
  }

  @Override
  public int compareTo(Epoch other) {
    int byCluster = cluster.compareTo(other.cluster);
    if (byCluster != 0) {
      return byCluster;
    }
    int byNumber = Long.compare(number, other.number);
    return byNumber != 0 ? byNumber : node.compareTo(other.node);
  }

  @Override
  public String toString() {
    return equals(NONE) ? "none" : cluster + "/" + number + "/" + node;
  }
}
