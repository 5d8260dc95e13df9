package parlor.trials.broadcast;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler.HandshakeComplete;
import java.util.List;
import java.util.function.Function;

/// One WebSocket of the broadcast.
final class Member extends SimpleChannelInboundHandler<TextWebSocketFrame> {

  private static final int TEXT_FINAL = 0x81;
  private static final int SHORT_LENGTH = 125;
  private static final int TWO_BYTES = 126;
  private static final int LONGEST = 65_535;

  private final Function<String, List<Channel>> rooms;
  private List<Channel> room = List.of();

  Member(Function<String, List<Channel>> rooms) {
    this.rooms = rooms;
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
    if (event instanceof HandshakeComplete entered) {
      room = rooms.apply(entered.requestUri());
      room.add(context.channel());
    }
    super.userEventTriggered(context, event);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) throws Exception {
    room.remove(context.channel());
    super.channelInactive(context);
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame message) {
    var frame = frame(context, message.content());
    try {
      for (var member : room) {
        if (member.isWritable()) {
          var _ = member.writeAndFlush(frame.retainedDuplicate(), member.voidPromise());
        } else {
          var _ = member.close();
        }
      }
    } finally {
      frame.release();
    }
  }

  /// The whole frame, as it goes to everyone.
  private static ByteBuf frame(ChannelHandlerContext context, ByteBuf message) {
    int number = message.readerIndex();
    int afterNumber = message.indexOf(number, message.writerIndex(), (byte) ' ');
    int afterLength = message.indexOf(afterNumber + 1, message.writerIndex(), (byte) ' ');
    int length = decimal(message, afterNumber + 1, afterLength);
    var frame = context.alloc().directBuffer(length + 4);
    frame.writeByte(TEXT_FINAL);
    if (length <= SHORT_LENGTH) {
      frame.writeByte(length);
    } else {
      frame.writeByte(TWO_BYTES).writeShort(length);
    }
    int padding = frame.writerIndex() + length;
    frame.writeBytes(message, number, afterNumber + 1 - number);
    while (frame.writerIndex() < padding) {
      frame.writeByte(' ');
    }
    return frame;
  }

  private static int decimal(ByteBuf text, int from, int to) {
    int value = 0;
    for (int index = from; index < to; index++) {
      value = value * 10 + text.getByte(index) - '0';
    }
    return Math.clamp(value, 0, LONGEST);
  }
}
