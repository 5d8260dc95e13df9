package parlor.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static parlor.trials.Node.aNode;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The log as programs read it, and what is in neither log nor process list.
@Timeout(120)
class LogTest {

  private static final String TOKEN = "token.that.nobody.may.read";
  private static final String COOKIE = "cookie-that-nobody-may-read";
  private static final List<String> CARDS = List.of("ana.card", "ben.card");

  private static Node aSecretiveNode() {
    int port = Place.freePort("127.0.0.1");
    return aNode(
        "PARLOR_LOG_FORMAT=json",
        "ADMIN_TOKEN=" + TOKEN,
        "CLUSTER_COOKIE=" + COOKIE,
        "CLUSTER_PEERS=127.0.0.1:" + port,
        "CLUSTER_PORT=" + port,
        "NODE_ADDRESS=127.0.0.1");
  }

  /// Standard output, which is for people, is in the same file.
  private static List<JsonNode> events(Node node) {
    return node.log().lines().stream()
        .filter(line -> !line.contains(" at http://localhost:"))
        .map(Json::parse)
        .toList();
  }

  @Test
  void every_event_is_an_object_on_a_line_that_names_the_node() {
    try (var node = aSecretiveNode()) {
      var sent =
          Script.run(
              List.of("PORT=" + node.port(), "ADMIN_TOKEN=" + TOKEN),
              "send",
              self(node),
              "Hello \"there\"");
      assertThat(sent.out()).isEqualTo("delivered\n");
      Patience.until(
          Patience.SHORT,
          () -> "the text in " + node.log(),
          () -> node.log().lines().stream().anyMatch(line -> line.contains("says: Hello")));
      assertThat(events(node))
          .allSatisfy(event -> {
            assertThat(event.path("timestamp").isNumber()).isTrue();
            assertThat(event.path("level").asText()).isIn("INFO", "WARN");
            assertThat(event.path("formattedMessage").asText()).isNotEmpty();
          })
          .anySatisfy(event -> {
            assertThat(event.path("formattedMessage").asText()).endsWith("says: Hello \"there\"");
            assertThat(event.path("context").path("properties").path("node").asText())
                .isEqualTo(self(node));
            assertThat(event.path("kvpList").path(0).path("peer").asText()).isEqualTo(self(node));
          });
    }
  }

  private static String self(Node node) {
    var reply = Http.get(node, "/api/cluster", "Authorization: Bearer " + TOKEN);
    return Json.parse(reply.text()).path("self").asText();
  }

  @Test
  void no_secret_and_no_card_is_in_the_log_or_in_the_process_list() throws IOException {
    try (var node = aSecretiveNode()) {
      var room = node.aRoom();
      var ana = room.join("ana");
      var deck = Json.object("kind", "custom", "cards", CARDS, "extras", List.of());
      ana.asks("settings", "deck", deck).isDone();
      ana.votes(CARDS.getFirst());
      assertThat(Http.get(node, "/api/cluster", "Authorization: Bearer wrong").status())
          .isEqualTo(401);
      node.stop();
      var secrets = List.of(TOKEN, COOKIE, CARDS.getFirst(), ana.person().secret());
      assertThat(node.log().lines())
          .allSatisfy(line -> assertThat(secrets).noneMatch(line::contains));
    }
    try (var node = aSecretiveNode()) {
      var command = Path.of("/proc", Long.toString(node.pid()), "cmdline");
      assumeTrue(
          Files.isReadable(command), "Only Linux shows here what a process was started with");
      assertThat(Files.readString(command)).contains("java").doesNotContain(TOKEN, COOKIE);
    }
  }
}
