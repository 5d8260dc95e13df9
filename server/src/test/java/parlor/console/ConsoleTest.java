package parlor.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The whole way, to something that speaks HTTP.
class ConsoleTest {

  private static final String TOKEN = "a-token-of-enough-characters";

  private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
  private HttpServer server = server();
  private int status = 200;
  private String answer = "{\"outcome\":\"ok\"}";

  private static HttpServer server() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException fault) {
      throw new AssertionError("no port", fault);
    }
  }

  @BeforeEach
  void open() {
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      heard.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body);
      for (var name : List.of("Authorization", "Content-Type", "Upgrade")) {
        var header = exchange.getRequestHeaders().getFirst(name);
        if (header != null) {
          heard.add(name + ": " + header);
        }
      }
      if (status == 302) {
        exchange.getResponseHeaders().add("Location", "/elsewhere");
      }
      var bytes = answer.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private Printout run(Optional<String> token, String... typed) {
    var port = Integer.toString(server.getAddress().getPort());
    return new Console(Optional.of(port), token)
        .run(Stream.concat(Stream.of("party"), Stream.of(typed)).toList());
  }

  @Test
  void a_command_is_one_request() {
    assertThat(run(Optional.empty(), "walk", "den", "kid", "bilal"))
        .isEqualTo(new Printout(Exit.DONE, List.of("ok"), List.of()));
    assertThat(heard)
        .containsExactly(
            "POST /api/party/rooms/den/people {\"people\":[\"kid\",\"bilal\"]}",
            "Content-Type: application/json");
  }

  @Test
  void the_token_is_shown_to_the_node_and_to_nobody_else() {
    assertThat(run(Optional.of(TOKEN), "reset").exit()).isEqualTo(Exit.DONE);
    assertThat(heard).containsExactly("DELETE /api/party ", "Authorization: Bearer " + TOKEN);
    for (int wrong : List.of(401, 403, 500, 404)) {
      status = wrong;
      assertThat(run(Optional.of(TOKEN), "reset").toString()).doesNotContain(TOKEN);
    }
    var split = "first\r\nsecond: " + TOKEN;
    var printed = run(Optional.of(split), "reset");
    assertThat(printed.exit()).isEqualTo(Exit.NOT_ALLOWED);
    assertThat(printed.toString()).doesNotContain("first", TOKEN);
  }

  @Test
  void nobody_is_followed_elsewhere() {
    status = 302;
    assertThat(run(Optional.of(TOKEN), "rooms").exit()).isEqualTo(Exit.NO_NODE);
    assertThat(heard).containsExactly("GET /api/party/rooms ", "Authorization: Bearer " + TOKEN);
  }

  @Test
  void a_closed_door_is_no_node() {
    server.stop(0);
    var printed = run(Optional.empty(), "rooms");
    assertThat(printed.exit()).isEqualTo(Exit.NO_NODE);
    assertThat(printed.out()).isEmpty();
    assertThat(printed.err()).hasSize(1).allMatch(line -> line.contains("./parlor"));
  }

  @Test
  void a_name_that_nobody_has_is_no_node() {
    assertThat(run(Optional.empty(), "rooms", "--at", "http://node.invalid").exit())
        .isEqualTo(Exit.NO_NODE);
  }

  @Test
  void who_hangs_up_has_not_answered_unless_nothing_was_said_yet() throws IOException {
    try (var rude = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> hangUp(rude));
      var at = "localhost:" + rude.getLocalPort();
      var printed = run(Optional.empty(), "reset", "--at", "http://" + at);
      assertThat(printed.exit()).isEqualTo(Exit.NO_ANSWER);
      assertThat(printed.err()).hasSize(1).allMatch(line -> line.contains("may have happened"));
      assertThat(run(Optional.empty(), "reset", "--at", "https://" + at).exit())
          .isEqualTo(Exit.NO_NODE);
    }
  }

  private static void hangUp(ServerSocket rude) {
    try {
      while (true) {
        rude.accept().close();
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  @Test
  void what_is_not_understood_is_not_asked() {
    assertThat(run(Optional.empty(), "walk", "den").exit()).isEqualTo(Exit.REFUSED);
    assertThat(heard).isEmpty();
  }

  @Test
  void help_knows_every_command_and_every_option() {
    var console = new Console(Optional.empty(), Optional.empty());
    var ofParty = String.join("\n", console.run(List.of("party")).out());
    var ofCluster = String.join("\n", console.run(List.of("nodes", "--help")).out());
    for (var verb : Verb.values()) {
      assertThat(Verb.of(Desk.PARTY).contains(verb) ? ofParty : ofCluster)
          .contains("\n  " + verb.usage());
    }
    var help = ofParty + "\n" + ofCluster;
    for (var option : Option.values()) {
      assertThat(help).contains(option.word());
    }
    assertThat(help.lines()).allMatch(line -> line.length() <= 80);
    assertThat(heard).isEmpty();
  }
}
