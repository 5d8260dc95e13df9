package parlor.swarm.cbor;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/// Values of one type, as CBOR. Both directions throw [IllegalArgumentException] for what they
/// cannot write or read; it says where in the value, and what is wrong there.
///
/// Jackson's own binding of objects is left out: it fills what is missing, turns texts into
/// numbers, keeps the last of two, and can be told by bytes which class to make.
public final class Cbor<T> {

  /// Whatever can be written can be read, whatever its length: the caller bounds the bytes. Names
  /// are not kept from one value to the next, since keys of maps are names too.
  private static final CBORFactory FACTORY =
      CBORFactory.builder()
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNameLength(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private final Class<T> type;
  private final Shape shape;

  private Cbor(Class<T> type, Shape shape) {
    this.type = type;
    this.shape = shape;
  }

  /// Values of that type.
  ///
  /// @throws IllegalArgumentException where they cannot be written; it names the component
  public static <T> Cbor<T> of(Class<T> type) {
    return new Cbor<>(type, new Shapes().of(type, type.getSimpleName()));
  }

  /// Writes a value.
  public byte[] write(T value) {
    var bytes = new ByteArrayOutputStream();
    try (var out = into(bytes)) {
      shape.put(value, out);
    } catch (IOException fault) {
      throw refused("written", fault);
    }
    return bytes.toByteArray();
  }

  /// Reads a value.
  @SuppressWarnings("unchecked") // a shape reads what it was made for; a cast fails for primitives
  public T read(byte[] bytes) {
    try (var in = FACTORY.createParser(bytes)) {
      in.nextToken();
      var value = shape.read(in);
      long rest = bytes.length - in.currentLocation().getByteOffset();
      if (rest > 0) {
        throw Shape.fault(in, "bytes behind the value: " + rest);
      }
      return (T) value;
    } catch (IOException fault) {
      throw refused("read", fault);
    }
  }

  static CBORGenerator into(OutputStream bytes) throws IOException {
    return FACTORY.createGenerator(bytes);
  }

  private IllegalArgumentException refused(String done, IOException fault) {
    var why =
        switch (fault) {
          case Unwritable part -> at(part.path()) + part.getMessage();
          case JsonProcessingException known -> at(path(known)) + known.getOriginalMessage();
          default -> at("") + fault.getMessage();
        };
    return new IllegalArgumentException(type.getSimpleName() + " cannot be " + done + why, fault);
  }

  private static String at(String path) {
    return path.isEmpty() ? ": " : ", at " + path + ": ";
  }

  private static String path(JsonProcessingException fault) {
    return fault.getProcessor() instanceof JsonParser in
        ? in.getParsingContext().pathAsPointer().toString()
        : "";
  }
}
