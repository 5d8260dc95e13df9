package parlor.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static parlor.trials.Node.aNode;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What programs may do in pointing rooms over HTTP: open one, add stories, read results.
@Timeout(90)
class RoomApiTest {

  @AutoClose private static final Node NODE = aNode("PARLOR_COMMANDS_PER_SECOND=1000");

  @AfterAll
  static void nothing_went_wrong_inside() {
    NODE.log().isClean();
  }

  private static Http.Reply post(String path, String body, String... headers) {
    var all = new ArrayList<>(List.of(headers));
    all.add("Content-Type: application/json");
    all.add("Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length);
    var utf8 = new String(body.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    return Http.send(NODE, Http.head(NODE, "POST", path, all.toArray(String[]::new)) + utf8);
  }

  private static JsonNode opened(String body) {
    var reply = post("/api/rooms", body);
    assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    return Json.parse(reply.text());
  }

  private static Room room(JsonNode opened) {
    return new Room(NODE, opened.path("room").asText());
  }

  private static void isRefused(Http.Reply reply, int status, String about) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(status);
    assertThat(Json.parse(reply.text()).path("why").asText()).contains(about);
  }

  private static String bearer(JsonNode opened) {
    return "Authorization: Bearer " + opened.path("secret").asText();
  }

  @Test
  void a_room_is_opened_with_its_stories_and_people_play_on_them() {
    var opened =
        opened(
            """
            {"name": "Release bot", "deck": {"kind": "hours", "extras": ["?"]},
             "items": [{"id": "signin01", "title": "Sign in", "link": "https://tracker.test/1"},
                       {"title": "=1+1"}]}
            """);
    assertThat(opened.path("link").asText()).endsWith("/r/" + opened.path("room").asText());
    try (var ana = room(opened).join("Ana");
        var ben = room(opened).join("Ben")) {
      assertThat(ana.picture().round().path("id").path("item").asText()).isEqualTo("signin01");
      var round = ana.picture().round().path("id");
      ana.asks("vote", "round", round, "card", "4").isDone();
      ben.asks("vote", "round", round, "card", "8").isDone();
      var before = results(room(opened));
      assertThat(before.toString()).as("cards that lie face down").doesNotContain("votes");
      ana.asks("reveal", "round", round).isDone();
      ana.asks("settle", "round", round, "card", "8").isDone();
    }
    var first = results(room(opened)).path("items").path(0);
    assertThat(first.path("result").asText()).isEqualTo("8");
    assertThat(first.path("rounds").path(0).path("tally").path("mean").asDouble()).isEqualTo(6);

    var csv = Http.get(NODE, "/api/rooms/" + room(opened).name() + "/results?as=csv");
    assertThat(csv.header("Content-Type")).contains("text/csv; charset=utf-8");
    assertThat(csv.text())
        .startsWith("\uFEFFTitle,Result,")
        .contains("Sign in,8,https://tracker.test/1,,1,6,6,50%,", "Ana: 4; Ben: 8", "\r\n'=1+1,");
    var markdown = Http.get(NODE, "/api/rooms/" + room(opened).name() + "/results?as=markdown");
    assertThat(markdown.text()).contains("| [Sign in](<https://tracker.test/1>) | 8 | 6 | 50% |");
  }

  private static JsonNode results(Room room, String... headers) {
    var reply = Http.get(room.door(), "/api/rooms/" + room.name() + "/results", headers);
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return Json.parse(reply.text());
  }

  @Test
  void who_is_in_the_room_sees_at_once_what_a_program_adds() {
    var room = room(opened("{}"));
    try (var ana = room.join("Ana")) {
      var path = "/api/rooms/" + room.name() + "/items";
      assertThat(post(path, "{\"items\":[{\"id\":\"signin01\",\"title\":\"Sign in\"}]}").status())
          .isEqualTo(200);
      Patience.until(
          Patience.SHORT,
          () -> "the story in " + ana.picture(),
          () -> ana.picture().round().path("id").path("item").asText().equals("signin01"));
    }
  }

  @Test
  void programs_that_show_no_secret_share_a_seat_and_others_have_their_own() {
    var room = room(opened("{}"));
    var path = "/api/rooms/" + room.name() + "/items";
    var item = "{\"name\":\"Bot\",\"items\":[{\"title\":\"Sign in\"}]}";
    for (int i = 0; i < 3; i++) {
      assertThat(post(path, item).status()).isEqualTo(200);
    }
    assertThat(post(path, item, "Authorization: Bearer its-own-secret-of-22-letters").status())
        .isEqualTo(200);
    isRefused(post(path, item, "Authorization: Bearer short"), 400, "22 to 64");
    var shown = Json.parse(Http.get(NODE, "/api/rooms/" + room.name()).text());
    assertThat(shown.path("seats").findValuesAsText("name")).containsExactly("API", "Bot", "Bot");
  }

  @Test
  void rights_of_the_room_hold_for_programs_too() {
    var opened = opened("{\"name\":\"Bot\"}");
    var path = "/api/rooms/" + room(opened).name() + "/items";
    var rights = Json.object("items", "hosts");
    try (var ana = room(opened).join("Ana")) {
      ana.asks("settings", "rights", rights).isDone();
    }
    var item = "{\"items\":[{\"title\":\"Sign in\"}]}";
    isRefused(post(path, item), 403, "leave that to others");
    assertThat(post(path, item, bearer(opened)).status()).as("the host's seat").isEqualTo(200);
  }

  @Test
  void a_passcode_stands_before_programs_too_and_is_not_guessed() {
    var opened = opened("{\"passcode\":\"open sesame\"}");
    var path = "/api/rooms/" + room(opened).name();
    isRefused(Http.get(NODE, path), 403, "has a passcode");
    isRefused(Http.get(NODE, path + "/results"), 403, "has a passcode");
    assertThat(Http.get(NODE, path, bearer(opened)).status()).isEqualTo(200);
    assertThat(Http.get(NODE, path, "Parlor-Passcode: open sesame").status()).isEqualTo(200);
    for (int i = 0; i < 10; i++) {
      isRefused(Http.get(NODE, path, "Parlor-Passcode: guess-" + i), 403, "not the passcode");
    }
    isRefused(Http.get(NODE, path, "Parlor-Passcode: open sesame"), 429, "Too many passcodes");
    assertThat(Http.get(NODE, path, bearer(opened)).status()).as("who sits there").isEqualTo(200);
  }

  @Test
  void a_passcode_guessed_a_thousand_times_through_the_door_opens_nothing() {
    var opened = opened("{\"passcode\":\"1234\"}");
    var room = room(opened);
    int wrong = 0;
    int closed = 0;
    try (var eve = room.knock("Eve")) {
      for (int i = 0; i < 1_000; i++) {
        var answer =
            eve.asks(
                "join",
                "secret",
                "a-secret-of-eve-of-22-letters",
                "name",
                "Eve",
                "role",
                "voter",
                "returning",
                false,
                "passcode",
                "guess%04d".formatted(i));
        wrong += answer.toString().contains("wrong-passcode") ? 1 : 0;
        closed += answer.toString().contains("too-many-guesses") ? 1 : 0;
      }
    }
    assertThat(wrong).isEqualTo(10);
    assertThat(closed).isEqualTo(990);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"items\":[]}",
        "{\"items\":[{\"title\":\"\"}]}",
        "{\"items\":[{\"title\":7}]}",
        "{\"items\":[{\"title\":\"Sign in\",\"result\":\"5\"}]}",
        "{}",
        "[]"
      })
  void what_is_not_as_described_is_refused(String body) {
    var room = room(opened("{}"));
    assertThat(post("/api/rooms/" + room.name() + "/items", body).status()).isEqualTo(400);
  }

  @Test
  void a_list_that_breaks_a_rule_adds_nothing() {
    var room = room(opened("{}"));
    var path = "/api/rooms/" + room.name() + "/items";
    var body = "{\"items\":[{\"title\":\"A\"},{\"title\":\"B\",\"link\":\"javascript:x\"}]}";
    isRefused(post(path, body), 403, "http://");
    assertThat(results(room).path("items")).isEmpty();
    isRefused(post("/api/rooms/no-such-room-1/items", body), 404, "Nobody has opened");
    isRefused(post("/api/rooms", "{\"room\":\"" + room.name() + "\"}"), 409, "already");
    isRefused(post("/api/rooms", "{\"room\":\"no room\"}"), 400, "3 to 64");
  }

  @Test
  void a_page_of_another_site_adds_nothing() {
    isRefused(post("/api/rooms", "{}", "Origin: https://elsewhere.test"), 403, "other sites");
  }
}
