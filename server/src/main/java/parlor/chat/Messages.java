package parlor.chat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// The last texts that appeared on a node. Safe to use from any thread.
final class Messages {

  private final int most;
  private final Deque<Message> latest = new ArrayDeque<>();

  /// @param most so many are kept
  Messages(int most) {
    this.most = most;
  }

  synchronized void add(Message message) {
    if (latest.size() == most) {
      latest.removeFirst();
    }
    latest.addLast(message);
  }

  /// Oldest first.
  synchronized List<Message> latest() {
    return List.copyOf(latest);
  }
}
