package parlor.swarm.node;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// As much of ASN.1's DER as a certificate takes: each part is a tag, a length and what is in it.
final class Der {

  private static final int SHORT = 0x80;

  private Der() {}

  static byte[] sequence(byte[]... parts) {
    return part(0x30, joined(parts));
  }

  static byte[] set(byte[]... parts) {
    return part(0x31, joined(parts));
  }

  /// The part that others number, such as a certificate's version.
  static byte[] numbered(int number, byte[] content) {
    return part(0xa0 | number, content);
  }

  static byte[] integer(int small) {
    return part(0x02, new byte[] {(byte) small});
  }

  static byte[] oid(int... encoded) {
    var bytes = new byte[encoded.length];
    for (int i = 0; i < encoded.length; i++) {
      bytes[i] = (byte) encoded[i];
    }
    return part(0x06, bytes);
  }

  static byte[] utf8(String text) {
    return part(0x0c, text.getBytes(StandardCharsets.UTF_8));
  }

  /// @param text such as `20260101000000Z`
  static byte[] time(String text) {
    return part(0x18, text.getBytes(StandardCharsets.US_ASCII));
  }

  static byte[] bits(byte[] whole) {
    var content = new byte[whole.length + 1];
    System.arraycopy(whole, 0, content, 1, whole.length);
    return part(0x03, content);
  }

  private static byte[] part(int tag, byte[] content) {
    return joined(new byte[] {(byte) tag}, length(content.length), content);
  }

  private static byte[] length(int length) {
    if (length < SHORT) {
      return new byte[] {(byte) length};
    }
    var two = new byte[] {(byte) (SHORT | 2), (byte) (length >> 8), (byte) length};
    return length > 0xff ? two : new byte[] {(byte) (SHORT | 1), (byte) length};
  }

  private static byte[] joined(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    Arrays.stream(parts).forEach(all::writeBytes);
    return all.toByteArray();
  }
}
