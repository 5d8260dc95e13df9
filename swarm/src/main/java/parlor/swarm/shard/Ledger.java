package parlor.swarm.shard;

import java.util.ArrayDeque;
import java.util.Queue;

/// Answers that wait until what they speak of is safe.
final class Ledger {

  /// An answer.
  ///
  /// @param seq the change it rests on
  private record Due(long seq, String to, Talk.Answer answer) {}

  private final Queue<Due> writes = new ArrayDeque<>();
  private final Queue<Due> reads = new ArrayDeque<>();

  void written(long seq, String to, Talk.Answer answer) {
    writes.add(new Due(seq, to, answer));
  }

  void read(long seq, String to, Talk.Answer answer) {
    reads.add(new Due(seq, to, answer));
  }

  /// Gives all answers that may be given now.
  ///
  /// @param safe the last change that all holders have
  /// @param leased whether reads may be answered
  void settle(long safe, boolean leased, Out out) {
    give(writes, safe, out);
    if (leased) {
      give(reads, safe, out);
    }
  }

  private static void give(Queue<Due> queue, long safe, Out out) {
    for (var due = queue.peek(); due != null && due.seq() <= safe; due = queue.peek()) {
      queue.remove();
      out.say(due.to(), due.answer());
    }
  }

  int size() {
    return writes.size() + reads.size();
  }
}
