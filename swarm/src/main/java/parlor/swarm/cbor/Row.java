package parlor.swarm.cbor;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import com.fasterxml.jackson.dataformat.cbor.CBORParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// A list.
record Row(Shape element) implements Shape {

  @Override
  public Class<?> type() {
    return List.class;
  }

  @Override
  public void write(Object list, CBORGenerator out) throws IOException {
    var elements = (List<?>) list;
    out.writeStartArray(list, elements.size());
    int index = 0;
    for (var each : elements) {
      element.put(index++, each, out);
    }
    out.writeEndArray();
  }

  @Override
  public Object read(CBORParser in) throws IOException {
    Shape.expect(in, type(), JsonToken.START_ARRAY);
    var elements = new ArrayList<Object>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      elements.add(element.read(in));
    }
    return List.copyOf(elements);
  }
}
