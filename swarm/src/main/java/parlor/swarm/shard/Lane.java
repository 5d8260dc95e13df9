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

  /// How many later calls may be answered while an earlier one waits: the shard keeps all of these
  /// answers until then.
  private static final int MOST_KEPT = 10_000;

  private final TreeMap<Long, C> asked = new TreeMap<>();

  /// For those that are asked: how many were asked before.
  private final TreeMap<Long, Long> places = new TreeMap<>();

  private long entered;
  private final Queue<Long> queued = new ArrayDeque<>();

  /// Whether there is room to ask one more now; if not, it waits for its turn.
  boolean enters(long number, C call) {
    boolean enters = queued.isEmpty() && hasRoom(0);
    if (enters) {
      admit(number, call);
    } else {
      queued.add(number);
    }
    return enters;
  }

  /// One that has waited is asked now.
  void admit(long number, C call) {
    asked.put(number, call);
    places.put(number, entered++);
  }

  /// A call is over.
  void leave(long number) {
    asked.remove(number);
    places.remove(number);
  }

  /// Whether one more may be asked when so many others are about to be.
  private boolean hasRoom(int others) {
    long kept = places.isEmpty() ? 0 : entered + others - places.firstEntry().getValue();
    return asked.size() + others < WINDOW && kept < MOST_KEPT;
  }

  /// The numbers of those whose turn it is now, each to be admitted unless it is over.
  List<Long> next() {
    var next = new ArrayList<Long>();
    while (hasRoom(next.size()) && !queued.isEmpty()) {
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
