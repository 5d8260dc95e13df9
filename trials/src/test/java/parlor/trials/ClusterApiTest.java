package parlor.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static parlor.trials.Node.aNode;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The cluster over HTTP and from the command line, where it is one node. Between nodes:
/// `parlor.trials.faults.ChatTest`.
@Timeout(120)
class ClusterApiTest {

  @AutoClose private static final Node NODE = aNode("NODE_NAME=moebi");

  private static final String POST = "/api/cluster/nodes/moebi/messages";

  @AfterAll
  static void nothing_went_wrong_inside() {
    NODE.log().isClean();
  }

  private static Http.Reply post(String path, String body, String... headers) {
    var all = new ArrayList<>(List.of(headers));
    all.add("Content-Type: application/json");
    all.add("Content-Length: " + body.length());
    return Http.send(NODE, Http.head(NODE, "POST", path, all.toArray(String[]::new)) + body);
  }

  private static void isRefused(Http.Reply reply, int status, String outcome, String about) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(status);
    var json = Json.parse(reply.text());
    assertThat(json.path("outcome").asText()).isEqualTo(outcome);
    assertThat(json.path("why").asText()).contains(about);
  }

  private static Script.Ended say(String... typed) {
    return Script.run(List.of("PORT=" + NODE.port()), typed);
  }

  private static JsonNode self() {
    return Json.parse(Http.get(NODE, "/api/cluster").text()).path("members").path(0);
  }

  // Talk.

  @Test
  void a_text_appears_in_the_log_and_among_the_messages_and_moebi_answers() {
    var reply = post(POST, "{\"text\":\"Hello over HTTP\"}");
    assertThat(reply.text()).isEqualTo("{\"outcome\":\"delivered\",\"reply\":\"chicken?\"}");
    assertThat(self().path("told").path("messages"))
        .extracting(message -> message.path("text").asText())
        .contains("Hello over HTTP", "chicken?");
    Patience.until(
        Patience.SHORT,
        () -> "the text in " + NODE.log(),
        () -> NODE.log().lines().stream().anyMatch(line -> line.endsWith("says: Hello over HTTP")));
  }

  @Test
  void a_text_stays_on_one_line_of_the_log() {
    assertThat(post(POST, "{\"text\":\"one\\ntwo\\u001b[2J\"}").status()).isEqualTo(200);
    Patience.until(
        Patience.SHORT,
        () -> "the text in " + NODE.log(),
        () -> NODE.log().lines().stream().anyMatch(line -> line.endsWith("says: one two [2J")));
  }

  @Test
  void from_the_command_line() {
    var sent = say("send", "moebi", "Hello", "there");
    assertThat(sent.out()).isEqualTo("delivered\nmoebi: chicken?\n");
    assertThat(sent.code()).isZero();
    var json = say("send", "--json", "moebi", "Hello");
    assertThat(json.out()).isEqualTo("{\"outcome\":\"delivered\",\"reply\":\"chicken?\"}\n");
  }

  @Test
  void who_is_not_there_is_told_with_who_is() {
    isRefused(
        post("/api/cluster/nodes/nobody/messages", "{\"text\":\"x\"}"),
        404,
        "no such node",
        "There are: moebi.");
    var sent = say("send", "nobody", "Hello");
    assertThat(sent.code()).isEqualTo(2);
    assertThat(sent.err()).isEqualTo("Refused: There is no such node now. There are: moebi.\n");
  }

  @Test
  void a_text_that_is_too_long_is_refused_however_long() {
    isRefused(
        post(POST, "{\"text\":\"" + "x".repeat(16_385) + "\"}"), 400, "refused", "16,384 bytes");
    isRefused(
        post(POST, "{\"text\":\"" + "\\u00fc".repeat(10_000) + "\"}"),
        400,
        "refused",
        "16,384 bytes");
    isRefused(
        post(POST, "{\"text\":\"" + "x".repeat(1_048_576) + "\"}"), 413, "refused", "1,048,576");
    assertThat(post(POST, "{\"text\":\"" + "x".repeat(16_384) + "\"}").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "{\"text\":1}",
        "{\"text\":\"\"}",
        "{\"text\":\" \"}",
        "{\"text\":\"a\",\"to\":\"b\"}",
        "{\"text\":"
      })
  void what_is_no_text_is_refused(String body) {
    isRefused(post(POST, body), 400, "refused", "");
  }

  // A page of a stranger, and a proxy on the same host.

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Origin: https://evil.example",
        "Origin: null",
        "Host: evil.example",
        "X-Forwarded-For: 127.0.0.1",
        "Forwarded: for=127.0.0.1",
        "Via: 1.1 proxy",
        "X-Real-IP: 127.0.0.1"
      })
  void whoever_is_not_here_cannot_do_anything(String header) {
    for (var path : List.of(POST, "/api/cluster/nodes/moebi/drain", "/api/cluster/founding")) {
      assertThat(post(path, "{\"acceptLoss\":true}", header).status()).as(path).isEqualTo(403);
    }
    assertThat(Http.get(NODE, "/api/cluster", header).status()).isEqualTo(403);
    assertThat(Http.get(NODE, "/api/cluster/names/kid", header).status()).isEqualTo(403);
    assertThat(NODE.isRunning()).isTrue();
  }

  /// What a form of another site can send without asking first.
  @Test
  void a_form_is_no_json() {
    var body = "{\"text\":\"x\"}";
    for (var type : List.of("text/plain", "application/x-www-form-urlencoded")) {
      var head =
          Http.head(
              NODE, "POST", POST, "Content-Type: " + type, "Content-Length: " + body.length());
      isRefused(Http.send(NODE, head + body), 415, "refused", "application/json");
    }
  }

  // The nodes.

  @Test
  void nodes_are_listed() {
    var nodes = say("nodes");
    assertThat(nodes.code()).isZero();
    var lines = nodes.out().lines().toList();
    assertThat(lines).hasSize(2);
    assertThat(lines.getFirst()).matches("NAME +ROLES +STATE +UP +LOAD +SOCKETS +ROOMS .*");
    assertThat(lines.getLast()).matches("moebi +home,web +up +\\S.*");
  }

  @Test
  void a_node_tells_of_itself() {
    var told = self().path("told");
    assertThat(told.path("heapBytes").asLong()).isPositive();
    assertThat(told.path("heapMaxBytes").asLong()).isGreaterThan(told.path("heapBytes").asLong());
    assertThat(told.path("processors").asInt()).isPositive();
    assertThat(told.path("load").asDouble()).isBetween(0.0, 1.0);
    assertThat(told.path("version").asText()).matches("\\d+\\.\\d+\\.\\d+.*");
  }

  @Test
  void the_last_node_is_not_drained_unless_the_loss_is_accepted() {
    assertThat(say("party", "walk", "den", "kid").code()).isZero();
    Patience.until(
        Patience.SHORT,
        () -> "the person's being counted",
        () -> self().path("processes").asInt() > 0);
    isRefused(post("/api/cluster/nodes/moebi/drain", "{}"), 409, "refused", " processes, and ");
    var drained = say("drain", "moebi");
    assertThat(drained.code()).isEqualTo(2);
    assertThat(drained.err()).startsWith("Refused: ").contains("--accept-loss");
    assertThat(say("drain", "nobody").code()).isEqualTo(2);
    assertThat(NODE.isRunning()).isTrue();
  }

  @Test
  void a_loss_that_is_accepted_ends_the_last_node_in_good_order() {
    try (var last = aNode()) {
      var drained = Script.run(List.of("PORT=" + last.port()), "drain", "parlor", "--accept-loss");
      assertThat(drained).isEqualTo(new Script.Ended(0, "ok\n", ""));
      Patience.until(Patience.LONG, () -> "the end of " + last.log(), () -> !last.isRunning());
    }
  }

  @Test
  void a_node_that_waits_for_nobody_founds_nothing() {
    isRefused(post("/api/cluster/founding", ""), 409, "refused", "nothing to found");
    isRefused(
        post("/api/cluster/founding", "{\"acceptLoss\":true}"), 409, "refused", "nothing to found");
    assertThat(say("found", "--accept-loss").code()).isEqualTo(2);
  }

  // Names.

  @Test
  void a_name_is_explained() {
    assertThat(say("party", "walk", "attic", "ida").code()).isZero();
    var ida = say("explain", "ida");
    assertThat(ida.out().lines())
        .contains("person ida: on moebi", "  copies   none")
        .anyMatch(line -> line.startsWith("room ida: there is none"))
        .anyMatch(line -> line.equals("pointing room ida: its keepers are moebi"));
    assertThat(say("explain", "room:attic").out().lines().toList().getFirst())
        .isEqualTo("room attic: on moebi");
    assertThat(say("explain", "cat:ida").err())
        .isEqualTo("Refused: That is no name: there is no kind \"cat\"; there are person, room.\n");
    var tooLong = URLEncoder.encode("ü".repeat(200), StandardCharsets.UTF_8);
    isRefused(Http.get(NODE, "/api/cluster/names/" + tooLong), 400, "refused", "");
  }

  @Test
  void nothing_else_is_there() {
    var reply = Http.get(NODE, "/api/clusters");
    assertThat(reply.status()).isEqualTo(404);
    assertThat(Http.ask(NODE, "POST", "/api/cluster", "Content-Length: 0").header("Allow"))
        .contains("GET, HEAD");
  }
}
