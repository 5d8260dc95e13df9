package parlor.trials.crowd;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One WebSocket, by RFC 6455 and by hand: what a library does for one frame costs more than to
/// check it.
final class Voter extends ByteToMessageDecoder {

  private static final int TEXT = 1;
  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final int PONG = 10;
  private static final int FINAL = 0x80;
  private static final int MASKED = 0x80;
  private static final int MASK = 0x5a_31_7c_0f;

  private final Team team;
  private final int number;
  private @Nullable ChannelHandlerContext context;
  private boolean upgraded;
  private boolean gone;
  private int ids;
  private int answeredUpTo;

  Voter(Team team, int number) {
    this.team = team;
    this.number = number;
  }

  int number() {
    return number;
  }

  Team team() {
    return team;
  }

  int nextId() {
    return ++ids;
  }

  /// Notes an answer: they come in the order of the commands.
  ///
  /// @return false where that command had one
  boolean answered(int id) {
    boolean next = id == answeredUpTo + 1;
    answeredUpTo = Math.max(answeredUpTo, id);
    return next;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    this.context = context;
    var request =
        "GET "
            + team.path()
            + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
            + "Sec-WebSocket-Protocol: parlor.v1\r\n\r\n";
    var bytes = context.alloc().directBuffer(request.length());
    bytes.writeCharSequence(request, StandardCharsets.US_ASCII);
    var _ = context.writeAndFlush(bytes, context.voidPromise());
  }

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
    if (upgraded) {
      readFrame(in);
    } else {
      readUpgrade(context, in);
    }
  }

  private void readUpgrade(ChannelHandlerContext context, ByteBuf in) {
    int length = in.toString(StandardCharsets.US_ASCII).indexOf("\r\n\r\n");
    if (length < 0) {
      return;
    }
    var head = in.readCharSequence(length + 4, StandardCharsets.US_ASCII).toString();
    if (head.startsWith("HTTP/1.1 101 ")) {
      upgraded = true;
      team.connected(this);
    } else {
      gone(head.lines().findFirst().orElse("no answer"));
      var _ = context.close();
    }
  }

  private void readFrame(ByteBuf in) {
    int start = in.readerIndex();
    if (in.readableBytes() < 2) {
      return;
    }
    int first = in.readUnsignedByte();
    long length = length(in, in.readUnsignedByte());
    if (length < 0 || in.readableBytes() < length) {
      in.readerIndex(start);
      return;
    }
    int end = in.readerIndex() + Math.toIntExact(length);
    take(first, in.slice(in.readerIndex(), Math.toIntExact(length)));
    in.readerIndex(end);
  }

  /// The length of the payload, or -1 as long as not all of its digits are here.
  private static long length(ByteBuf in, int shortLength) {
    return switch (shortLength) {
      case 126 -> in.readableBytes() < 2 ? -1 : in.readUnsignedShort();
      case 127 -> in.readableBytes() < 8 ? -1 : in.readLong();
      default -> shortLength;
    };
  }

  private void take(int first, ByteBuf payload) {
    switch (first) {
      case FINAL | TEXT -> team.heard(this, payload);
      case FINAL | PING -> send(PONG, payload);
      case FINAL | CLOSE -> {
        int code = payload.readableBytes() < 2 ? 1005 : payload.getUnsignedShort(0);
        gone("closed with " + code);
      }
      default -> gone("a frame that begins with " + first);
    }
  }

  void say(String text) {
    var open = context;
    if (open == null) {
      throw new IllegalStateException("a voter speaks who is not connected");
    }
    var payload = open.alloc().heapBuffer(text.length());
    payload.writeCharSequence(text, StandardCharsets.UTF_8);
    send(TEXT, payload);
    payload.release();
  }

  private void send(int kind, ByteBuf payload) {
    var open = context;
    if (open == null) {
      return;
    }
    int length = payload.readableBytes();
    var frame = open.alloc().directBuffer(length + 8);
    frame.writeByte(FINAL | kind);
    if (length < 126) {
      frame.writeByte(MASKED | length);
    } else {
      frame.writeByte(MASKED | 126).writeShort(length);
    }
    frame.writeInt(MASK);
    for (int i = 0; i < length; i++) {
      frame.writeByte(payload.getByte(payload.readerIndex() + i) ^ MASK >>> (24 - 8 * (i & 3)));
    }
    var _ = open.writeAndFlush(frame, open.voidPromise());
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    gone("the connection ended");
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable fault) {
    gone(fault.toString());
    var _ = context.close();
  }

  /// Only the first reason counts: the rest follows from it.
  private void gone(String why) {
    if (!gone) {
      gone = true;
      team.gone(this, why);
    }
  }

  /// Vanishes.
  void close() {
    gone = true;
    if (context != null) {
      var _ = context.close();
    }
  }
}
