package parlor.swarm;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import parlor.swarm.cbor.Cbor;

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

  /// Records, enums and sealed interfaces of such, as CBOR, derived from their components. Equal
  /// values are written as equal bytes on every node. What is read is immutable, iterates in the
  /// same order on every node, and equals what was written. Refused are bytes that are no CBOR or
  /// go on behind the value, a component that is missing, comes twice, has another type, or is not
  /// known here, an unknown subclass or constant, and null.
  ///
  /// So nodes on which a type has other components do not understand each other's values. Renaming
  /// a record of a sealed interface, a component or a constant changes what is written; moving them
  /// about does not.
  ///
  /// Components may be `String`, `int`, `long`, `boolean`, `double`, [java.time.Duration],
  /// [java.time.Instant], `Optional`, `List`, `Set`, `Map` with texts or enums as keys, and such
  /// types again, up to 1,000 lists and maps deep (a value of a sealed interface counts as two). A
  /// record of a sealed interface is written with its simple name where the interface is declared,
  /// and without it where the record itself is. No class is ever looked up by a name from outside.
  ///
  /// @throws IllegalArgumentException where such a value cannot be written; it names the component
  static <T> Form<T> of(Class<T> type) {
    var cbor = Cbor.of(type);
    return new Form<>() {
      @Override
      public byte[] write(T value) {
        return cbor.write(value);
      }

      @Override
      public T read(byte[] bytes) {
        return cbor.read(bytes);
      }
    };
  }

  byte[] write(T value);

  T read(byte[] bytes);
}
