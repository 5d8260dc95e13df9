package parlor.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static parlor.trials.Node.aNode;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What is known of a house party, line for line: what `./parlor party` is told, what it prints and
/// how it ends.
@Timeout(120)
class TranscriptTest {

  private static final String TOKEN = "a-token-of-enough-characters";

  @AutoClose private static final Node NODE = aNode();

  @AfterAll
  static void nothing_went_wrong_inside() {
    NODE.log().isClean();
  }

  @BeforeEach
  void nobody_is_there() {
    assertThat(Http.ask(NODE, "DELETE", "/api/party").status()).isEqualTo(200);
  }

  private static Script.Ended party(List<String> environment, String line) {
    return Script.run(environment, ("party " + line).split(" "));
  }

  private static Script.Ended party(String line) {
    return party(List.of("PORT=" + NODE.port()), line);
  }

  /// That it is done, and that this is all it prints.
  private static void says(String line, String... printed) {
    isSaid(party(line), 0, printed);
  }

  private static void isFull(String line, String person) {
    isSaid(party(line), 1, "destination full: " + person);
  }

  private static void isSaid(Script.Ended ended, int code, String... printed) {
    assertThat(ended.err()).isEmpty();
    assertThat(ended.out().lines()).containsExactly(printed);
    assertThat(ended.code()).isEqualTo(code);
  }

