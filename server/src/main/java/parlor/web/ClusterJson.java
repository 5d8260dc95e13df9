package parlor.web;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import parlor.chat.Delivery;
import parlor.swarm.Explanation;

/// What is answered about nodes and names, in JSON. The cluster itself: [RosterWriter].
final class ClusterJson {

  private static final double SECOND_MILLIS = 1_000;

  private ClusterJson() {}

  static Buffer delivered(Delivery.Delivered delivered) {
    return JsonBody.object(json -> {
      json.writeStringField("outcome", "delivered");
      if (delivered.reply().isPresent()) {
        json.writeStringField("reply", delivered.reply().get());
      }
    });
  }

  /// Where a name is.
  ///
  /// @param kinds the processes of that name, by their kind
  /// @param keepers the nodes that keep a pointing room of that name whoever is in it
  static Buffer explained(String name, Map<String, Explanation> kinds, List<String> keepers) {
    return JsonBody.object(json -> {
      json.writeStringField("name", name);
      json.writeArrayFieldStart("processes");
      for (var entry : kinds.entrySet()) {
        json.writeStartObject();
        json.writeStringField("kind", entry.getKey());
        write(json, entry.getValue());
        json.writeEndObject();
      }
      json.writeEndArray();
      JsonBody.writeTexts(json, "keepers", keepers);
    });
  }

  private static void write(JsonGenerator json, Explanation known) throws IOException {
    json.writeBooleanField("answered", known.answered());
    json.writeBooleanField("registered", known.registered());
    json.writeNumberField("shard", known.shard());
    json.writeStringField("epoch", known.epoch());
    json.writeStringField("owner", known.owner());
    JsonBody.writeTexts(json, "holders", known.holders());
    json.writeStringField("why", known.why());
    json.writeNumberField("seconds", known.since().toMillis() / SECOND_MILLIS);
  }
}
