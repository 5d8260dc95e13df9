package parlor.swarm.faults;

import java.util.HashMap;
import java.util.Map;

/// How long nobody was answered, and how long anyone waited, since a moment. Who waits still, or
/// has given up, waited too. Times in nanoseconds.
final class Silence {

  private final Map<Integer, Long> waiting = new HashMap<>();
  private long from;
  private long last;
  private long longest;
  private long slowest;

  Silence(long now) {
    from(now);
  }

  /// Forgets all before.
  synchronized void from(long now) {
    from = now;
    last = now;
    longest = 0;
    slowest = 0;
  }

  /// @param lane who asks, one question at a time
  synchronized void asked(int lane, long now) {
    waiting.put(lane, now);
  }

  synchronized void answered(int lane, long now) {
    longest = Math.max(longest, now - last);
    last = now;
    gaveUp(lane, now);
  }

  synchronized void gaveUp(int lane, long now) {
    var asked = waiting.remove(lane);
    if (asked != null) {
      slowest = Math.max(slowest, waited(asked, now));
    }
  }

  private long waited(long asked, long now) {
    return now - Math.max(asked, from);
  }

  synchronized long longestMillis(long now) {
    return Math.max(longest, now - last) / 1_000_000;
  }

  synchronized long slowestMillis(long now) {
    long still = waiting.values().stream().mapToLong(asked -> waited(asked, now)).max().orElse(0);
    return Math.max(slowest, still) / 1_000_000;
  }
}
