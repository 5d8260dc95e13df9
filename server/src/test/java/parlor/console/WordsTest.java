package parlor.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {

  private static final URI AT = URI.create("http://node:9000");
  private static final Command WALK = new Command.Walk("kitchen", List.of("peep_11"));
  private static final Command WHO = new Command.Who("den");
  private static final Command DUMP = new Command.Dump(List.of());

  private static Printout printed(Command command, int status, String body) {
    return printed(command, new Heard.Answer(status, body), false);
  }

  private static Printout printed(Command command, Heard heard, boolean json) {
    return new Words(new Reading.Asked(command, AT, json), false).on(heard);
  }

  private static List<String> done(Command command, String body) {
    var printed = printed(command, 200, body);
    assertThat(printed.exit()).as("%s", printed).isEqualTo(Exit.DONE);
    assertThat(printed.err()).isEmpty();
    return printed.out();
  }

  private static Printout trouble(Exit exit, String sentence) {
    return new Printout(exit, List.of(), List.of(sentence));
  }

  private static Stream<Command> changes() {
    return Stream.of(
        WALK,
        new Command.Add(List.of(), Optional.empty()),
        new Command.Leave("kid"),
        new Command.Reset(),
        new Command.Setup("big", Optional.empty(), Optional.empty()));
  }

  private static Stream<Command> looks() {
    return Stream.of(
        WHO,
        DUMP,
        new Command.Where("kid"),
        new Command.Log("kid"),
        new Command.Rooms(),
        new Command.People(),
        new Command.Stats());
  }

  private static Stream<Command> commands() {
    return Stream.concat(changes(), looks());
  }

  // What was asked for.

  @ParameterizedTest
  @MethodSource("changes")
  void what_is_done_is_ok(Command command) {
    assertThat(done(command, "{\"outcome\":\"ok\"}")).containsExactly("ok");
  }

  @Test
  void names_stand_one_on_a_line_as_the_node_orders_them() {
    assertThat(done(WHO, "{\"room\":\"den\",\"people\":[\"b\",\"a\"]}")).containsExactly("b", "a");
    assertThat(done(WHO, "{\"room\":\"den\",\"people\":[]}")).isEmpty();
    assertThat(done(new Command.People(), "{\"people\":[\"kid\"]}")).containsExactly("kid");
    assertThat(done(new Command.Rooms(), "{\"rooms\":[\"den\",\"hall\"]}"))
        .containsExactly("den", "hall");
  }

  @Test
  void who_is_nowhere_is_a_line_less() {
    var where = new Command.Where("kid");
    assertThat(done(where, "{\"person\":\"kid\",\"room\":\"den\"}")).containsExactly("den");
    assertThat(done(where, "{\"person\":\"kid\",\"room\":null}")).isEmpty();
  }

  @Test
  void a_log_is_times_and_rooms() {
    assertThat(
            done(
                new Command.Log("kid"),
                """
                {"person":"kid","log":[
                  {"time":"2026-11-21T22:01:02.123456Z","room":"den"},
                  {"time":"2026-11-21T22:01:01.000000Z","room":"hall"}]}\
                """))
        .containsExactly("2026-11-21T22:01:02.123456Z den", "2026-11-21T22:01:01.000000Z hall");
  }

  @Test
  void a_dump_is_rooms_and_who_is_in_them() {
    assertThat(
            done(
                DUMP,
                """
                {"rooms":[{"room":"den","people":[]},
                          {"room":"kitchen","people":["alan","bilal"]}]}\
                """))
        .containsExactly("den: –", "kitchen: alan bilal");
    assertThat(done(DUMP, "{\"rooms\":[]}")).isEmpty();
  }

  @Test
  void stats_stand_in_two_columns() {
    assertThat(
            done(
                new Command.Stats(),
                """
                {"people":10000,"rooms":100,"waiting":12,"inRooms":9988,"left":0,
                 "fullness":0.4249,"progress":1}\
                """))
        .containsExactly(
            "people    10000",
            "rooms     100",
            "waiting   12",
            "in rooms  9988",
            "left      0",
            "fullness  42.5%",
            "progress  100.0%");
  }

  // What else comes.

  @Test
  void a_full_room_is_an_answer() {
    assertThat(printed(WALK, 409, "{\"outcome\":\"destination full\",\"person\":\"peep_11\"}"))
        .isEqualTo(new Printout(Exit.FULL, List.of("destination full: peep_11"), List.of()));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 405, 413, 415})
  void what_is_refused_is_told_with_the_reason_of_the_node(int status) {
    assertThat(printed(WALK, status, "{\"outcome\":\"refused\",\"why\":\"there is no room x\"}"))
        .isEqualTo(trouble(Exit.REFUSED, "Refused: there is no room x"));
  }

  @Test
  void no_answer_is_no_failure() {
    assertThat(
            printed(
                WALK, 504, "{\"outcome\":\"no answer\",\"why\":\"it may have happened or not\"}"))
        .isEqualTo(trouble(Exit.NO_ANSWER, "No answer: it may have happened or not"));
    assertThat(printed(WALK, 500, "{\"outcome\":\"broken\",\"why\":\"see the log\"}"))
        .isEqualTo(trouble(Exit.NO_ANSWER, "Broken: see the log"));
    assertThat(printed(WALK, new Heard.Silence("reset"), false))
        .isEqualTo(
            trouble(
                Exit.NO_ANSWER,
                "No answer from http://node:9000 (reset). It may have happened or not; asking"
                    + " again does no harm"));
    assertThat(printed(WHO, 502, "<html>Bad gateway</html>"))
        .isEqualTo(
            trouble(
                Exit.NO_ANSWER,
                "No answer from http://node:9000 (status 502). Ask again, or another node:"
                    + " --at URL"));
  }

  @Test
  void where_no_node_is_it_is_told_how_to_get_one() {
    assertThat(printed(WHO, new Heard.Nobody("no connection"), true))
        .isEqualTo(
            trouble(
                Exit.NO_NODE,
                "No node answers at http://node:9000 (no connection). Start one with ./parlor, or"
                    + " say where one is: --at URL"));
  }

  @Test
  void who_may_not_is_told_what_is_missing() {
    var unauthorized = new Heard.Answer(401, "Show the ADMIN_TOKEN: Authorization: Bearer TOKEN\n");
    var asked = new Reading.Asked(WHO, AT, true);
    assertThat(new Words(asked, false).on(unauthorized))
        .isEqualTo(
            trouble(
                Exit.NOT_ALLOWED,
                "http://node:9000 wants its ADMIN_TOKEN. Set the same in your environment"));
    assertThat(new Words(asked, true).on(unauthorized))
        .isEqualTo(
            trouble(
                Exit.NOT_ALLOWED,
                "http://node:9000 has another ADMIN_TOKEN than you. Set the same in your"
                    + " environment"));
    assertThat(printed(WHO, 403, "This is told only ...").exit()).isEqualTo(Exit.NOT_ALLOWED);
  }

  @Test
  void as_json_everything_a_node_says_comes_on_one_line() {
    var lines = "{\"outcome\":\"ok\",\r\n \"x\" : [\"\\n\"]}\n";
    assertThat(printed(WALK, new Heard.Answer(200, lines), true))
        .isEqualTo(
            new Printout(
                Exit.DONE, List.of("{\"outcome\":\"ok\",   \"x\" : [\"\\n\"]}"), List.of()));
    var refused = "{\"outcome\":\"refused\",\"why\":\"so\"}";
    assertThat(printed(WALK, new Heard.Answer(400, refused), true))
        .isEqualTo(new Printout(Exit.REFUSED, List.of(refused), List.of()));
  }

  // What is no node.

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<!doctype html>",
        "{",
        "[]",
        "null",
        "{}",
        "{} {}",
        "{\"outcome\":7}",
        "{\"outcome\":\"no\"}",
        "{\"people\":\"kid\",\"rooms\":{},\"room\":[],\"log\":0}",
        "{\"people\":[7],\"rooms\":[null],\"room\":7,\"log\":[{}]}",
        "{\"people\":[[]],\"rooms\":[{\"room\":\"den\"}],\"log\":[{\"time\":\"now\"}]}"
      })
  void what_does_not_speak_our_language_is_no_node(String body) {
    assertThat(commands())
        .allSatisfy(command -> {
          var printed = printed(command, new Heard.Answer(200, body), true);
          assertThat(printed)
              .isEqualTo(
                  trouble(
                      Exit.NO_NODE,
                      "What answers at http://node:9000 is no node of Parlor (status 200). Say"
                          + " where one is: --at URL"));
          assertThat(printed(command, 302, body).exit()).isEqualTo(Exit.NO_NODE);
        });
  }

  @Test
  void an_address_that_is_too_long_is_the_callers() {
    assertThat(printed(DUMP, 414, ""))
        .isEqualTo(
            trouble(Exit.REFUSED, "Those are too many rooms to name at once. Name fewer, or none"));
  }

  @Test
  void what_a_node_says_does_not_steer_the_terminal() {
    assertThat(done(WHO, "{\"people\":[\"\\u001b[31mred\",\"a\\nb\",\"c\\u009bd\"]}"))
        .containsExactly(" [31mred", "a b", "c d");
    assertThat(printed(WALK, 400, "{\"why\":\"one\\ntwo\"}").err())
        .containsExactly("Refused: one two");
  }

  @Test
  void nesting_without_end_is_no_answer_of_ours() {
    var deep = "{\"people\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}";
    assertThat(printed(WHO, 200, deep).exit()).isEqualTo(Exit.NO_NODE);
  }
}
