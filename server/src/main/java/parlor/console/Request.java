package parlor.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a command comes to, in HTTP.
///
/// @param path from `/` on, with its query
/// @param body in JSON
record Request(String method, String path, Optional<String> body) {

  private static final String CLUSTER = "/api/cluster";

  static Request of(Command command) {
    return switch (command) {
      case Command.Add add when add.rooms().isEmpty() -> bare("POST", "/rooms");
      case Command.Add add -> post("/rooms", Json.rooms(add.rooms(), add.maximum()));
      case Command.Walk walk -> post(room(walk.room()) + "/people", Json.people(walk.people()));
      case Command.Leave leave -> bare("DELETE", person(leave.person()) + "/room");
      case Command.Reset _ -> bare("DELETE", "");
      case Command.Setup setup ->
          post("/scenarios/" + encoded(setup.scenario()), Json.pace(setup.speed(), setup.walks()));
      case Command.Who who -> get(room(who.room()));
      case Command.Where where -> get(person(where.person()));
      case Command.Log log -> get(person(log.person()) + "/log");
      case Command.Dump dump -> get("/dump" + query(dump.rooms()));
      case Command.Rooms _ -> get("/rooms");
      case Command.People _ -> get("/people");
      case Command.Stats _ -> get("/stats");
      case Command.Nodes _ -> new Request("GET", CLUSTER, Optional.empty());
      case Command.Send send -> toNode(send.node(), "messages", Json.text(send.text()));
      case Command.Explain explain ->
          new Request("GET", CLUSTER + "/names/" + encoded(explain.name()), Optional.empty());
      case Command.Found found ->
          new Request("POST", CLUSTER + "/founding", Optional.of(Json.loss(found.acceptLoss())));
      case Command.Drain drain -> toNode(drain.node(), "drain", Json.loss(drain.acceptLoss()));
    };
  }

  private static Request toNode(String node, String what, String body) {
    return new Request("POST", CLUSTER + "/nodes/" + encoded(node) + "/" + what, Optional.of(body));
  }

  private static Request get(String path) {
    return bare("GET", path);
  }

  private static Request post(String path, String body) {
    return new Request("POST", under(path), Optional.of(body));
  }

  private static Request bare(String method, String path) {
    return new Request(method, under(path), Optional.empty());
  }

  private static String under(String path) {
    return "/api/party" + path;
  }

  private static String room(String name) {
    return "/rooms/" + encoded(name);
  }

  private static String person(String name) {
    return "/people/" + encoded(name);
  }

  private static String query(List<String> rooms) {
    return rooms.isEmpty()
        ? ""
        : rooms.stream().map(Request::encoded).collect(Collectors.joining(",", "?rooms=", ""));
  }

  /// Whatever it is, it arrives as it was typed, and is judged there.
  private static String encoded(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
