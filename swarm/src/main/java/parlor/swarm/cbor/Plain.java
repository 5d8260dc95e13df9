package parlor.swarm.cbor;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import com.fasterxml.jackson.dataformat.cbor.CBORParser;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Function;

/// Values without parts.
record Plain<T>(Class<T> type, EnumSet<JsonToken> tokens, Writing<T> writing, Reading<T> reading)
    implements Shape {

  static final List<Shape> ALL =
      List.of(
          new Plain<>(
              String.class,
              EnumSet.of(JsonToken.VALUE_STRING),
              (text, out) -> out.writeString(text),
              CBORParser::getText),
          new Plain<>(
              Integer.class,
              EnumSet.of(JsonToken.VALUE_NUMBER_INT),
              (number, out) -> out.writeNumber(number.intValue()),
              CBORParser::getIntValue),
          new Plain<>(
              Long.class,
              EnumSet.of(JsonToken.VALUE_NUMBER_INT),
              (number, out) -> out.writeNumber(number.longValue()),
              CBORParser::getLongValue),
          new Plain<>(
              Double.class,
              EnumSet.of(JsonToken.VALUE_NUMBER_FLOAT),
              (number, out) -> out.writeNumber(oneOfMany(number)),
              CBORParser::getDoubleValue),
          new Plain<>(
              Boolean.class,
              EnumSet.of(JsonToken.VALUE_TRUE, JsonToken.VALUE_FALSE),
              (yes, out) -> out.writeBoolean(yes),
              CBORParser::getBooleanValue),
          time(Duration.class, Duration::parse),
          time(Instant.class, Instant::parse));

  interface Writing<T> {
    void write(T value, CBORGenerator out) throws IOException;
  }

  interface Reading<T> {
    T read(CBORParser in) throws IOException;
  }

  @Override
  public void write(Object value, CBORGenerator out) throws IOException {
    writing.write(type.cast(value), out);
  }

  @Override
  public Object read(CBORParser in) throws IOException {
    if (!tokens.contains(in.currentToken())) {
      throw Shape.unexpected(in, type);
    }
    return reading.read(in);
  }

  /// Java has many NaN, which are all equal.
  private static double oneOfMany(double number) {
    return Double.isNaN(number) ? Double.NaN : number;
  }

  private static <T> Plain<T> time(Class<T> type, Function<String, T> parse) {
    return new Plain<>(
        type,
        EnumSet.of(JsonToken.VALUE_STRING),
        (time, out) -> out.writeString(time.toString()),
        in -> {
          try {
            return parse.apply(in.getText());
          } catch (DateTimeException fault) {
            throw Shape.fault(in, "no " + type.getSimpleName() + ": " + fault.getMessage());
          }
        });
  }
}
