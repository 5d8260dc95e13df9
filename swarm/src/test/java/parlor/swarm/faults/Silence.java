package parlor.swarm.faults;

/// How long nobody was answered, and how long anyone waited for an answer, since a moment. Times in
/// nanoseconds.
final class Silence {

  private long last;
  private long longest;
  private long slowest;

  Silence(long now) {
    last = now;
  }

  /// Forgets all before.
  synchronized void from(long now) {
    last = now;
    longest = 0;
    slowest = 0;
  }

  synchronized void answered(long asked, long now) {
    longest = Math.max(longest, now - last);
    slowest = Math.max(slowest, now - asked);
    last = now;
  }

  synchronized long longestMillis(long now) {
    return Math.max(longest, now - last) / 1_000_000;
  }

  synchronized long slowestMillis() {
    return slowest / 1_000_000;
  }
}
