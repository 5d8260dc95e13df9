package parlor.swarm.cbor;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import com.fasterxml.jackson.dataformat.cbor.CBORParser;
import java.io.IOException;
import java.util.Optional;

/// An optional value: itself, or null.
record Perhaps(Shape value) implements Shape {

  @Override
  public Class<?> type() {
    return Optional.class;
  }

  @Override
  public void write(Object perhaps, CBORGenerator out) throws IOException {
    var present = ((Optional<?>) perhaps).orElse(null);
    if (present == null) {
      out.writeNull();
    } else {
      value.put(present, out);
    }
  }

  @Override
  public Object read(CBORParser in) throws IOException {
    return in.currentToken() == JsonToken.VALUE_NULL
        ? Optional.empty()
        : Optional.of(value.read(in));
  }
}
