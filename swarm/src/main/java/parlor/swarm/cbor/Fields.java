package parlor.swarm.cbor;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import com.fasterxml.jackson.dataformat.cbor.CBORParser;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A record: its components by their names.
final class Fields implements Shape {

  private record Field(int index, Method accessor, Shape shape) {}

  private final Constructor<?> constructor;
  private final Map<String, Field> fields = new LinkedHashMap<>();

  Fields(Constructor<?> constructor) {
    this.constructor = constructor;
  }

  /// Components come after the record is known, since it may be a component of theirs.
  void add(Method accessor, Shape shape) {
    fields.put(accessor.getName(), new Field(fields.size(), accessor, shape));
  }

  @Override
  public Class<?> type() {
    return constructor.getDeclaringClass();
  }

  @Override
  public void write(Object value, CBORGenerator out) throws IOException {
    out.writeStartObject(value, fields.size());
    for (var named : fields.entrySet()) {
      var field = named.getValue();
      out.writeFieldName(named.getKey());
      field.shape.put(named.getKey(), component(field, value), out);
    }
    out.writeEndObject();
  }

  @Override
  public Object read(CBORParser in) throws IOException {
    Shape.expect(in, type(), JsonToken.START_OBJECT);
    var values = new @Nullable Object[fields.size()];
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      var field = fields.get(in.currentName());
      if (field == null) {
        throw fault(in, "has no such component");
      }
      if (values[field.index] != null) {
        throw fault(in, "has this component once, not twice");
      }
      in.nextToken();
      values[field.index] = field.shape.read(in);
    }
    Shape.expect(in, type(), JsonToken.END_OBJECT);
    return whole(values, in);
  }

  private Object whole(@Nullable Object[] values, CBORParser in) throws IOException {
    for (var named : fields.entrySet()) {
      if (values[named.getValue().index] == null) {
        throw fault(in, "lacks the component " + named.getKey());
      }
    }
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException refused) {
      var why = type().getSimpleName() + " refuses it: " + cause(refused);
      throw new JsonParseException(in, why, refused.getCause());
    } catch (ReflectiveOperationException fault) {
      throw new IllegalStateException("no longer a record: " + type(), fault);
    }
  }

  private static @Nullable Object component(Field field, Object value) throws IOException {
    try {
      return field.accessor.invoke(value);
    } catch (InvocationTargetException refused) {
      var why =
          value.getClass().getSimpleName()
              + "."
              + field.accessor.getName()
              + "() throws "
              + cause(refused);
      throw new Unwritable(why, refused.getCause());
    } catch (ReflectiveOperationException fault) {
      throw new IllegalStateException("no longer a component: " + field.accessor, fault);
    }
  }

  /// What a record threw, unless the JVM itself is at an end.
  private static Throwable cause(InvocationTargetException refused) {
    return switch (refused.getCause()) {
      case Error error -> throw error;
      case Throwable cause -> cause;
      case null -> refused;
    };
  }

  private JsonParseException fault(CBORParser in, String why) {
    return Shape.fault(in, type().getSimpleName() + " " + why);
  }
}
