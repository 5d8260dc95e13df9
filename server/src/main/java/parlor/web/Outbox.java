package parlor.web;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.util.concurrent.EventExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/// What goes out through one event loop. Whatever any thread says to the clients of that loop is
/// gathered here in order, and when the loop comes round to it each client's share is written at
/// once: one call of the kernel for a client, however much there is to say, and one wake-up of the
/// loop for all of them.
final class Outbox {

  private final EventExecutor loop;
  private final Runnable emptying = this::empty;
  private final List<Line> written = new ArrayList<>();

  /// What waits, and where what was written before leaves room: they change places.
  private Pile waiting = new Pile();

  private Pile spare = new Pile();

  /// The frame written last, outside of the heap: what a room shows goes to one client after
  /// another, and the kernel takes it from there for all of them.
  private @Nullable Frame last;

  private ByteBuf lastBytes = Unpooled.EMPTY_BUFFER;

  /// Two lists side by side: an object for each of a hundred thousand deliveries a second would be
  /// garbage at once.
  private static final class Pile {
    final List<Line> lines = new ArrayList<>();
    final List<Outgoing> what = new ArrayList<>();
  }

  /// The outboxes of all loops.
  static final class All {
    private final ConcurrentMap<EventExecutor, Outbox> byLoop = new ConcurrentHashMap<>();
    private final Backlog backlog = new Backlog();

    Outbox of(EventExecutor loop) {
      return byLoop.computeIfAbsent(loop, Outbox::new);
    }

    Backlog backlog() {
      return backlog;
    }
  }

  private Outbox(EventExecutor loop) {
    this.loop = loop;
  }

  /// Takes what is for that client. From any thread.
  void put(Line line, Outgoing what) {
    if (isFirst(line, what)) {
      loop.execute(emptying);
    }
  }

  private synchronized boolean isFirst(Line line, Outgoing what) {
    waiting.lines.add(line);
    waiting.what.add(what);
    return waiting.lines.size() == 1;
  }

  private synchronized Pile take() {
    var taken = waiting;
    waiting = spare;
    spare = taken;
    return taken;
  }

  /// Writes what is there. On the event loop.
  void empty() {
    var taken = take();
    try {
      for (int i = 0; i < taken.lines.size(); i++) {
        write(taken.lines.get(i), taken.what.get(i));
      }
      written.forEach(Line::flush);
    } finally {
      taken.lines.clear();
      taken.what.clear();
      written.clear();
      forgetLast();
    }
  }

  private void write(Line line, Outgoing what) {
    if (line.write(what)) {
      written.add(line);
    }
  }

  /// The bytes of a frame, for one write. On the event loop.
  ByteBuf bytes(Frame frame, ByteBufAllocator allocator) {
    if (frame != last) {
      forgetLast();
      last = frame;
      lastBytes = frame.copy(allocator);
    }
    return lastBytes.retainedDuplicate();
  }

  private void forgetLast() {
    last = null;
    lastBytes.release();
    lastBytes = Unpooled.EMPTY_BUFFER;
  }
}