  private static void isTrouble(Script.Ended ended, int code, String... sentences) {
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err().lines()).containsExactly(sentences);
    assertThat(ended.code()).isEqualTo(code);
  }

  // The transcripts.

  @Test
  void whoever_walks_on_is_not_where_they_were() {
    says("add den living_room kitchen", "ok");
    says("walk kitchen kid bilal", "ok");
    says("walk living_room play sidney kid", "ok");
    says("dump", "den: –", "kitchen: bilal", "living_room: kid play sidney");
    says("who kitchen", "bilal");
    says("where kid", "living_room");
  }

  @Test
  void of_ninety_nine_peeps_ten_come_into_the_kitchen() {
    says("add kitchen living_room bathroom", "ok");
    isFull("walk kitchen " + peeps(1, 99), "peep_11");
    // In the order of a dictionary, not of numbers.
    says("dump", "bathroom: –", "kitchen: peep_1 peep_10 " + peeps(2, 9), "living_room: –");
    says("where peep_11");
    says("log peep_11");
    says("people", ("peep_1 peep_10 peep_11 " + peeps(2, 9)).split(" "));
    isFull("walk kitchen kid", "kid");
    says("where kid");
    says("leave peep_5", "ok");
    says("walk kitchen kid", "ok");
    says("who kitchen", ("kid peep_1 peep_10 " + peeps(2, 4) + " " + peeps(6, 9)).split(" "));
    says("walk den kid", "ok");
    says("walk bathroom kid", "ok");
    says("walk den kid", "ok");
    remembers("kid", "den", "bathroom", "den", "kitchen");
    says("where kid", "den");
  }

  private static String peeps(int from, int to) {
    return String.join(
        " ", IntStream.rangeClosed(from, to).mapToObj(number -> "peep_" + number).toList());
  }

  /// With the time of each stay, to the microsecond, newest first.
  private static void remembers(String person, String... rooms) {
    var log = party("log " + person);
    assertThat(log.code()).isZero();
    var times = new ArrayList<String>();
    var where = new ArrayList<String>();
    log.out()
        .lines()
        .forEach(line -> {
          assertThat(line).matches("20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z \\w+");
          var parts = line.split(" ", 2);
          times.add(parts[0]);
          where.add(parts[1]);
        });
    assertThat(where).containsExactly(rooms);
    assertThat(times.reversed()).isSorted();
  }

  @Test
  void rooms_come_one_by_one() {
    says("add den", "ok");
    says("add living_room", "ok");
    says("rooms", "den", "living_room");
  }

  @Test
  void each_in_their_room() {
    says("add kitchen living_room", "ok");
    says("walk kitchen alan", "ok");
    says("walk living_room james", "ok");
    says("dump", "kitchen: alan", "living_room: james");
  }

  @Test
  void of_all_rooms_only_two_are_looked_at() {
    says("add kitchen living_room bedroom_king", "ok");
    says("walk living_room alan james lucy", "ok");
    says("walk bedroom_king james lucy jess", "ok");
    says("dump living_room bedroom_king", "bedroom_king: james jess lucy", "living_room: alan");
  }

  // What else is promised.

  @Test
  void the_usual_rooms_need_no_names_and_a_room_keeps_its_maximum() {
    says("add", "ok");
    says("rooms", "bathroom", "den", "kitchen", "living_room");
    says("add closet --max 1", "ok");
    says("add closet --max 5", "ok");
    says("walk closet kid", "ok");
    says("walk closet kid", "ok");
    isFull("walk closet bilal", "bilal");
    says("add hall --max none", "ok");
    says("walk hall " + peeps(1, 30), "ok");
  }

  @Test
  void what_a_node_says_may_be_had_as_it_is() {
    says("walk den kid", "ok");
    says("who den --json", "{\"room\":\"den\",\"people\":[\"kid\"]}");
    says("where nobody --json", "{\"person\":\"nobody\",\"room\":null}");
    isSaid(
        party("walk --json den " + peeps(1, 10)),
        1,
        "{\"outcome\":\"destination full\",\"person\":\"peep_10\"}");
    var refused = party("who a~b --json");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).isEmpty();
    assertThat(Json.parse(refused.out()).path("outcome").asText()).isEqualTo("refused");
    assertThat(refused.out().lines()).hasSize(1);
  }

  @Test
  void after_a_reset_there_is_nobody_and_nothing() {
    says("walk den kid", "ok");
    says("leave kid", "ok");
    says("people", "kid");
    says("reset", "ok");
    says("people");
    says("rooms");
    says("dump");
    says("log kid");
  }

  @Test
  void a_small_party_has_thirty_people() {
    says("setup small --speed 0.5 --walks 3", "ok");
    var stats = party("stats");
    assertThat(stats.code()).isZero();
    assertThat(stats.out().lines())
        .hasSize(7)
        .startsWith("people    30", "rooms     5")
        .allMatch(line -> line.matches("[a-z ]{8}  [\\d.]+%?"));
    assertThat(party("rooms").out().lines()).hasSize(5);
  }

  @Test
  void what_is_refused_is_told() {
    var refused = party("walk den kid a~b");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err()).matches("Refused: .*1 to 64 letters.*\n");
    says("people");
    says("add den", "ok");
    assertThat(party("dump den nowhere").err()).startsWith("Refused: ").contains("nowhere");
    assertThat(party("dump nowhere").code()).isEqualTo(2);
    assertThat(party("setup medium").code()).isEqualTo(2);
    assertThat(party("add den --max 0").code()).isEqualTo(2);
  }

  @Test
  void what_is_not_understood_is_told_with_what_may_be_meant() {
    isTrouble(
        party("wallk den kid"),
        2,
        "There is no command 'wallk'. Did you mean walk? ./parlor party help lists them all.");
    isTrouble(
        party("walk den"), 2, "Too few words for walk. Say ./parlor party walk ROOM PERSON...");
    for (var asked : List.of("party", "party help", "party walk --help")) {
      var help = Script.run(List.of(), asked.split(" "));
      assertThat(help.code()).isZero();
      assertThat(help.out()).startsWith("Usage: ./parlor party ").contains("walk ROOM PERSON...");
      assertThat(help.err()).isEmpty();
    }
  }

  @Test
  void without_a_node_it_is_told_how_to_get_one() {
    var at = "http://localhost:" + Place.freePort("127.0.0.1");
    isTrouble(
        party("rooms --at " + at),
        4,
        "No node answers at "
            + at
            + " (no connection). Start one with ./parlor, or say where one is: --at URL");
  }

  @Test
  void a_token_is_read_from_the_environment_and_never_shown() {
    try (var node = aNode("ADMIN_TOKEN=" + TOKEN)) {
      var port = "PORT=" + node.port();
      isSaid(party(List.of(port, "ADMIN_TOKEN=" + TOKEN), "walk den kid"), 0, "ok");
      isTrouble(
          party(List.of(port), "where kid"),
          5,
          node.url() + " wants its ADMIN_TOKEN. Set the same in your environment");
      var other = party(List.of(port, "ADMIN_TOKEN=" + TOKEN + "!"), "where kid");
      assertThat(other.code()).isEqualTo(5);
      assertThat(other.err()).contains("another ADMIN_TOKEN").doesNotContain(TOKEN);
      node.log().isClean();
    }
  }
}
