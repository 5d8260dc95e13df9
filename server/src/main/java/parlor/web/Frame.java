package parlor.web;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A message as it travels: one unmasked frame of RFC 6455, section 5.2, header included. Made
/// once, and sent as it is to any number of clients.
public final class Frame implements Outgoing {

  static final Frame PING = new Frame(new byte[] {(byte) 0x89, 0});

  private static final byte TEXT = (byte) 0x81;
  private static final int ONE_BYTE = 125;
  private static final int TWO_BYTES = 0xffff;

  private final byte[] bytes;

  private Frame(byte[] bytes) {
    this.bytes = bytes;
  }

  /// @param utf8 the message, of which nothing is kept
  static Frame text(byte[] utf8) {
    var header = header(utf8.length);
    var bytes = Arrays.copyOf(header, header.length + utf8.length);
    System.arraycopy(utf8, 0, bytes, header.length, utf8.length);
    return new Frame(bytes);
  }

  private static byte[] header(int length) {
    if (length <= ONE_BYTE) {
      return new byte[] {TEXT, (byte) length};
    }
    if (length <= TWO_BYTES) {
      return new byte[] {TEXT, 126, (byte) (length >> 8), (byte) length};
    }
    return new byte[] {
      TEXT,
      127,
      0,
      0,
      0,
      0,
      (byte) (length >> 24),
      (byte) (length >> 16),
      (byte) (length >> 8),
      (byte) length
    };
  }

  /// For one write, over the same bytes.
  ByteBuf buffer() {
    return Unpooled.wrappedBuffer(bytes);
  }

  /// What it says.
  String text() {
    int length = bytes[1] == 126 ? 4 : bytes[1] == 127 ? 10 : 2;
    return new String(bytes, length, bytes.length - length, StandardCharsets.UTF_8);
  }
}
