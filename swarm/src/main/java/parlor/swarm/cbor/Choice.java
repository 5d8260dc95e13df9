package parlor.swarm.cbor;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import com.fasterxml.jackson.dataformat.cbor.CBORParser;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A sealed interface: one of its classes, by its simple name.
final class Choice implements Shape {

  private final Class<?> type;
  private final Map<String, Shape> byName = new TreeMap<>();
  private final Map<Class<?>, Shape> byClass = new HashMap<>();

  Choice(Class<?> type) {
    this.type = type;
  }

  /// Classes come after the interface is known, since it may be a component of theirs.
  ///
  /// @return the class that had this name before, or null
  @Nullable Class<?> add(Shape shape) {
    byClass.put(shape.type(), shape);
    var before = byName.put(shape.type().getSimpleName(), shape);
    return before == null ? null : before.type();
  }

  @Override
  public Class<?> type() {
    return type;
  }

  @Override
  public void write(Object value, CBORGenerator out) throws IOException {
    var found = value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass();
    var shape = byClass.get(found);
    if (shape == null) {
      throw new Unwritable(type.getSimpleName() + " does not permit " + found, null);
    }
    out.writeStartObject(value, 1);
    out.writeFieldName(found.getSimpleName());
    shape.put(found.getSimpleName(), value, out);
    out.writeEndObject();
  }

  @Override
  public Object read(CBORParser in) throws IOException {
    Shape.expect(in, type, JsonToken.START_OBJECT);
    in.nextToken();
    Shape.expect(in, type, JsonToken.FIELD_NAME);
    var shape = byName.get(in.currentName());
    if (shape == null) {
      throw Shape.fault(
          in,
          "this node knows no %s called %s, only %s"
              .formatted(type.getSimpleName(), in.currentName(), byName.keySet()));
    }
    in.nextToken();
    var value = shape.read(in);
    in.nextToken();
    Shape.expect(in, type, JsonToken.END_OBJECT);
    return value;
  }
}
