package parlor.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;

/// Answers in JSON: how an object is written, and what they have in common.
final class JsonBody {

  private static final JsonFactory JSON = new JsonFactory();

  private JsonBody() {}

  /// The fields of an object.
  interface Fields {
    void write(JsonGenerator json) throws IOException;
  }

  static Buffer object(Fields fields) {
    var bytes = new ByteArrayOutputStream();
    try (var json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      fields.write(json);
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException("writing into memory", impossible);
    }
    return Buffer.buffer(bytes.toByteArray());
  }

  static Buffer ok() {
    return object(json -> json.writeStringField("outcome", "ok"));
  }

  static Buffer outcome(String outcome, String why) {
    return object(json -> {
      json.writeStringField("outcome", outcome);
      json.writeStringField("why", why);
    });
  }

  static void writeTexts(JsonGenerator json, String field, Collection<String> texts)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (var text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }
}
