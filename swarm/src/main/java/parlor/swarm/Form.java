package parlor.swarm;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// How values are written as bytes. Both directions throw [IllegalArgumentException] for what they
/// cannot write or read.
///
/// @param <T> a value
public interface Form<T> {

  /// Whole numbers, eight bytes each.
  Form<Long> NUMBER =
      new Form<>() {
        @Override
        public byte[] write(Long value) {
          return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
        }

        @Override
        public Long read(byte[] bytes) {
          if (bytes.length != Long.BYTES) {
            throw new IllegalArgumentException("a number of " + bytes.length + " bytes");
          }
          return ByteBuffer.wrap(bytes).getLong();
        }
      };

  /// Texts, in UTF-8.
  Form<String> TEXT =
      new Form<>() {
        @Override
        public byte[] write(String value) {
          return value.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String read(byte[] bytes) {
          return new String(bytes, StandardCharsets.UTF_8);
        }
      };

  byte[] write(T value);

  T read(byte[] bytes);
}
