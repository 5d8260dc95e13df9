package parlor.web;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parlor.party.Stats;
import parlor.party.Stay;

/// What the API of the party says, in JSON. Half a million names take a tenth of a second: not on
/// an event loop.
final class PartyJson {

  /// Always with six digits behind the point.
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  /// Averages have so many parts.
  private static final double PARTS = 10_000;

  private PartyJson() {}

  // Outcomes.

  static Buffer destinationFull(String person) {
    return JsonBody.object(json -> {
      json.writeStringField("outcome", "destination full");
      json.writeStringField("person", person);
    });
  }

  // What is asked for.

  static Buffer rooms(List<String> names) {
    return JsonBody.object(json -> JsonBody.writeTexts(json, "rooms", names));
  }

  static Buffer people(List<String> names) {
    return JsonBody.object(json -> JsonBody.writeTexts(json, "people", names));
  }

  static Buffer room(String room, List<String> people) {
    return JsonBody.object(json -> writeRoom(json, room, people));
  }

  static Buffer person(String person, Optional<String> room) {
    return JsonBody.object(json -> {
      json.writeStringField("person", person);
      json.writeStringField("room", room.orElse(null));
    });
  }

  static Buffer log(String person, List<Stay> stays) {
    return JsonBody.object(json -> {
      json.writeStringField("person", person);
      json.writeArrayFieldStart("log");
      for (var stay : stays) {
        json.writeStartObject();
        json.writeStringField("time", time(stay.micros()));
        json.writeStringField("room", stay.room());
        json.writeEndObject();
      }
      json.writeEndArray();
    });
  }

  private static String time(long micros) {
    return TIME.format(Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
  }

  static Buffer dump(Map<String, List<String>> rooms) {
    return JsonBody.object(json -> {
      json.writeArrayFieldStart("rooms");
      for (var room : rooms.entrySet()) {
        json.writeStartObject();
        writeRoom(json, room.getKey(), room.getValue());
        json.writeEndObject();
      }
      json.writeEndArray();
    });
  }

  static Buffer stats(Stats stats) {
    return JsonBody.object(json -> writeStats(json, stats));
  }

  /// The fields alone.
  static void writeStats(JsonGenerator json, Stats stats) throws IOException {
    json.writeNumberField("people", stats.people());
    json.writeNumberField("rooms", stats.rooms());
    json.writeNumberField("waiting", stats.waiting());
    json.writeNumberField("inRooms", stats.inRooms());
    json.writeNumberField("left", stats.left());
    json.writeNumberField("fullness", Math.round(stats.fullness() * PARTS) / PARTS);
    json.writeNumberField("progress", Math.round(stats.progress() * PARTS) / PARTS);
  }

  private static void writeRoom(JsonGenerator json, String room, List<String> people)
      throws IOException {
    json.writeStringField("room", room);
    JsonBody.writeTexts(json, "people", people);
  }
}
