package parlor.trials.browser;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A cluster on paper: it answers the cluster page in place of the node, so that a test may have
/// ten nodes, and one that nobody reaches.
///
/// The first node is the one that answers. Nodes are numbered from 1.
final class PaperCluster {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant BEGIN = Instant.parse("2026-11-22T01:30:00.123Z");

  private final List<ObjectNode> members = new ArrayList<>();
  private final List<String> asked = new ArrayList<>();
  private int restarts;
  private int messages;
  private int looks;
  private Optional<Answer> instead = Optional.empty();
  private Answer toMessages = new Answer(200, "{\"outcome\":\"delivered\"}");

  /// What is answered to a request.
  private record Answer(int status, String body) {

    static final int NONE = 0;

    void to(Route route) {
      if (status == NONE) {
        route.abort();
        return;
      }
      var type = body.startsWith("{") ? "application/json" : "text/plain";
      route.fulfill(
          new Route.FulfillOptions().setStatus(status).setContentType(type).setBody(body));
    }
  }

  private PaperCluster() {}

  static PaperCluster of(int nodes) {
    var cluster = new PaperCluster();
    for (int number = 1; number <= nodes; number++) {
      cluster.joins(number);
    }
    return cluster;
  }

  static String name(int number) {
    return "parlor@10.0.0." + number + ":9100";
  }

  /// From now on this page asks nobody else.
  void answers(Page page) {
    page.route(
        "**/api/cluster",
        route -> {
          looks++;
          instead.orElseGet(this::picture).to(route);
        });
    page.route(
        "**/api/cluster/nodes/*/messages",
        route -> {
          var path = URLDecoder.decode(route.request().url(), StandardCharsets.UTF_8);
          asked.add(path.replaceFirst(".*/nodes/", "") + " " + route.request().postData());
          toMessages.to(route);
        });
  }

  /// The messages that pages sent: to whom, and the body.
  List<String> asked() {
    return List.copyOf(asked);
  }

  /// How often a page asked for the picture.
  int looks() {
    return looks;
  }

  void isSilent() {
    instead = Optional.of(new Answer(Answer.NONE, ""));
  }

  void refuses(int status, String why) {
    instead = Optional.of(new Answer(status, why));
  }

  void speaksAgain() {
    instead = Optional.empty();
  }

  void answersMessages(int status, String body) {
    toMessages = new Answer(status, body);
  }

  void joins(int number) {
    members.add(member(name(number), number, "home", "web"));
    tells(number);
  }

  /// One that serves nobody and keeps nothing, and tells nothing.
  void hasAConsole(String name) {
    members.add(member(name, members.size() + 1));
  }

  void loses(int number) {
    members.removeIf(member -> member.path("name").asText().equals(name(number)));
  }

  void isCutOff(int number) {
    node(number).put("reachable", false).withObject("/told").put("millisAgo", 12_000);
    for (var member : members) {
      if (!member.path("name").asText().equals(name(number))) {
        doesNotReach(member, number);
      }
    }
  }

  void doesNotReach(int from, int to) {
    doesNotReach(node(from), to);
  }

  void answersAgain(int number) {
    node(number).put("reachable", true).withObject("/told").put("millisAgo", 240);
    members.forEach(member -> member.withObject("/told").putArray("unreachable"));
  }

  void isDraining(int number) {
    node(number).withObject("/told").put("draining", true);
  }

  void isJoining(int number) {
    node(number).put("status", "joining");
  }

  void misses(int number, int copies) {
    node(number).put("missing", copies);
  }

  void beganAnew(int times) {
    restarts = times;
  }

  void writes(int from, int to, String text, boolean reply) {
    var message = node(to).withObject("/told").withArray("messages").addObject();
    message.put("time", BEGIN.plusSeconds(messages++).toString());
    message.put("from", name(from)).put("text", text).put("reply", reply);
  }

  private static void doesNotReach(ObjectNode from, int to) {
    if (from.has("told")) {
      from.withObject("/told").withArray("unreachable").add(name(to));
    }
  }

  private ObjectNode node(int number) {
    return members.stream()
        .filter(member -> member.path("name").asText().equals(name(number)))
        .findFirst()
        .orElseThrow();
  }

  private static ObjectNode member(String name, int age, String... roles) {
    var member = JSON.createObjectNode();
    member.put("name", name).put("address", name.replaceFirst(".*@", ""));
    var all = member.putArray("roles");
    for (var role : roles) {
      all.add(role);
    }
    return member
        .put("status", "up")
        .put("reachable", true)
        .put("age", age)
        .put("self", name.equals(name(1)));
  }

  private void tells(int number) {
    var node = node(number).put("processes", 41).put("shards", 40).put("copies", 40);
    node.put("missing", 0);
    var told = node.putObject("told");
    told.put("millisAgo", 240).put("version", "0.1.0").put("upSeconds", 3_725 * number);
    told.put("load", 0.07 * number).put("processors", 2);
    told.put("heapBytes", 41_234_567).put("heapMaxBytes", 268_435_456);
    told.put("sockets", 12).put("rooms", 4).put("moves", 13).put("lost", 0);
    told.put("draining", false).putArray("unreachable");
    told.putArray("messages");
  }

  private Answer picture() {
    var answer = JSON.createObjectNode();
    boolean alone = members.size() == 1;
    answer.put("state", alone ? "alone" : "up").put("self", name(1));
    answer.put("cluster", alone ? null : "5b0c1d7e").put("restarts", restarts);
    answer.put("rooms", 4).put("sockets", 12);
    var swarm = answer.putObject("swarm");
    swarm.put("processes", sum("processes")).put("shards", sum("shards"));
    swarm.put("missing", sum("missing")).put("moves", 40).put("lost", 0);
    answer.putArray("members").addAll(members);
    return new Answer(200, answer.toString());
  }

  private int sum(String figure) {
    return members.stream().mapToInt(member -> member.path(figure).asInt()).sum();
  }
}
