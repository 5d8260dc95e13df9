package parlor.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The cluster, in lines.
final class ClusterLines {

  private static final List<String> HEADS =
      List.of(
          "NAME",
          "ROLES",
          "STATE",
          "UP",
          "LOAD",
          "SOCKETS",
          "ROOMS",
          "SHARDS",
          "PROCESSES",
          "MISSING");

  /// Words stand left, figures right.
  private static final int WORDS = 3;

  private static final String UNKNOWN = "–";

  private ClusterLines() {}

  static Optional<List<String>> delivered(String node, JsonNode json) {
    return Json.text(json, "outcome")
        .filter("delivered"::equals)
        .map(outcome ->
            Stream.concat(
                    Stream.of(outcome),
                    Json.text(json, "reply").stream().map(reply -> node + ": " + reply))
                .toList());
  }

  // Nodes.

  /// A table.
  static Optional<List<String>> nodes(JsonNode json) {
    if (!json.path("members").isArray()) {
      return Optional.empty();
    }
    var rows = new ArrayList<List<String>>(List.of(HEADS));
    json.path("members").forEach(member -> rows.add(row(member)));
    var table = rows.stream().map(row -> line(row, rows));
    var hindrance =
        Json.text(json, "hindrance").stream().map("This node is in no cluster: "::concat);
    return Optional.of(Stream.concat(table, hindrance).toList());
  }

  private static List<String> row(JsonNode member) {
    var told = member.path("told");
    return List.of(
        member.path("name").asText(),
        roles(member),
        state(member, told),
        told.has("upSeconds") ? lasting(told.path("upSeconds").asLong()) : UNKNOWN,
        told.has("load") ? Math.round(100 * told.path("load").asDouble()) + "%" : UNKNOWN,
        figure(told, "sockets"),
        figure(told, "rooms"),
        figure(member, "shards"),
        figure(member, "processes"),
        figure(member, "missing"));
  }

  private static String roles(JsonNode member) {
    var roles = member.path("roles").valueStream().map(JsonNode::asText).toList();
    return roles.isEmpty() ? "none" : String.join(",", roles);
  }

  private static String state(JsonNode member, JsonNode told) {
    if (!member.path("reachable").asBoolean(true)) {
      return "silent";
    }
    return told.path("draining").asBoolean() ? "draining" : member.path("status").asText();
  }

  private static String figure(JsonNode of, String field) {
    return of.path(field).isNumber() ? Long.toString(of.path(field).asLong()) : UNKNOWN;
  }

  /// With two units at most, such as `3d 4h`.
  static String lasting(long seconds) {
    var time = Duration.ofSeconds(seconds);
    if (time.toDays() > 0) {
      return time.toDays() + "d " + time.toHoursPart() + "h";
    }
    if (time.toHours() > 0) {
      return time.toHours() + "h " + time.toMinutesPart() + "m";
    }
    return time.toMinutes() > 0
        ? time.toMinutes() + "m " + time.toSecondsPart() + "s"
        : seconds + "s";
  }

  private static String line(List<String> row, List<List<String>> rows) {
    var line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      int column = i;
      int width = rows.stream().mapToInt(one -> one.get(column).length()).max().orElse(0);
      line.append(i == 0 ? "" : "  ")
          .append(
              String.format(
                  Locale.ROOT, i < WORDS ? "%-" + width + "s" : "%" + width + "s", row.get(i)));
    }
    return line.toString();
  }

  // Names.

  static Optional<List<String>> explained(JsonNode json) {
    var name = Json.text(json, "name");
    var processes = json.path("processes");
    if (name.isEmpty() || !processes.isArray()) {
      return Optional.empty();
    }
    var lines = new ArrayList<String>();
    processes.forEach(process -> lines.addAll(process(bare(name.get()), process)));
    Lines.names(json.path("keepers"))
        .filter(keepers -> !keepers.isEmpty())
        .ifPresent(keepers ->
            lines.add(
                "pointing room "
                    + name.get()
                    + ": its keepers are "
                    + String.join(" and ", keepers)));
    return Optional.of(lines);
  }

  private static String bare(String name) {
    return name.substring(name.indexOf(':') + 1);
  }

  private static List<String> process(String name, JsonNode process) {
    var who = process.path("kind").asText() + " " + name + ": ";
    var owner = process.path("owner").asText();
    if (!process.path("registered").asBoolean()) {
      var would = owner.isEmpty() ? "" : "; it would be on " + owner;
      boolean isAnswered = process.path("answered").asBoolean(true);
      return List.of(who + (isAnswered ? "there is none" : "its owner is silent") + would);
    }
    var copies = Lines.names(process.path("holders")).orElse(List.of()).stream();
    var others = copies.filter(holder -> !holder.equals(owner)).toList();
    return List.of(
        who + "on " + owner,
        "  copies   " + (others.isEmpty() ? "none" : String.join(" ", others)),
        "  shard    "
            + process.path("shard").asText()
            + ", epoch "
            + process.path("epoch").asText(),
        "  since    "
            + lasting(process.path("seconds").asLong())
            + ": "
            + process.path("why").asText());
  }
}
