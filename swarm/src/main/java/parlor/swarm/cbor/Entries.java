package parlor.swarm.cbor;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import com.fasterxml.jackson.dataformat.cbor.CBORParser;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A map, sorted by its keys, which are texts or names of constants.
record Entries(Shape key, Shape value) implements Shape {

  @Override
  public Class<?> type() {
    return Map.class;
  }

  @Override
  public void write(Object map, CBORGenerator out) throws IOException {
    var sorted = new TreeMap<String, @Nullable Object>();
    for (var entry : ((Map<?, ?>) map).entrySet()) {
      sorted.put(text(entry.getKey()), entry.getValue());
    }
    out.writeStartObject(map, sorted.size());
    for (var entry : sorted.entrySet()) {
      out.writeFieldName(entry.getKey());
      value.put(entry.getKey(), entry.getValue(), out);
    }
    out.writeEndObject();
  }

  private String text(@Nullable Object found) throws IOException {
    if (!key.type().isInstance(found)) {
      var why = "a key is no " + key.type().getSimpleName() + ": " + found;
      throw new Unwritable(why, null);
    }
    return key instanceof Constants ? Constants.name(found) : (String) found;
  }

  @Override
  public Object read(CBORParser in) throws IOException {
    Shape.expect(in, type(), JsonToken.START_OBJECT);
    var entries = new LinkedHashMap<>();
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      var name = in.currentName();
      var found = key instanceof Constants constants ? constants.named(in, name) : name;
      in.nextToken();
      if (entries.put(found, value.read(in)) != null) {
        throw Shape.fault(in, "a key of a map comes twice: " + name);
      }
    }
    Shape.expect(in, type(), JsonToken.END_OBJECT);
    return Collections.unmodifiableMap(entries);
  }
}
