package parlor.rooms;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// The last answers one seat was given, by the ids of its commands: a browser that lost its
/// connection sends again what it has no answer to, and must not do a thing twice.
///
/// A node keeps this for everyone who ever asked for something in its rooms, so it is small, and
/// starts smaller.
final class Answers {

  private static final int KEPT = 32;

  private final Deque<Notice.Answer> latest = new ArrayDeque<>(4);

  Optional<Notice.Answer> find(String id) {
    for (var answer : latest) {
      if (answer.id().equals(id)) {
        return Optional.of(answer);
      }
    }
    return Optional.empty();
  }

  /// Keeps an answer to a command that had none.
  void remember(Notice.Answer answer) {
    if (latest.size() == KEPT) {
      latest.removeFirst();
    }
    latest.addLast(answer);
  }
}
