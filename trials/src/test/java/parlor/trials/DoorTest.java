package parlor.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static parlor.trials.Node.aNode;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The HTTP side: what is there, what is not, and what nobody gets.
@Timeout(60)
class DoorTest {

  @AutoClose private static final Node NODE = aNode();

  private static final String PROTOCOL = "Sec-WebSocket-Protocol: parlor.v1";

  @AfterAll
  static void nothing_went_wrong_inside() {
    NODE.log().isClean();
  }

  private static String asset() {
    var link = Pattern.compile("/assets/[^\"']+\\.js").matcher(Http.get(NODE, "/").text());
    assertThat(link.find()).isTrue();
    return link.group();
  }

  @Test
  void the_pages_are_there() {
    for (var path : List.of("/", "/r/maple")) {
      var page = Http.get(NODE, path);
      assertThat(page.status()).isEqualTo(200);
      assertThat(page.header("Content-Type")).contains("text/html; charset=utf-8");
      assertThat(page.text()).startsWith("<!doctype html>");
    }
  }

  @Test
  void a_fresh_room_has_a_name_nobody_guesses() {
    var fresh = Http.get(NODE, "/new");
    assertThat(fresh.status()).isEqualTo(303);
    assertThat(fresh.header("Location").orElse("")).matches("/r/[a-z]+-[a-z]+-[a-z]+-[1-9]\\d{3}");
    assertThat(Http.get(NODE, "/new").header("Location")).isNotEqualTo(fresh.header("Location"));
  }

  @Test
  void a_room_has_one_address() {
    for (var path :
        List.of("/r/Maple-7", "/r/maple-7/", "/r//maple-7", "/R/../r/maple-7", "/r/maple%2D7")) {
      var page = Http.get(NODE, path);
      assertThat(page.status()).as(path).isEqualTo(308);
      assertThat(page.header("Location")).contains("/r/maple-7");
    }
  }

  @Test
  void capital_letters_mean_the_same_room() {
    var ana = NODE.room("Shout").join("ana");
    assertThat(ana.sees("welcome").path("room").asText()).isEqualTo("shout");
    NODE.room("shout").join("ben").knows("ana", picture -> picture.seats().size() == 2);
  }

  @Test
  void a_glance_shows_how_many_are_there_and_creates_nothing() {
    var room = NODE.aRoom();
    var before = Http.get(NODE, "/r/" + room.name() + "/glance");
    assertThat(before.header("Content-Type")).contains("application/json");
    assertThat(before.header("Cache-Control")).contains("no-store");
    assertThat(Json.parse(before.text()).path("people").asInt()).isZero();
    var ana = room.join("ana");
    room.observe("ben");
    var after = Json.parse(Http.get(NODE, "/r/" + room.name() + "/glance").text());
    assertThat(after)
        .isEqualTo(
            Json.object(
                "room",
                room.name(),
                "people",
                2,
                "passcode",
                false,
                "deck",
                ana.picture().round().path("deck")));
  }

  @Test
  void the_qr_code_leads_to_the_room() {
    var code = Http.get(NODE, "/r/maple/qr.svg");
    assertThat(code.status()).isEqualTo(200);
    assertThat(code.header("Content-Type")).contains("image/svg+xml");
    assertThat(code.text()).startsWith("<svg ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/r/ab",
        "/r/a_b_c",
        "/r/",
        "/r",
        "/r/a%20b",
        "/r/%C3%BCmlaut",
        "/r/maple.html",
        "/r/%00%00%00",
        "/r/maple%00",
        "/r/abc%2flive",
        "/r/maple/unknown",
        "/r/-/live",
        "/r/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "/unknown",
        "/r/..%5c..%5c",
        "/favicon.exe",
        "/assets",
        "/assets/",
        "/.git/config",
        "/parlor/Main.class",
        "/META-INF/MANIFEST.MF",
        "/logback.xml",
        "/start.html",
        "/page/start.html"
      })
  void what_is_not_there_is_not_found(String path) {
    var reply = Http.get(NODE, path);
    assertThat(reply.status()).isEqualTo(404);
    isGuarded(reply);
    assertThat(Http.knock(NODE, path, PROTOCOL).status()).isEqualTo(404);
  }

