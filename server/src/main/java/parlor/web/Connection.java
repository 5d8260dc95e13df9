package parlor.web;

import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parlor.pointing.Arrival;
import parlor.pointing.Command;
import parlor.pointing.Offer;
import parlor.pointing.Reason;
import parlor.pointing.SeatId;
import parlor.rooms.Guest;
import parlor.rooms.Notice;
import parlor.rooms.RoomName;
import parlor.rooms.Rooms;
import parlor.rooms.Seating;

/// One WebSocket: a guest of a room once it has joined.
///
/// What arrives is handled on the socket's own event loop; the room shows things from any thread.
final class Connection implements Guest<Frame> {

  /// Close codes of RFC 6455.
  static final short GOING_AWAY = 1001;

  static final short UNSUPPORTED = 1003;
  static final short POLICY = 1008;
  static final short TOO_BIG = 1009;

  /// In how many pieces a message may come: browsers send one.
  private static final int MOST_FRAGMENTS = 64;

  /// Commands refused without a pause after which a client is taken for broken, or worse.
  private static final int TOO_OFTEN = 200;

  private static final long SILENT_NANOS = 25_000_000_000L;

  private static final FrameWriter WRITER = new FrameWriter();
  private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

  private final ServerWebSocket socket;
  private final Line line;
  private final RoomName room;
  private final String address;
  private final Rooms<Frame> rooms;
  private final WebLimits limits;
  private final Guesses guesses;
  private final Pace pace;
  private volatile long heard = System.nanoTime();
  private int refusals;
  private int fragments;
  private @Nullable Buffer partial;
  private boolean entering;
  private boolean gone;
  private @Nullable Seating<Frame> seating;

  Connection(
      ServerWebSocket socket,
      Line line,
      RoomName room,
      String address,
      Rooms<Frame> rooms,
      WebLimits limits,
      Guesses guesses) {
    this.socket = socket;
    this.line = line;
    this.room = room;
    this.address = address;
    this.rooms = rooms;
    this.limits = limits;
    this.guesses = guesses;
    this.pace = new Pace(limits.commandsPerSecond(), heard);
  }

  /// Takes the socket into service.
  ///
  /// @param closed called once when it is gone
  void open(Runnable closed) {
    socket.frameHandler(this::read);
    socket.pongHandler(_ -> heard = System.nanoTime());
    socket.exceptionHandler(this::broken);
    socket.closeHandler(_ -> {
      gone = true;
      line.gone();
      leave();
      closed.run();
    });
  }

  /// Vert.x closes with 1000 what breaks the rules of WebSocket, unless someone is quicker.
  private void broken(Throwable fault) {
    LOG.debug("socket of {}: {}", address, fault.toString());
    if (fault instanceof CorruptedWebSocketFrameException breach) {
      line.closeAtOnce((short) breach.closeStatus().code());
    }
  }

  String address() {
    return address;
  }

  boolean hasJoined() {
    return seating != null;
  }

  private void leave() {
    if (seating != null) {
      seating.leave();
    }
  }

  private void read(WebSocketFrame frame) {
    heard = System.nanoTime();
    if (line.isEnding()) {
      return;
    }
    switch (frame.type()) {
      case BINARY -> refuse(Breach.MALFORMED, UNSUPPORTED);
      case TEXT, CONTINUATION -> gather(frame);
      case CLOSE, PING, PONG -> {}
    }
  }

  /// Puts the fragments of a message together, as long as it stays within bounds.
  private void gather(WebSocketFrame frame) {
    var part = frame.binaryData();
    var whole = partial == null ? part : partial.appendBuffer(part);
    if (whole.length() > limits.frameBytes()) {
      line.close(TOO_BIG, "a message has at most " + limits.frameBytes() + " bytes");
    } else if (frame.isFinal()) {
      partial = null;
      fragments = 0;
      take(FrameReader.read(whole.toString(StandardCharsets.UTF_8)));
    } else if (++fragments > MOST_FRAGMENTS) {
      refuse(Breach.MALFORMED, POLICY);
    } else {
      // A buffer of our own: Netty's empty one, which a copy of nothing is, takes no more.
      partial = partial == null ? Buffer.buffer().appendBuffer(whole) : whole;
    }
  }

