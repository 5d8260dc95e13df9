package parlor.swarm.shard;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What has its time, by when that is over: rounded up, so that many end together.
///
/// @param <I> an item
final class Deadlines<I extends Deadlines.Item> {

  private static final long STEP_MILLIS = 50;

  /// Something that has its time; in a ring with others that end with it.
  static class Item {
    private @Nullable Item before;
    private @Nullable Item after;
    private long end;
  }

  /// The ring of each end begins and ends with an item that is nothing else.
  private final TreeMap<Long, Item> rings = new TreeMap<>();

  /// Most have as much time as the one before.
  private @Nullable Item last;

  /// An item has its time from now on.
  void add(I item, long deadline) {
    long end = (deadline / STEP_MILLIS + 1) * STEP_MILLIS;
    if (last == null || last.end != end) {
      last = rings.computeIfAbsent(end, Deadlines::ring);
    }
    Item added = item;
    link(last.before, added);
    link(added, last);
  }

  private static Item ring(long end) {
    var ring = new Item();
    ring.end = end;
    link(ring, ring);
    return ring;
  }

  private static void link(@Nullable Item one, @Nullable Item next) {
    if (one == null || next == null) {
      throw new IllegalStateException("it is not in a ring");
    }
    one.after = next;
    next.before = one;
  }

  /// It needs no more time.
  void remove(I item) {
    Item removed = item;
    if (removed.after != null) {
      link(removed.before, removed.after);
      removed.before = null;
      removed.after = null;
    }
  }

  /// Takes those out whose time is over.
  List<I> over(long now) {
    var over = new ArrayList<I>();
    while (!rings.isEmpty() && rings.firstKey() <= now) {
      var ring = rings.pollFirstEntry().getValue();
      if (ring.equals(last)) {
        last = null;
      }
      for (var item = ring.after; item != null && !item.equals(ring); item = ring.after) {
        @SuppressWarnings("unchecked") // only those are added
        var one = (I) item;
        remove(one);
        over.add(one);
      }
    }
    return over;
  }
}
