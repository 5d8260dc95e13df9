package parlor.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// What was asked for, in lines for people and for pipelines.
final class Lines {

  private Lines() {}

  /// What a node said to a command that it carried out.
  ///
  /// @return nothing for what no node says
  static Optional<List<String>> of(Command command, JsonNode json) {
    return switch (command) {
      case Command.Send send -> ClusterLines.delivered(send.node(), json);
      case Command.Change _ -> Json.text(json, "outcome").filter("ok"::equals).map(List::of);
      case Command.Who _, Command.People _ -> names(json.path("people"));
      case Command.Rooms _ -> names(json.path("rooms"));
      case Command.Where _ ->
          json.path("room").isNull()
              ? Optional.of(List.of())
              : Json.text(json, "room").map(List::of);
      case Command.Log _ -> each(json.path("log"), Lines::stay);
      case Command.Dump _ -> each(json.path("rooms"), Lines::room);
      case Command.Stats _ -> stats(json);
      case Command.Nodes _ -> ClusterLines.nodes(json);
      case Command.Explain _ -> ClusterLines.explained(json);
    };
  }

  private static Optional<String> stay(JsonNode stay) {
    return Json.text(stay, "time")
        .flatMap(time -> Json.text(stay, "room").map(room -> time + " " + room));
  }

  private static Optional<String> room(JsonNode room) {
    return Json.text(room, "room")
        .flatMap(name ->
            names(room.path("people"))
                .map(people -> name + ": " + (people.isEmpty() ? "–" : String.join(" ", people))));
  }

  private static Optional<List<String>> stats(JsonNode json) {
    return all(
        Stream.of(
            count(json, "people", "people"),
            count(json, "rooms", "rooms"),
            count(json, "waiting", "waiting"),
            count(json, "in rooms", "inRooms"),
            count(json, "left", "left"),
            share(json, "fullness"),
            share(json, "progress")));
  }

  private static Optional<String> count(JsonNode json, String label, String field) {
    var value = json.path(field);
    return value.isNumber()
        ? Optional.of(String.format(Locale.ROOT, "%-10s%d", label, value.asLong()))
        : Optional.empty();
  }

  private static Optional<String> share(JsonNode json, String field) {
    var value = json.path(field);
    return value.isNumber()
        ? Optional.of(String.format(Locale.ROOT, "%-10s%.1f%%", field, 100 * value.asDouble()))
        : Optional.empty();
  }

  static Optional<List<String>> names(JsonNode list) {
    return each(list, name -> name.isTextual() ? Optional.of(name.asText()) : Optional.empty());
  }

  static Optional<List<String>> each(JsonNode list, Function<JsonNode, Optional<String>> line) {
    return list.isArray() ? all(list.valueStream().map(line)) : Optional.empty();
  }

  /// All of them, or nothing where one is missing.
  private static Optional<List<String>> all(Stream<Optional<String>> lines) {
    var known = new ArrayList<String>();
    boolean isWhole =
        lines.allMatch(line -> {
          line.ifPresent(known::add);
          return line.isPresent();
        });
    return isWhole ? Optional.of(known) : Optional.empty();
  }
}
