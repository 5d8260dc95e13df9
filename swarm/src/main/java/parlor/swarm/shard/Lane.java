package parlor.swarm.shard;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The calls of one JVM to one shard, in order: so many are asked at a time, and only those are
/// asked again. Else whoever is slow would be asked ever more.
///
/// @param <C> a call
final class Lane<C> {

  /// As many as a shard does in some milliseconds.
  private static final int WINDOW = 256;

  private final TreeMap<Long, C> asked = new TreeMap<>();
  private final Queue<Long> queued = new ArrayDeque<>();

  /// Whether there is room to ask one more now; if not, it waits for its turn.
  boolean enters(long number, C call) {
    boolean enters = asked.size() < WINDOW;
    if (enters) {
      asked.put(number, call);
    } else {
      queued.add(number);
    }
    return enters;
  }

  /// A call is over.
  void leave(long number) {
    asked.remove(number);
  }

  /// The numbers of those whose turn it is now, each to be entered.
  List<Long> next() {
    var next = new ArrayList<Long>();
    while (asked.size() + next.size() < WINDOW && !queued.isEmpty()) {
      next.add(queued.remove());
    }
    return next;
  }

  Collection<C> asked() {
    return asked.values();
  }

  /// The lowest number that is still waited for, where this one is.
  long floor(long number) {
    Long first = first();
    return first == null ? number : Math.min(first, number);
  }

  private @Nullable Long first() {
    return asked.isEmpty() ? null : asked.firstKey();
  }

  boolean isEmpty() {
    return asked.isEmpty() && queued.isEmpty();
  }
}
