package parlor.web;

import java.util.HashMap;
import java.util.Map;
import parlor.rooms.RoomName;

/// How often passcodes may be tried: some times a minute by one address at one room, and not much
/// more often by all at that room, since whoever guesses may have many addresses. Safe to use from
/// any thread.
final class Guesses {

  static final int BY_ONE = 10;
  static final int BY_ALL = 100;

  private static final long WINDOW_NANOS = 60_000_000_000L;

  /// Beyond so many that were tried within a minute nobody is told anything.
  private static final int MOST = 100_000;

  private final Map<String, Integer> tried = new HashMap<>();
  private long since;

  Guesses(long now) {
    this.since = now;
  }

  /// Whether one more may be tried, which is counted then.
  ///
  /// @param now any clock in nanoseconds, the same for every call
  synchronized boolean allows(RoomName room, String address, long now) {
    if (now - since >= WINDOW_NANOS) {
      since = now;
      tried.clear();
    }
    boolean allowed =
        tried.size() < MOST
            && tried.getOrDefault(room.text(), 0) < BY_ALL
            && tried.getOrDefault(key(room, address), 0) < BY_ONE;
    if (allowed) {
      tried.merge(room.text(), 1, Integer::sum);
      tried.merge(key(room, address), 1, Integer::sum);
    }
    return allowed;
  }

  /// It was the right one: no guess at all.
  synchronized void forgive(RoomName room, String address) {
    tried.computeIfPresent(room.text(), (_, count) -> count == 1 ? null : count - 1);
    tried.computeIfPresent(key(room, address), (_, count) -> count == 1 ? null : count - 1);
  }

  private static String key(RoomName room, String address) {
    return room.text() + " " + address;
  }
}
