package parlor.swarm.cbor;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import com.fasterxml.jackson.dataformat.cbor.CBORParser;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// How values of one type are written. Made once for a type, used by many threads.
sealed interface Shape permits Plain, Constants, Fields, Choice, Perhaps, Row, Bag, Entries {

  /// What it writes.
  Class<?> type();

  /// Writes a value of that type.
  void write(Object value, CBORGenerator out) throws IOException;

  /// Reads a value. The parser stands at its first token, and afterwards at its last.
  Object read(CBORParser in) throws IOException;

  /// Writes what may not be a value of that type after all: generics promise more than they hold.
  default void put(@Nullable Object value, CBORGenerator out) throws IOException {
    if (!type().isInstance(value)) {
      var found = value == null ? "null" : named(value.getClass());
      throw new Unwritable("expected " + named(type()) + ", found " + found, null);
    }
    write(value, out);
  }

  /// Writes a part of a value.
  ///
  /// @param step from the value to this part, for people
  default void put(Object step, @Nullable Object part, CBORGenerator out) throws IOException {
    try {
      put(part, out);
    } catch (IOException fault) {
      throw Unwritable.at(step, fault);
    }
  }

  static void expect(CBORParser in, Class<?> type, JsonToken token) throws IOException {
    if (in.currentToken() != token) {
      throw unexpected(in, type);
    }
  }

  static JsonParseException unexpected(CBORParser in, Class<?> type) {
    return fault(in, "expected " + named(type) + ", found " + named(in.currentToken()));
  }

  static JsonParseException fault(CBORParser in, String why) {
    return new JsonParseException(in, why);
  }

  private static String named(Class<?> type) {
    return type.getSimpleName();
  }

  private static String named(@Nullable JsonToken token) {
    return switch (token) {
      case START_OBJECT -> "a map";
      case START_ARRAY -> "a list";
      case FIELD_NAME -> "a key";
      case VALUE_STRING -> "a text";
      case VALUE_NUMBER_INT -> "a whole number";
      case VALUE_NUMBER_FLOAT -> "a floating-point number";
      case VALUE_TRUE, VALUE_FALSE -> "a boolean";
      case VALUE_NULL -> "null";
      case VALUE_EMBEDDED_OBJECT -> "bytes";
      case END_OBJECT, END_ARRAY, NOT_AVAILABLE -> "an end";
      case null -> "no more bytes";
    };
  }
}
