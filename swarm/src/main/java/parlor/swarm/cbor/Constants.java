package parlor.swarm.cbor;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import com.fasterxml.jackson.dataformat.cbor.CBORParser;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/// An enum: the names of its constants.
record Constants(Class<?> type, Map<String, Object> byName) implements Shape {

  static Constants of(Class<?> type) {
    return new Constants(
        type,
        Arrays.stream(type.getEnumConstants())
            .collect(Collectors.toUnmodifiableMap(Constants::name, constant -> constant)));
  }

  static String name(Object constant) {
    return ((Enum<?>) constant).name();
  }

  @Override
  public void write(Object value, CBORGenerator out) throws IOException {
    out.writeString(name(value));
  }

  @Override
  public Object read(CBORParser in) throws IOException {
    Shape.expect(in, type, JsonToken.VALUE_STRING);
    return named(in, in.getText());
  }

  Object named(CBORParser in, String name) throws IOException {
    var constant = byName.get(name);
    if (constant == null) {
      throw Shape.fault(in, "this node knows no " + type.getSimpleName() + " called " + name);
    }
    return constant;
  }
}
