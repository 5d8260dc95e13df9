package parlor.web;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// A message as it travels: one unmasked frame of RFC 6455, section 5.2, header included. Made
/// once, and sent as it is to any number of clients.
public final class Frame implements Outgoing {

  static final Frame PING = new Frame(new byte[] {(byte) 0x89, 0}, 0, 2);

  private static final byte TEXT = (byte) 0x81;
  private static final int ONE_BYTE = 125;
  private static final byte TWO_BYTES_FOLLOW = 126;
  private static final byte EIGHT_BYTES_FOLLOW = 127;
  private static final int TWO_BYTES = 0xffff;

  private final byte[] bytes;
  private final int start;
  private final int end;

  private Frame(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.start = start;
    this.end = end;
  }

  /// Takes a text message as it is written, and leaves room for the header before it.
  static final class Draft extends ByteArrayOutputStream {

    private static final int LONGEST_HEADER = 10;
    private static final int USUAL = 256;

    Draft() {
      super(USUAL);
      count = LONGEST_HEADER;
    }

    /// The frame, which keeps these bytes: the draft is done.
    Frame finished() {
      return new Frame(buf, LONGEST_HEADER - header(count - LONGEST_HEADER), count);
    }

    /// Writes the header for a message of that length, and answers with its own.
    private int header(int length) {
      if (length <= ONE_BYTE) {
        buf[8] = TEXT;
        buf[9] = (byte) length;
        return 2;
      }
      var before = ByteBuffer.wrap(buf);
      if (length <= TWO_BYTES) {
        before.put(6, TEXT).put(7, TWO_BYTES_FOLLOW).putShort(8, (short) length);
        return 4;
      }
      before.put(0, TEXT).put(1, EIGHT_BYTES_FOLLOW).putLong(2, length);
      return 10;
    }
  }

  /// Its bytes outside of the heap, to be released.
  ByteBuf copy(ByteBufAllocator allocator) {
    return allocator.directBuffer(end - start).writeBytes(bytes, start, end - start);
  }

  /// What it says.
  String text() {
    int header =
        switch (bytes[start + 1]) {
          case TWO_BYTES_FOLLOW -> 4;
          case EIGHT_BYTES_FOLLOW -> 10;
          default -> 2;
        };
    return new String(bytes, start + header, end - start - header, StandardCharsets.UTF_8);
  }
}