  private void take(Request request) {
    switch (request) {
      case Request.NotJson _ -> refuse(Breach.MALFORMED, UNSUPPORTED);
      case Request.NoFrame _ -> refuse(Breach.MALFORMED, POLICY);
      case Request.Identified asked -> {
        if (pace.isRested(heard)) {
          refusals = 0;
        }
        if (pace.allows(heard)) {
          take(asked);
        } else {
          tooFast(asked.id());
        }
      }
    }
  }

  private void take(Request.Identified request) {
    var seated = seating;
    switch (request) {
      case Request.Ping ping -> tell(new Notice.Done(ping.id()));
      case Request.Join join when seated == null && !entering -> join(join);
      case Request.Join join -> tell(new Notice.Refused(join.id(), Breach.JOINED_ALREADY));
      case Request.Act(var id, Command.Change change)
          when change.lock().isPresent() && !guesses.allows(room, address, heard) ->
          tell(new Notice.Refused(id, Breach.TOO_MANY_GUESSES));
      case Request.Tell tell when isLocking(tell) && !guesses.allows(room, address, heard) ->
          tell(new Notice.Refused(tell.id(), Breach.TOO_MANY_GUESSES));
      case Request.Act act when seated != null -> seated.take(act.id(), act.command());
      case Request.Tell tell when seated != null -> seated.recover(tell.id(), tell.offer());
      case Request.Act _, Request.Tell _ ->
          tell(new Notice.Refused(request.id(), Breach.NOT_JOINED));
    }
  }

  /// Setting a passcode takes as long as trying one.
  private static boolean isLocking(Request.Tell tell) {
    return tell.offer().settings().flatMap(Offer.ShownSettings::lock).isPresent();
  }

  private void tooFast(String id) {
    refusals++;
    if (refusals > TOO_OFTEN) {
      refuse(Breach.TOO_FAST, POLICY);
    } else {
      tell(new Notice.Refused(id, Breach.TOO_FAST));
    }
  }

  private void join(Request.Join join) {
    if (!SeatId.isSecret(join.secret())) {
      tell(new Notice.Refused(join.id(), Breach.BAD_SECRET));
      return;
    }
    if (join.passcode().isPresent() && !guesses.allows(room, address, heard)) {
      tell(new Notice.Refused(join.id(), Breach.TOO_MANY_GUESSES));
      return;
    }
    var seat = SeatId.of(join.secret());
    var arrival = new Arrival(seat, join.name(), join.role(), join.returning(), join.passcode());
    entering = true;
    rooms.join(room, join.id(), arrival, this, entry -> line.run(() -> entered(join, entry)));
    if (entering) {
      // The room is looked for on other nodes. What was sent behind the join waits for it.
      socket.pause();
    }
  }

  private void entered(Request.Join join, Rooms.Entry<Frame> entry) {
    entering = false;
    socket.resume();
    if (join.passcode().isPresent() && entry instanceof Rooms.Entry.Granted) {
      guesses.forgive(room, address);
    }
    switch (entry) {
      case Rooms.Entry.Granted<Frame> granted when gone -> granted.seating().leave();
      case Rooms.Entry.Granted<Frame> granted -> seating = granted.seating();
      case Rooms.Entry.Refused<Frame> refused -> tell(new Notice.Refused(join.id(), refused.why()));
    }
  }

  private void tell(Notice notice) {
    show(WRITER.encode(notice));
  }

  @Override
  public void show(Frame frame) {
    line.send(frame);
  }

  @Override
  public void end(Frame frame) {
    line.send(frame);
    line.close(POLICY, "");
  }

  /// Says why, and closes.
  void refuse(Reason reason, short code) {
    tell(new Notice.Ended(reason));
    line.close(code, reason.word());
  }

  void drain() {
    line.close(GOING_AWAY, "");
  }

  void ping() {
    line.send(Frame.PING);
  }

  void dropIfSilent() {
    if (System.nanoTime() - heard > SILENT_NANOS) {
      line.close(GOING_AWAY, "");
    }
  }
}
