package parlor.swarm.cbor;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import com.fasterxml.jackson.dataformat.cbor.CBORParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// A set: a list, sorted by the bytes of its elements, since not all that is equal can be compared.
record Bag(Shape element) implements Shape {

  @Override
  public Class<?> type() {
    return Set.class;
  }

  @Override
  public void write(Object set, CBORGenerator out) throws IOException {
    // Without its length: the generator does not count what it is given as bytes.
    out.writeStartArray();
    for (var bytes : sorted((Set<?>) set)) {
      out.writeBytes(bytes, 0, bytes.length);
    }
    out.writeEndArray();
  }

  private List<byte[]> sorted(Set<?> set) throws IOException {
    var sorted = new ArrayList<byte[]>(set.size());
    var bytes = new ByteArrayOutputStream();
    try (var out = Cbor.into(bytes)) {
      for (var each : set) {
        element.put("*", each, out);
        out.flush();
        sorted.add(bytes.toByteArray());
        bytes.reset();
      }
    }
    sorted.sort(Arrays::compareUnsigned);
    return sorted;
  }

  @Override
  public Object read(CBORParser in) throws IOException {
    Shape.expect(in, type(), JsonToken.START_ARRAY);
    var elements = new LinkedHashSet<>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      if (!elements.add(element.read(in))) {
        throw Shape.fault(in, "an element of a set comes twice");
      }
    }
    return Collections.unmodifiableSet(elements);
  }
}
