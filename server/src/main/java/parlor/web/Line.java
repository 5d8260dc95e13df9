package parlor.web;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.WriteBufferWaterMark;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.internal.http.WebSocketInternal;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parlor.rooms.Notice;

/// The way out to one client.
///
/// Frames go straight to Netty: Vert.x would turn the text into bytes again for each client, and
/// its queue and its promise for each message cost more than the rest of what we do. Only closing
/// is left to Vert.x, which knows how far the other side is with it.
///
/// A client that reads too slowly is closed rather than waited for or buffered without bound.
final class Line {

  /// How many bytes may wait for a slow reader: several whole rooms.
  private static final int MOST_WAITING = 512 * 1_024;

  private static final WriteBufferWaterMark BOUNDS =
      new WriteBufferWaterMark(MOST_WAITING / 2, MOST_WAITING);

  /// How long a client has to read why it is closed.
  private static final int LAST_WORDS_SECONDS = 3;

  private static final Frame TOO_SLOW = new FrameWriter().encode(new Notice.Ended(Breach.TOO_SLOW));
  private static final Logger LOG = LoggerFactory.getLogger(Line.class);

  private final ServerWebSocket socket;
  private final ChannelHandlerContext channel;
  private final Outbox outbox;
  private final Backlog backlog;
  private volatile boolean ending;
  private boolean ended;
  private boolean unflushed;
  private long waiting;

  Line(ServerWebSocket socket, Outbox.All outboxes) {
    this.socket = socket;
    this.channel = ((WebSocketInternal) socket).channelHandlerContext();
    this.outbox = outboxes.of(channel.executor());
    this.backlog = outboxes.backlog();
    channel.channel().config().setWriteBufferWaterMark(BOUNDS);
  }

  // From any thread.

  /// Whether nothing more is to be said.
  boolean isEnding() {
    return ending;
  }

  /// Sends a frame, unless the connection is ending.
  void send(Frame frame) {
    if (!ending) {
      outbox.put(this, frame);
    }
  }

  /// Closes the connection after all that was sent before.
  void close(short code, String why) {
    if (!ending) {
      ending = true;
      outbox.put(this, new Outgoing.Goodbye(code, why));
    }
  }

  /// Runs this on the socket's event loop, at once if that is where we are.
  void run(Runnable task) {
    if (channel.executor().inEventLoop()) {
      task.run();
    } else {
      channel.executor().execute(task);
    }
  }

  // On the event loop.

  /// Closes the connection before anyone else does, after all that was sent before.
  void closeAtOnce(short code) {
    close(code, "");
    outbox.empty();
  }

  // From the outbox, on the event loop.

  /// Hands it to Netty.
  ///
  /// @return whether this is the first since the last flush
  boolean write(Outgoing what) {
    if (ended || !channel.channel().isActive()) {
      return false;
    }
    switch (what) {
      case Outgoing.Goodbye goodbye -> end(goodbye);
      case Frame _ when isBehind() -> endSlow();
      case Frame frame -> put(frame);
    }
    boolean first = !unflushed;
    unflushed = true;
    return first;
  }

  private boolean isBehind() {
    return !channel.channel().isWritable() || backlog.isTooMuch(waiting);
  }

  private void put(Frame frame) {
    var _ = channel.write(outbox.bytes(frame, channel.alloc()), channel.voidPromise());
  }

  void flush() {
    unflushed = false;
    channel.flush();
    count();
  }

  /// Counts what the kernel did not take. What it takes later is noticed at the next flush.
  private void count() {
    var pending = channel.channel().unsafe().outboundBuffer();
    long now = pending == null ? 0 : pending.totalPendingWriteBytes();
    if (now != waiting) {
      backlog.add(now - waiting);
      waiting = now;
    }
  }

  /// The socket is gone, and with it what waited for it.
  void gone() {
    ended = true;
    backlog.add(-waiting);
    waiting = 0;
  }

  /// Vert.x keeps the closing frame until there is room for it. For someone who does not read that
  /// may never be: then the socket is cut.
  private void end(Outgoing.Goodbye goodbye) {
    ended = true;
    socket
        .close(goodbye.code(), goodbye.why())
        .onFailure(fault -> LOG.debug("it was gone already: {}", fault.toString()));
    var _ = channel.executor().schedule(this::cut, LAST_WORDS_SECONDS, TimeUnit.SECONDS);
  }

  private void endSlow() {
    ending = true;
    LOG.debug("too slow: {}", socket.remoteAddress());
    put(TOO_SLOW);
    end(new Outgoing.Goodbye(Connection.POLICY, Breach.TOO_SLOW.word()));
  }

  private void cut() {
    var _ = channel.close();
  }
}
