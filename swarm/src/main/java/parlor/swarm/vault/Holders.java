package parlor.swarm.vault;

import java.util.Comparator;
import java.util.List;

/// Who holds a shard whole: a change is acknowledged only when all of these have it.
///
/// @param epoch of the owner, who is one of them
/// @param version counts the changes of the list in that epoch, from 1
/// @param nodes all of them
public record Holders(Epoch epoch, long version, List<String> nodes)
    implements Comparable<Holders> {

  /// Nobody was ever named.
  public static final Holders NONE = new Holders(Epoch.NONE, 0, List.of());

  private static final Comparator<Holders> ORDER =
      Comparator.comparing(Holders::epoch).thenComparingLong(Holders::version);

  public Holders {
    nodes = List.copyOf(nodes);
  }

  /// The node that owns the shard, as far as this is still so; empty before the first.
  public String owner() {
    return epoch.node();
  }

  @Override
  public int compareTo(Holders other) {
    return ORDER.compare(this, other);
  }
}
