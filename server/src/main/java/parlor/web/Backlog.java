package parlor.web;

import java.util.concurrent.atomic.AtomicLong;

/// What waits for slow readers, on the whole node: each may keep a little, but many of them
/// together must not take the memory that everyone lives on. Safe to use from any thread.
final class Backlog {

  /// Of the heap. As much again may be taken outside of it, which is where frames wait.
  private static final int SHARE = 4;

  /// A client with less than this is not the trouble.
  private static final int FAIR = 64 * 1_024;

  private final AtomicLong bytes = new AtomicLong();
  private final long most;

  Backlog() {
    this(Runtime.getRuntime().maxMemory() / SHARE);
  }

  Backlog(long most) {
    this.most = most;
  }

  /// Notes that more waits than before, or less.
  void add(long more) {
    bytes.addAndGet(more);
  }

  /// Whether a client for whom so much waits has to go.
  boolean isTooMuch(long waiting) {
    return waiting > FAIR && bytes.get() > most;
  }
}
