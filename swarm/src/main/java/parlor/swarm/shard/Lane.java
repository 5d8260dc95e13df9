package parlor.swarm.shard;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
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

  /// The place of a call that is asked.
  ///
  /// @param <C> a call
  static final class Seat<C> {
    private final long number;
    private final C call;
    private final long place;
    private boolean left;

    private Seat(long number, C call, long place) {
      this.number = number;
      this.call = call;
      this.place = place;
    }
  }

  /// In the order of their numbers; the first has not left.
  private final Queue<Seat<C>> asked = new ArrayDeque<>();

  private int count;
  private long entered;
  private final Queue<Long> queued = new ArrayDeque<>();

  /// Asks one more now where there is room; else it waits for its turn.
  ///
  /// @return nothing where it waits
  @Nullable Seat<C> enter(long number, C call) {
    if (queued.isEmpty() && hasRoom(0)) {
      return admit(number, call);
    }
    queued.add(number);
    return null;
  }

  /// One that has waited is asked now.
  Seat<C> admit(long number, C call) {
    var seat = new Seat<>(number, call, entered++);
    asked.add(seat);
    count++;
    return seat;
  }

  /// A call is over.
  void leave(Seat<C> seat) {
    if (!seat.left) {
      seat.left = true;
      count--;
      for (var first = asked.peek(); first != null && first.left; first = asked.peek()) {
        asked.remove();
      }
    }
  }

  /// Whether one more may be asked when so many others are about to be.
  private boolean hasRoom(int others) {
    var first = asked.peek();
    long kept = first == null ? 0 : entered + others - first.place;
    return count + others < WINDOW && kept < MOST_KEPT;
  }

  /// The numbers of those whose turn it is now, each to be admitted unless it is over.
  List<Long> next() {
    if (queued.isEmpty()) {
      return List.of();
    }
    var next = new ArrayList<Long>();
    while (hasRoom(next.size()) && !queued.isEmpty()) {
      next.add(queued.remove());
    }
    return next;
  }

  /// Those that are asked.
  List<C> asked() {
    var calls = new ArrayList<C>(count);
    for (var seat : asked) {
      if (!seat.left) {
        calls.add(seat.call);
      }
    }
    return calls;
  }

  /// The lowest number that is still waited for, where this one is.
  long floor(long number) {
    var first = asked.peek();
    return first == null ? number : Math.min(first.number, number);
  }

  boolean isEmpty() {
    return asked.isEmpty() && queued.isEmpty();
  }
}