  @Test
  void nobody_leaves_the_assets() {
    var outside = new ArrayList<String>();
    for (var up :
        List.of(
            "..",
            "%2e%2e",
            "%2E.",
            ".%2e",
            "..%2f..",
            "..%5c",
            "..\\",
            "%252e%252e",
            "..;",
            "....//",
            "%c0%ae%c0%ae",
            "%uff0e%uff0e",
            ".%00.",
            "..%00")) {
      for (var root :
          List.of("/assets/x/", "/assets/x/lib/lit/", "/assets/", "/", "//assets//x//")) {
        for (var goal :
            List.of("parlor/Main.class", "logback.xml", "page/start.html", "etc/passwd")) {
          outside.add(root + up + "/" + goal);
          outside.add(root + up + "/" + up + "/" + up + "/" + up + "/" + goal);
        }
      }
    }
    for (var path : outside) {
      var reply = Http.get(NODE, path);
      assertThat(reply.status()).as(path).isIn(400, 404);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/assets/x/../../",
        "/assets/x/%2e%2e/%2e%2e/",
        "/./",
        "/r/../",
        "/assets/x/..%2f..%2f",
        "//",
        "///",
        "/%2f",
        "/%",
        "/%zz",
        "/%00",
        "/\\",
        "/assets/x/\\..\\..\\",
        "/?%00",
        "/#x",
        "*",
        "http://evil.example/",
        "/assets/x/room.js/../../../",
        "/r/%F0%28%8C%28"
      })
  void an_odd_path_is_either_the_start_page_or_nothing(String path) {
    var reply = Http.get(NODE, path);
    assertThat(reply.status()).as(reply.text()).isIn(200, 400, 404);
    if (reply.status() == 200) {
      assertThat(reply.text()).isEqualTo(Http.get(NODE, "/").text());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST",
        "PUT",
        "DELETE",
        "PATCH",
        "OPTIONS",
        "TRACE",
        "PROPFIND",
        "CONNECT",
        "get"
      })
  void only_get_and_head_are_answered(String method) {
    for (var path : List.of("/", "/new", "/r/maple", "/r/maple/live", "/r/maple/glance", asset())) {
      var reply = Http.ask(NODE, method, path, "Content-Length: 0");
      assertThat(reply.status()).as(path).isIn(400, 404, 405, 501);
    }
  }

  @Test
  void head_is_get_without_the_content() {
    for (var path : List.of("/", "/r/maple", "/unknown", "/robots.txt", asset())) {
      var get = Http.get(NODE, path);
      var head = Http.ask(NODE, "HEAD", path);
      assertThat(head.status()).isEqualTo(get.status());
      assertThat(head.headers()).isEqualTo(get.headers());
      assertThat(head.body()).isEmpty();
      assertThat(head.header("Content-Length")).contains(Integer.toString(get.body().length));
    }
  }

  @Test
  void what_a_browser_has_it_is_not_sent_again() {
    for (var path : List.of("/", "/r/maple", asset())) {
      var first = Http.get(NODE, path);
      var etag = first.header("ETag").orElseThrow();
      for (var known : List.of(etag, "W/" + etag, "\"other\", " + etag, "*")) {
        var second = Http.get(NODE, path, "If-None-Match: " + known);
        assertThat(second.status()).as(known).isEqualTo(304);
        assertThat(second.body()).isEmpty();
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(second.header("Cache-Control")).isEqualTo(first.header("Cache-Control"));
        isSafeToLoad(second);
      }
      assertThat(Http.get(NODE, path, "If-None-Match: \"other\"").status()).isEqualTo(200);
    }
  }

