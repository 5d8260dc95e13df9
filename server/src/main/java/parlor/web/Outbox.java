package parlor.web;

import io.netty.util.concurrent.EventExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;

/// What goes out through one event loop. Whatever any thread says to the clients of that loop is
/// gathered here in order, and when the loop comes round to it each client's share is written at
/// once: one call of the kernel for a client, however much there is to say, and one wake-up of the
/// loop for all of them.
final class Outbox {

  /// Then others have their turn on the loop.
  private static final int AT_ONCE = 4_096;

  private final EventExecutor loop;
  private final Queue<Item> items = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean woken = new AtomicBoolean();
  private final List<Line> written = new ArrayList<>();

  private record Item(Line line, Outgoing what) {}

  /// The outboxes of all loops.
  static final class All {
    private final ConcurrentMap<EventExecutor, Outbox> byLoop = new ConcurrentHashMap<>();

    Outbox of(EventExecutor loop) {
      return byLoop.computeIfAbsent(loop, Outbox::new);
    }
  }

  private Outbox(EventExecutor loop) {
    this.loop = loop;
  }

  /// Takes what is for that client. From any thread.
  void put(Line line, Outgoing what) {
    items.add(new Item(line, what));
    wake();
  }

  private void wake() {
    if (!woken.get() && woken.compareAndSet(false, true)) {
      loop.execute(this::empty);
    }
  }

  /// Writes what is there. On the event loop.
  void empty() {
    woken.set(false);
    var item = items.poll();
    for (int count = 1; item != null; count++) {
      if (item.line.write(item.what)) {
        written.add(item.line);
      }
      item = count < AT_ONCE ? items.poll() : null;
    }
    written.forEach(Line::flush);
    written.clear();
    if (!items.isEmpty()) {
      wake();
    }
  }
}
