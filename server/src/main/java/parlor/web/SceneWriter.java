package parlor.web;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import parlor.party.Stats;
import parlor.web.Scene.Change;
import parlor.web.Scene.Place;
import parlor.web.Scene.Room;

/// The lines of the live stream, as `api/party.json` describes them.
final class SceneWriter {

  /// Nothing is different.
  static final Buffer STILL = line(json -> json.writeStringField("type", "still"));

  private SceneWriter() {}

  /// All there is.
  static Buffer floor(Scene scene) {
    return line(json -> {
      json.writeStringField("type", "floor");
      json.writeStringField("self", scene.self());
      writeNodes(json, scene.nodes());
      writeOwners(json, scene.owners());
      writeRooms(json, scene.rooms(), scene.isTooMuch());
      if (!scene.isTooMuch()) {
        writePeople(json, scene.people());
      }
      if (scene.stats().isEmpty()) {
        json.writeNullField("stats");
      } else {
        writeStats(json, scene.stats().get());
      }
    });
  }

  /// What is different.
  static Buffer change(Change change) {
    return line(json -> {
      json.writeStringField("type", "change");
      if (change.nodes().isPresent()) {
        writeNodes(json, change.nodes().get());
      }
      if (change.owners().isPresent()) {
        writeOwners(json, change.owners().get());
      }
      if (change.rooms().isPresent()) {
        writeRooms(json, change.rooms().get(), change.isTooMuch());
      }
      if (change.people().isPresent()) {
        writePeople(json, change.people().get());
      }
      if (!change.moves().isEmpty()) {
        writeMoves(json, change.moves());
      }
      if (change.stats().isPresent()) {
        writeStats(json, change.stats().get());
      }
    });
  }

  private static Buffer line(JsonBody.Fields fields) {
    return JsonBody.object(fields).appendByte((byte) '\n');
  }

  private static void writeNodes(JsonGenerator json, List<String> nodes) throws IOException {
    json.writeArrayFieldStart("nodes");
    for (var node : nodes) {
      json.writeString(node);
    }
    json.writeEndArray();
  }

  private static void writeOwners(JsonGenerator json, List<Integer> owners) throws IOException {
    json.writeArrayFieldStart("owners");
    for (int owner : owners) {
      json.writeNumber(owner);
    }
    json.writeEndArray();
  }

  private static void writeRooms(JsonGenerator json, List<Room> rooms, boolean isTooMuch)
      throws IOException {
    if (isTooMuch) {
      json.writeBooleanField("tooMany", true);
    }
    json.writeArrayFieldStart("rooms");
    for (var room : rooms) {
      json.writeStartObject();
      json.writeStringField("name", room.name());
      if (room.maximum().isPresent()) {
        json.writeNumberField("maximum", room.maximum().get());
      } else {
        json.writeNullField("maximum");
      }
      json.writeNumberField("shard", room.shard());
      json.writeNumberField("count", room.count());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writePeople(JsonGenerator json, Map<String, Place> people)
      throws IOException {
    json.writeArrayFieldStart("people");
    for (var person : people.entrySet()) {
      json.writeStartObject();
      json.writeStringField("name", person.getKey());
      json.writeNumberField("shard", person.getValue().shard());
      json.writeNumberField("room", person.getValue().room());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeMoves(JsonGenerator json, List<Scene.Move> moves) throws IOException {
    json.writeArrayFieldStart("moves");
    for (var move : moves) {
      json.writeStartArray();
      json.writeString(move.person());
      json.writeNumber(move.shard());
      json.writeNumber(move.room());
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  private static void writeStats(JsonGenerator json, Stats stats) throws IOException {
    json.writeObjectFieldStart("stats");
    PartyJson.writeStats(json, stats);
    json.writeEndObject();
  }
}