  @Test
  void who_takes_gzip_gets_the_same_in_less() throws IOException {
    for (var path : List.of("/", "/r/maple", "/unknown", asset())) {
      var plain = Http.get(NODE, path);
      assertThat(plain.header("Content-Encoding")).isEmpty();
      assertThat(plain.header("Vary").orElse("")).containsIgnoringCase("accept-encoding");
      var packed = Http.get(NODE, path, "Accept-Encoding: br, gzip;q=0.5");
      assertThat(packed.header("Content-Encoding")).contains("gzip");
      assertThat(packed.header("Vary").orElse("")).containsIgnoringCase("accept-encoding");
      try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
        assertThat(unpacked.readAllBytes()).isEqualTo(plain.body());
      }
      assertThat(packed.body().length).isLessThan(plain.body().length);
      assertThat(Http.get(NODE, path, "Accept-Encoding: gzip;q=0").header("Content-Encoding"))
          .isEmpty();
    }
  }

  @Test
  void an_asset_of_this_build_is_kept_for_good_and_a_page_is_asked_for_again() {
    var asset = Http.get(NODE, asset());
    assertThat(asset.header("Cache-Control")).contains("public, max-age=31536000, immutable");
    assertThat(asset.header("Content-Type")).contains("text/javascript; charset=utf-8");
    assertThat(Http.get(NODE, "/").header("Cache-Control")).contains("no-cache");
    var ofAnotherBuild = Http.get(NODE, asset().replaceFirst("/assets/[^/]+", "/assets/old"));
    assertThat(ofAnotherBuild.status()).isEqualTo(200);
    assertThat(ofAnotherBuild.header("Cache-Control")).contains("no-store");
    assertThat(Http.get(NODE, "/unknown").header("Cache-Control")).contains("no-store");
  }

  @Test
  void everything_is_guarded() {
    for (var path :
        List.of(
            "/",
            "/new",
            "/r/maple",
            "/r/MAPLE",
            "/r/maple/glance",
            "/r/maple/qr.svg",
            "/r/maple/live",
            "/robots.txt",
            "/unknown")) {
      isGuarded(Http.get(NODE, path));
    }
    isSafeToLoad(Http.get(NODE, asset()));
    isGuarded(Http.ask(NODE, "POST", "/"));
    isGuarded(Http.knock(NODE, "/r/maple/live", PROTOCOL, "Origin: https://evil.example"));
    isGuarded(Http.knock(NODE, "/r/maple/live"));
  }

  @Test
  void health_is_for_anyone() {
    for (var path : List.of("/health/live", "/health/ready")) {
      var reply = Http.get(NODE, path, "Host: parlor.example.org", "Via: 1.1 proxy");
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.header("Content-Type")).contains("text/plain; charset=utf-8");
      assertThat(Http.ask(NODE, "HEAD", path).body()).isEmpty();
      assertThat(Http.ask(NODE, "POST", path, "Content-Length: 0").status()).isEqualTo(405);
      isGuarded(reply);
    }
  }

  @Test
  void a_node_alone_is_a_cluster_of_one() {
    var cluster = Json.parse(Http.get(NODE, "/api/cluster").text());
    assertThat(cluster.path("state").asText()).isEqualTo("alone");
    assertThat(cluster.path("self").asText()).isEqualTo("parlor");
    assertThat(cluster.path("cluster").isNull()).isTrue();
    assertThat(cluster.path("members").size()).isEqualTo(1);
    assertThat(cluster.path("members").path(0).path("self").asBoolean()).isTrue();
    assertThat(Http.get(NODE, "/api/cluster").header("Parlor-Node")).isEmpty();
  }

  @Test
  void the_figures_count_rooms_and_sockets() {
    NODE.aRoom().join("ana");
    var figures = Http.get(NODE, "/metrics");
    assertThat(figures.header("Content-Type").orElse("")).startsWith("text/plain; version=0.0.4");
    assertThat(figures.text())
        .containsPattern("(?m)^parlor_rooms [1-9]")
        .containsPattern("(?m)^parlor_sockets [1-9]")
        .containsPattern("(?m)^jvm_memory_used_bytes\\{");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host: parlor.example.org",
        "Host: localhost.evil.example",
        "X-Forwarded-For: 127.0.0.1",
        "Forwarded: for=127.0.0.1",
        "X-Real-IP: 127.0.0.1",
        "Via: 1.1 proxy",
        "Origin: https://evil.example",
        "Origin: null"
      })
  void the_node_itself_is_shown_only_to_who_asks_here(String header) {
    for (var path : List.of("/api/cluster", "/api/unknown", "/metrics")) {
      var reply = Http.get(NODE, path, header);
      assertThat(reply.status()).isEqualTo(403);
      assertThat(reply.text()).contains("ADMIN_TOKEN").doesNotContain("jvm", "members");
      isGuarded(reply);
    }
  }

  private static void isGuarded(Http.Reply reply) {
    assertThat(reply.header("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'")
        .doesNotContain("unsafe");
    isSafeToLoad(reply);
    assertThat(reply.header("Referrer-Policy")).contains("no-referrer");
    assertThat(reply.header("Cross-Origin-Opener-Policy")).contains("same-origin");
  }

  private static void isSafeToLoad(Http.Reply reply) {
    assertThat(reply.header("X-Content-Type-Options")).contains("nosniff");
    assertThat(reply.header("Cross-Origin-Resource-Policy")).contains("same-origin");
    assertThat(reply.header("Server")).isEmpty();
  }

  @Test
  void a_page_of_another_site_may_not_connect() {
    var room = "/r/maple/live";
    var here = "localhost:" + NODE.port();
    for (var origin :
        List.of(
            "https://evil.example",
            "null",
            "",
            "http://localhost",
            "http://localhost:1",
            "http://" + here + ".evil.example",
            "http://evil.example/" + here,
            "http://user@" + here,
            "file://",
            "http://127.0.0.1:" + NODE.port())) {
      var reply = Http.knock(NODE, room, PROTOCOL, "Origin: " + origin);
      assertThat(reply.status()).as(origin).isEqualTo(403);
    }
    assertThat(Http.knock(NODE, room, PROTOCOL, "Origin: http://" + here).status()).isEqualTo(101);
    assertThat(Http.knock(NODE, room, PROTOCOL).status()).isEqualTo(101);
  }

  @Test
  void a_live_connection_needs_the_protocol_by_its_name() {
    var room = "/r/maple/live";
    assertThat(Http.knock(NODE, room).status()).isEqualTo(400);
    assertThat(Http.knock(NODE, room, "Sec-WebSocket-Protocol: parlor.v2").status()).isEqualTo(400);
    assertThat(Http.get(NODE, room).status()).isEqualTo(426);
    var both = Http.knock(NODE, room, "Sec-WebSocket-Protocol: parlor.v2, parlor.v1");
    assertThat(both.status()).isEqualTo(101);
    assertThat(both.header("Sec-WebSocket-Protocol")).contains("parlor.v1");
  }

  @Test
  void a_live_connection_needs_a_whole_handshake() {
    for (var broken :
        List.of(
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
            "Upgrade: x")) {
      var request =
          Http.head(
              NODE, "GET", "/r/maple/live", PROTOCOL, broken, "Upgrade: websocket", "X: Upgrade");
      assertThat(Http.send(NODE, request).status()).as(broken).isBetween(400, 499);
    }
  }

  @Test
  void a_head_beyond_all_measure_is_refused() {
    assertThat(Http.get(NODE, "/", "X-Long: " + "x".repeat(100_000)).status()).isIn(0, 431);
    assertThat(Http.get(NODE, "/" + "x".repeat(100_000)).status()).isIn(0, 414);
    var many = new String[10_000];
    Arrays.fill(many, "X: y");
    assertThat(Http.get(NODE, "/", many).status()).isIn(0, 431);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GARBAGE\r\n\r\n",
        "GET / HTTP/9.9\r\n\r\n",
        "GET /\r\n\r\n",
        "\0\0\0\0\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nBad Header: x\r\n\r\n",
        "GET / HTTP/1.1\r\n: x\r\n\r\n",
        "\u0016\u0003\u0001\u0002\0\u0001\0\u0001\u00fc\u0003\u0003\r\n\r\n",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
      })
  void what_is_not_http_ends_there(String bytes) throws IOException {
    try (var socket = Http.connect(NODE)) {
      socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
      socket.shutdownOutput();
      assertThat(drained(socket)).doesNotContain("Exception");
    }
    assertThat(Http.get(NODE, "/").status()).isEqualTo(200);
  }

  private static String drained(Socket socket) {
    try {
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException reset) {
      return "";
    }
  }

  @Test
  void links_are_made_for_any_host_that_a_request_names() {
    for (var host : List.of("", "x".repeat(5_000), "\"><script>", "a b", "[::1]:80", "\u00ff")) {
      var reply = Http.get(NODE, "/r/maple/qr.svg", "Host: " + host);
      assertThat(reply.status()).as(host).isIn(200, 400, 404);
      assertThat(reply.text()).doesNotContain("\"><script>");
    }
    assertThat(Http.send(NODE, "GET /r/maple/qr.svg HTTP/1.0\r\n\r\n").status()).isIn(200, 400);
  }

  @Test
  void half_a_request_holds_up_nobody() throws IOException {
    var halves = new ArrayList<Socket>();
    try {
      for (int i = 0; i < 300; i++) {
        var socket = Http.connect(NODE);
        halves.add(socket);
        socket
            .getOutputStream()
            .write("GET / HTTP/1.1\r\nHost: loc".getBytes(StandardCharsets.UTF_8));
      }
      var room = NODE.aRoom();
      var ana = room.join("ana");
      var ben = room.join("ben");
      ana.votes("5");
      ben.knows("her vote", picture -> picture.seatOf("ana").path("voted").asBoolean());
      assertThat(Http.get(NODE, "/").status()).isEqualTo(200);
    } finally {
      for (var socket : halves) {
        socket.close();
      }
    }
  }
}
