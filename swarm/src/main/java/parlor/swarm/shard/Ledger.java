package parlor.swarm.shard;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;

/// What waits until that on which it rests is safe.
final class Ledger {

  /// @param seq the change it rests on
  private record Due(long seq, Effect effect) {}

  private final Queue<Due> writes = new ArrayDeque<>();
  private final Queue<Due> reads = new ArrayDeque<>();

  void written(long seq, Effect effect) {
    writes.add(new Due(seq, effect));
  }

  void read(long seq, Effect effect) {
    reads.add(new Due(seq, effect));
  }

  /// Gives all that may be done now.
  ///
  /// @param safe the last change that all holders have
  /// @param leased whether reads may be answered
  void settle(long safe, boolean leased, Consumer<Effect> done) {
    give(writes, safe, done);
    if (leased) {
      give(reads, safe, done);
    }
  }

  private static void give(Queue<Due> queue, long safe, Consumer<Effect> done) {
    for (var due = queue.peek(); due != null && due.seq() <= safe; due = queue.peek()) {
      queue.remove();
      done.accept(due.effect());
    }
  }

  int size() {
    return writes.size() + reads.size();
  }
}
