package parlor.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static parlor.trials.Node.aNode;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The party over HTTP: what is asked in good order, what is not, and the stream of those who
/// watch.
@Timeout(90)
class PartyApiTest {

  private static final String TOKEN = "a-token-of-enough-characters";
  private static final int MIB = 1_024 * 1_024;
  private static final int WATCHERS = 100;

  @AutoClose private static final Node NODE = aNode();

  @AutoClose
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @AfterAll
  static void nothing_went_wrong_inside() {
    NODE.log().isClean();
  }

  /// What came back.
  private record Reply(int status, JsonNode json, HttpResponse<String> whole) {

    void isOk() {
      assertThat(whole.body()).isEqualTo("{\"outcome\":\"ok\"}");
      assertThat(status).isEqualTo(200);
    }

    void isRefused(int expected, String... about) {
      assertThat(status).as(whole.body()).isEqualTo(expected);
      assertThat(json.path("outcome").asText()).isEqualTo("refused");
      var why = json.path("why").asText();
      assertThat(why).hasSizeGreaterThan(10);
      assertThat(about).allMatch(why::contains, "stands in " + why);
    }

    JsonNode value() {
      assertThat(status).as(whole.body()).isEqualTo(200);
      return json;
    }
  }

  private static HttpRequest.Builder request(Door door, String path) {
    return HttpRequest.newBuilder(URI.create(door.url() + path)).timeout(Patience.SHORT);
  }

  private static Reply sent(HttpRequest request) {
    try {
      var reply = CLIENT.send(request, BodyHandlers.ofString());
      assertThat(reply.headers().firstValue("Content-Type")).contains("application/json");
      assertThat(reply.headers().firstValue("Cache-Control")).contains("no-store");
      return new Reply(reply.statusCode(), Json.parse(reply.body()), reply);
    } catch (IOException fault) {
      throw new UncheckedIOException(request.toString(), fault);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", stopped);
    }
  }

  private static Reply get(String path) {
    return sent(request(NODE, "/api/party" + path).build());
  }

  private static Reply delete(String path) {
    return sent(request(NODE, "/api/party" + path).DELETE().build());
  }

