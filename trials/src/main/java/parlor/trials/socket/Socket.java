package parlor.trials.socket;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One WebSocket, by RFC 6455 and by hand: what a library does for one frame costs more than to
/// check it. All of it happens on its event loop.
public abstract class Socket extends ByteToMessageDecoder {

  private static final int TEXT = 1;
  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final int PONG = 10;
  private static final int FINAL = 0x80;
  private static final int MASKED = 0x80;
  private static final int MASK = 0x5a_31_7c_0f;

  private @Nullable ChannelHandlerContext context;
  private boolean upgraded;
  private boolean gone;

  /// Where it leads, such as `/r/maple/live`.
  protected abstract String path();

  /// It is open.
  ///
  /// @param head of the answer that opened it
  protected abstract void opened(String head);

  /// What is heard is read before this returns, or copied.
  protected abstract void heard(ByteBuf text);

  /// It has ended, and not by [#close]. Told once.
  protected abstract void ended(String why);

  @Override
  public final void channelActive(ChannelHandlerContext context) {
    this.context = context;
    var request =
        "GET "
            + path()
            + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
            + "Sec-WebSocket-Protocol: parlor.v1\r\n\r\n";
    var bytes = context.alloc().directBuffer(request.length());
    bytes.writeCharSequence(request, StandardCharsets.US_ASCII);
    var _ = context.writeAndFlush(bytes, context.voidPromise());
  }

  @Override
  protected final void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
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
      opened(head);
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
      case FINAL | TEXT -> heard(payload);
      case FINAL | PING -> send(PONG, payload);
      case FINAL | CLOSE -> {
        int code = payload.readableBytes() < 2 ? 1005 : payload.getUnsignedShort(0);
        // As it has to be, and who closes waits for it.
        send(CLOSE, payload);
        gone("closed with " + code);
      }
      default -> gone("a frame that begins with " + first);
    }
  }

  public final void say(String text) {
    var open = context;
    if (open == null) {
      throw new IllegalStateException("said before it was open: " + text);
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
  public final void channelInactive(ChannelHandlerContext context) {
    gone("the connection ended");
  }

  @Override
  public final void exceptionCaught(ChannelHandlerContext context, Throwable fault) {
    gone(fault.toString());
    var _ = context.close();
  }

  /// Only the first reason counts: the rest follows from it.
  private void gone(String why) {
    if (!gone) {
      gone = true;
      ended(why);
    }
  }

  /// Vanishes.
  public final void close() {
    gone = true;
    if (context != null) {
      var _ = context.close();
    }
  }
}