  private static Reply post(String path, String body) {
    return sent(
        request(NODE, "/api/party" + path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private static Reply walk(String room, String... people) {
    return post("/rooms/" + room + "/people", Json.object("people", List.of(people)).toString());
  }

  // What is asked in good order.

  @Test
  void rooms_and_people_are_found_wherever_they_are_asked_for() {
    post(
            "/rooms",
            """
            {"rooms":[{"name":"r.kitchen"},{"name":"r.hall","maximum":"none"},{"name":"r.den","maximum":2}]}
            """)
        .isOk();
    walk("r.kitchen", "r.kid", "r.bilal").isOk();
    walk("r.den", "r.kid").isOk();

    assertThat(get("/rooms").value().path("rooms"))
        .extracting(JsonNode::asText)
        .contains("r.den", "r.hall", "r.kitchen")
        .isSorted();
    assertThat(get("/people").value().path("people"))
        .extracting(JsonNode::asText)
        .contains("r.bilal", "r.kid")
        .isSorted();
    assertThat(get("/rooms/r.kitchen").value())
        .isEqualTo(Json.object("room", "r.kitchen", "people", List.of("r.bilal")));
    assertThat(get("/people/r.kid").value())
        .isEqualTo(Json.object("person", "r.kid", "room", "r.den"));
    assertThat(get("/dump?rooms=r.kitchen,r.den").value().toString())
        .isEqualTo(
            "{\"rooms\":[{\"room\":\"r.den\",\"people\":[\"r.kid\"]},"
                + "{\"room\":\"r.kitchen\",\"people\":[\"r.bilal\"]}]}");
    assertThat(get("/dump").value().path("rooms"))
        .contains(Json.object("room", "r.hall", "people", List.of()));
  }

  @Test
  void a_log_has_the_newest_first() {
    walk("l.one", "l.kid").isOk();
    walk("l.two", "l.kid").isOk();
    walk("l.two", "l.kid").isOk();
    var log = get("/people/l.kid/log").value();

    assertThat(log.path("person").asText()).isEqualTo("l.kid");
    assertThat(log.path("log"))
        .extracting(stay -> stay.path("room").asText())
        .containsExactly("l.two", "l.one");
    assertThat(log.path("log"))
        .extracting(stay -> stay.path("time").asText())
        .allMatch(time -> time.matches("20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z"));
  }

  @Test
  void who_leaves_is_nowhere() {
    walk("v.den", "v.kid").isOk();
    delete("/people/v.kid/room").isOk();
    delete("/people/v.kid/room").isOk();

    assertThat(get("/people/v.kid").value().path("room").isNull()).isTrue();
    assertThat(get("/rooms/v.den").value().path("people")).isEmpty();
    assertThat(get("/people/v.kid/log").value().path("log")).hasSize(1);
  }

  @Test
  void who_and_what_does_not_exist_is_nowhere_and_empty() {
    assertThat(get("/rooms/n.none").value().path("people")).isEmpty();
    assertThat(get("/people/n.nobody").value().path("room").isNull()).isTrue();
    assertThat(get("/people/n.nobody/log").value().path("log")).isEmpty();
    delete("/people/n.nobody/room").isOk();
    get("/dump?rooms=n.none").isRefused(400, "n.none");
  }

  @Test
  void a_full_room_takes_nobody_more() {
    post("/rooms", "{\"rooms\":[{\"name\":\"f.den\",\"maximum\":2}]}").isOk();
    var reply = walk("f.den", "f.a", "f.b", "f.c", "f.d");

    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.json()).isEqualTo(Json.object("outcome", "destination full", "person", "f.c"));
    assertThat(get("/rooms/f.den").value().path("people")).hasSize(2);
  }

  @Test
  void a_scenario_is_under_way_until_everything_is_over() {
    post("/scenarios/small", "{\"speed\":100,\"walks\":3}").isOk();
    assertThat(get("/rooms").value().path("rooms")).hasSizeGreaterThanOrEqualTo(5);
    var stats = get("/stats").value();
    assertThat(stats.path("people").asInt()).isGreaterThanOrEqualTo(30);
    assertThat(stats.path("rooms").asInt()).isGreaterThanOrEqualTo(5);
    assertThat(stats.path("fullness").isNumber()).isTrue();
    assertThat(stats.path("progress").isNumber()).isTrue();
    delete("").isOk();
    assertThat(get("/people").value().path("people")).isEmpty();
    assertThat(get("/dump").value().path("rooms")).isEmpty();
    assertThat(get("/stats").value().path("people").asInt()).isZero();
  }

  @Test
  void without_a_body_there_are_the_usual_rooms() {
    sent(request(NODE, "/api/party/rooms").POST(HttpRequest.BodyPublishers.noBody()).build())
        .isOk();
    assertThat(get("/rooms").value().path("rooms"))
        .extracting(JsonNode::asText)
        .contains("bathroom", "den", "kitchen", "living_room");
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "1.5", "-", "null", "true", "...a", "A_z-0.9"})
  void whatever_looks_like_something_else_is_a_name(String name) {
    walk(name, name).isOk();
    assertThat(get("/people/" + name).value()).isEqualTo(Json.object("person", name, "room", name));
    assertThat(get("/dump?rooms=" + name).value().path("rooms").path(0).path("room").asText())
        .isEqualTo(name);
  }

  @Test
  void head_is_get_without_the_content() {
    var head = Http.ask(NODE, "HEAD", "/api/openapi.json");
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(Integer.parseInt(head.header("Content-Length").orElse("0"))).isGreaterThan(10_000);
    assertThat(Http.ask(NODE, "HEAD", "/api/party/live").status()).isEqualTo(200);
  }

  // The description.

  @Test
  void the_description_names_what_there_is() {
    var description = Json.parse(Http.get(NODE, "/api/openapi.json").text());
    assertThat(description.path("openapi").asText()).startsWith("3.1");
    assertThat(Json.parse(Http.get(NODE, "/api").text())).isEqualTo(description);
    for (var path : (Iterable<String>) () -> description.path("paths").fieldNames()) {
      var asked = path.replaceAll("\\{.*?}", "x");
      assertThat(Http.ask(NODE, "PATCH", asked).status()).as(path).isEqualTo(405);
    }
  }

  @Test
  void a_browser_is_shown_a_page() {
    var page = Http.get(NODE, "/api", "Accept: text/html,application/xhtml+xml,*/*;q=0.8");
    assertThat(page.header("Content-Type")).contains("text/html; charset=utf-8");
    assertThat(page.text()).startsWith("<!doctype html>").contains("<parlor-api>");
    assertThat(page.header("Content-Security-Policy").orElse("")).contains("default-src 'none'");
  }

  // What is not in order.

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/people/a%20b",
        "/people/%22a%22",
        "/people/%C3%A4",
        "/people/a%0a",
        "/people/a%00b",
        "/people/a,b",
        "/people/...",
        "/people/%7B",
        "/people/a%2520b/log",
        "/rooms/a%2Fb",
        "/rooms/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "/dump?rooms=",
        "/dump?rooms=,",
        "/dump?rooms=a%20b",
        "/dump?rooms=a&rooms=b%20c",
      })
  void a_name_that_is_none_is_refused(String path) {
    get(path).isRefused(400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/rooms | {",
        "/rooms | []",
        "/rooms | null",
        "/rooms | {\"rooms\":{}}",
        "/rooms | {\"room\":[]}",
        "/rooms | {\"rooms\":[\"den\"]}",
        "/rooms | {\"rooms\":[{\"name\":\"a b\"}]}",
        "/rooms | {\"rooms\":[{\"name\":\"a\",\"maximum\":0}]}",
        "/rooms | {\"rooms\":[{\"name\":\"a\",\"maximum\":2001}]}",
        "/rooms | {\"rooms\":[{\"name\":\"a\",\"maximum\":\"10\"}]}",
        "/rooms | {\"rooms\":[{\"name\":\"a\\n\"}]}",
        "/rooms/den/people | {}",
        "/rooms/den/people | {\"people\":\"kid\"}",
        "/rooms/den/people | {\"people\":[7]}",
        "/rooms/den/people | {\"people\":[\"kid\",\"\"]}",
        "/rooms/den/people | {\"people\":[\"kid\"],\"and\":1}",
        "/scenarios/huge | {}",
        "/scenarios/small | {\"speed\":0}",
        "/scenarios/small | {\"speed\":1e999}",
        "/scenarios/small | {\"speed\":\"1\"}",
        "/scenarios/small | {\"walks\":0}",
        "/scenarios/small | {\"walks\":1.5}",
      })
  void what_does_not_fit_the_description_is_refused(String path, String body) {
    post(path, body).isRefused(400, " ");
    assertThat(get("/rooms/a").value().path("people")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/x-www-form-urlencoded",
        "application/jsonp",
        "json",
        ""
      })
  void only_json_is_read(String type) {
    for (var path : List.of("/rooms", "/rooms/den/people", "/scenarios/small")) {
      var reply = raw("POST", path, "{}", type.isEmpty() ? "X: y" : "Content-Type: " + type);
      assertThat(reply.status()).as(path).isEqualTo(415);
      assertThat(Json.parse(reply.text()).path("why").asText()).contains("application/json");
    }
  }

  private static Http.Reply raw(String method, String path, String body, String... headers) {
    var all = new ArrayList<>(List.of(headers));
    all.add("Content-Length: " + body.length());
    var head = Http.head(NODE, method, "/api/party" + path, all.toArray(String[]::new));
    return Http.send(NODE, head + body);
  }

  @Test
  void a_body_has_a_mebibyte_at_most() {
    var path = "/rooms/den/people";
    var fits = "{\"people\":[]" + " ".repeat(MIB - 13) + "}";
    post(path, fits).isOk();
    post(path, fits + " ").isRefused(413, "1,048,576");
    post(path, "x".repeat(2 * MIB)).isRefused(413, "1,048,576");
    var chunked =
        request(NODE, "/api/party" + path)
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofInputStream(() ->
                    new java.io.ByteArrayInputStream(
                        "x".repeat(2 * MIB).getBytes(StandardCharsets.US_ASCII))));
    sent(chunked.build()).isRefused(413, "1,048,576");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/unknown",
        "/rooms/den/unknown",
        "/rooms/den/people/kid",
        "/people/kid/logs",
        "/scenarios",
        "/nodes",
        "/openapi.yaml",
      })
  void what_is_not_there_is_not_found(String path) {
    get(path).isRefused(404);
    post(path, "{}").isRefused(404);
  }

  @ParameterizedTest
  @CsvSource({
    "PUT, /rooms, 'GET, HEAD, POST'",
    "DELETE, /rooms/den, 'GET, HEAD'",
    "GET, /rooms/den/people, POST",
    "POST, /people/kid/room, DELETE",
    "POST, '', DELETE",
    "OPTIONS, /scenarios/small, POST",
    "POST, /live, 'GET, HEAD'",
  })
  void every_address_says_what_it_answers(String method, String path, String allowed) {
    var reply = raw(method, path, "");
    assertThat(reply.status()).isEqualTo(405);
    assertThat(reply.header("Allow")).contains(allowed);
    assertThat(Json.parse(reply.text()).path("outcome").asText()).isEqualTo("refused");
  }

  // Who may ask.

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Origin: https://evil.example",
        "Origin: null",
        "Host: parlor.example.org",
        "X-Forwarded-For: 127.0.0.1",
      })
  void nobody_from_elsewhere_is_let_in(String header) {
    for (var path : List.of("", "/rooms", "/openapi.json", "/live", "/unknown")) {
      assertThat(Http.get(NODE, "/api/party" + path, header).status()).as(path).isEqualTo(403);
    }
    var reply = raw("POST", "/rooms", "{}", header, "Content-Type: application/json");
    assertThat(reply.status()).isEqualTo(403);
    assertThat(raw("DELETE", "", "", header).status()).isEqualTo(403);
  }

  @Test
  void our_own_pages_are_let_in() {
    sent(request(NODE, "/api/party/rooms").header("Origin", NODE.url()).build()).value();
  }

  @Test
  void where_there_is_a_token_it_must_be_shown() {
    try (var node = aNode("ADMIN_TOKEN=" + TOKEN)) {
      for (var path : List.of("", "/rooms", "/live", "/openapi.json", "/unknown")) {
        assertThat(Http.get(node, "/api/party" + path).status()).as(path).isEqualTo(401);
      }
      assertThat(Http.ask(node, "DELETE", "/api/party", "Content-Length: 0").status())
          .isEqualTo(401);
      var shown = "Authorization: Bearer " + TOKEN;
      assertThat(Http.get(node, "/api/party/rooms", shown, "Host: x.example").status())
          .isEqualTo(200);
      node.log().isClean();
    }
  }

  // Those who watch.

  /// The lines of the stream, one after another.
  private static final class Watching implements AutoCloseable {
    private final HttpResponse<Stream<String>> response;
    private final Iterator<String> lines;

    Watching(Door door) {
      try {
        this.response =
            CLIENT.send(request(door, "/api/party/live").build(), BodyHandlers.ofLines());
        this.lines = response.body().iterator();
      } catch (IOException fault) {
        throw new UncheckedIOException("watching", fault);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new AssertionError("interrupted", stopped);
      }
    }

    int status() {
      return response.statusCode();
    }

    boolean hasMore() {
      return Patience.await(
          CompletableFuture.supplyAsync(lines::hasNext), Patience.SHORT, "a line of the stream");
    }

    JsonNode line() {
      assertThat(hasMore()).isTrue();
      return Json.parse(lines.next());
    }

    /// The next line with such a field.
    JsonNode lineWith(String field) {
      var line = line();
      while (!line.has(field)) {
        line = line();
      }
      return line;
    }

    @Override
    public void close() {
      response.body().close();
    }
  }

  @Test
  void who_watches_sees_everything_and_then_what_changes() {
    walk("w.den", "w.kid").isOk();
    walk("w.kitchen", "w.bilal").isOk();
    try (var watching = new Watching(NODE)) {
      assertThat(watching.response.headers().firstValue("Content-Type"))
          .contains("application/x-ndjson");
      var floor = watching.line();
      assertThat(floor.path("type").asText()).isEqualTo("floor");
      assertThat(floor.path("self").asText()).isEqualTo("parlor");
      assertThat(floor.path("nodes")).extracting(JsonNode::asText).containsExactly("parlor");
      assertThat(floor.path("owners")).hasSize(256).allMatch(owner -> owner.asInt() == 0);
      assertThat(floor.path("stats").path("people").asInt()).isGreaterThanOrEqualTo(2);
      int den = room(floor, "w.den");
      int kitchen = room(floor, "w.kitchen");
      var kid = person(floor, "w.kid");
      assertThat(kid.path("room").asInt()).isEqualTo(den);
      assertThat(floor.path("rooms").path(den).path("maximum").asInt()).isEqualTo(10);
      assertThat(floor.path("rooms").path(den).path("count").asInt()).isEqualTo(1);

      walk("w.kitchen", "w.kid").isOk();
      assertThat(watching.lineWith("moves").path("moves"))
          .containsExactly(Json.value(List.of("w.kid", kid.path("shard").asInt(), kitchen)));
      delete("/people/w.kid/room").isOk();
      assertThat(watching.lineWith("moves").path("moves"))
          .containsExactly(Json.value(List.of("w.kid", kid.path("shard").asInt(), -1)));
      walk("w.attic", "w.kid").isOk();
      var anew = watching.lineWith("rooms");
      assertThat(person(anew, "w.kid").path("room").asInt()).isEqualTo(room(anew, "w.attic"));
    }
  }

  private static int room(JsonNode line, String name) {
    var rooms = line.path("rooms");
    for (int i = 0; i < rooms.size(); i++) {
      if (rooms.path(i).path("name").asText().equals(name)) {
        return i;
      }
    }
    throw new AssertionError("no room " + name + " in " + line);
  }

  private static JsonNode person(JsonNode line, String name) {
    for (var person : line.path("people")) {
      if (person.path("name").asText().equals(name)) {
        return person;
      }
    }
    throw new AssertionError("no person " + name + " in " + line);
  }

  @Test
  void where_nothing_changes_that_is_told() {
    try (var watching = new Watching(NODE)) {
      assertThat(watching.line().path("type").asText()).isEqualTo("floor");
      var line = watching.line();
      while (!line.path("type").asText().equals("still")) {
        assertThat(line.path("type").asText()).isEqualTo("change");
        line = watching.line();
      }
    }
  }

  @Test
  void the_stream_ends_with_its_node() {
    try (var node = aNode();
        var watching = new Watching(node)) {
      assertThat(watching.line().path("type").asText()).isEqualTo("floor");
      var stopped = CompletableFuture.supplyAsync(node::stop);
      while (watching.hasMore()) {
        watching.line();
      }
      Patience.await(stopped, Patience.LONG, "the end of the node");
      node.log().isClean();
    }
  }

  @Test
  void the_hundred_and_first_who_watches_is_one_too_many() throws IOException {
    var sockets = new ArrayList<Socket>();
    try {
      for (int i = 0; i < WATCHERS; i++) {
        sockets.add(watcher());
      }
      get("/live").isRefused(503, "100");
    } finally {
      for (var socket : sockets) {
        socket.close();
      }
    }
    // Who goes makes room, once the node has learnt of it.
    Patience.until(Patience.SHORT, () -> "a place for one more", PartyApiTest::isFree);
  }

  private static Socket watcher() throws IOException {
    var socket = Http.connect(NODE);
    socket.getOutputStream().write(bytes(Http.head(NODE, "GET", "/api/party/live")));
    var first = new byte["HTTP/1.1 200".length()];
    assertThat(socket.getInputStream().readNBytes(first, 0, first.length)).isEqualTo(first.length);
    assertThat(new String(first, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 200");
    return socket;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static boolean isFree() {
    try (var watching = new Watching(NODE)) {
      return watching.status() == 200;
    }
  }

  @Test
  void who_goes_without_a_word_leaves_nothing_behind() throws IOException {
    for (var path : List.of("/live", "/stats", "/dump", "/people/kid")) {
      for (int i = 0; i < 10; i++) {
        try (var socket = Http.connect(NODE)) {
          socket.setSoLinger(true, 0);
          socket.getOutputStream().write(bytes(Http.head(NODE, "GET", "/api/party" + path)));
        }
      }
    }
    try (var socket = Http.connect(NODE)) {
      var head =
          Http.head(
              NODE,
              "POST",
              "/api/party/rooms",
              "Content-Type: application/json",
              "Content-Length: 100");
      socket.getOutputStream().write(bytes(head + "{\"rooms\":["));
      socket.setSoLinger(true, 0);
    }
    get("/rooms").value();
  }
}
