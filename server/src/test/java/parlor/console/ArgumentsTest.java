package parlor.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {

  private static Reading read(String... typed) {
    return Arguments.read(Desk.PARTY, List.of(typed), Optional.empty());
  }

  private static Command command(String line) {
    return asked(line).command();
  }

  private static Reading.Asked asked(String line) {
    var reading = read(line.split(" "));
    assertThat(reading).as("%s", reading).isInstanceOf(Reading.Asked.class);
    return (Reading.Asked) reading;
  }

  private static List<String> problems(String... typed) {
    return read(typed) instanceof Reading.Wrong wrong ? wrong.problems() : List.of();
  }

  @Test
  void every_command_is_understood() {
    assertThat(command("add")).isEqualTo(new Command.Add(List.of(), Optional.empty()));
    assertThat(command("add den kitchen"))
        .isEqualTo(new Command.Add(List.of("den", "kitchen"), Optional.empty()));
    assertThat(command("walk den kid bilal"))
        .isEqualTo(new Command.Walk("den", List.of("kid", "bilal")));
    assertThat(command("who den")).isEqualTo(new Command.Who("den"));
    assertThat(command("where kid")).isEqualTo(new Command.Where("kid"));
    assertThat(command("log kid")).isEqualTo(new Command.Log("kid"));
    assertThat(command("dump")).isEqualTo(new Command.Dump(List.of()));
    assertThat(command("dump den kitchen")).isEqualTo(new Command.Dump(List.of("den", "kitchen")));
    assertThat(command("rooms")).isEqualTo(new Command.Rooms());
    assertThat(command("people")).isEqualTo(new Command.People());
    assertThat(command("leave kid")).isEqualTo(new Command.Leave("kid"));
    assertThat(command("reset")).isEqualTo(new Command.Reset());
    assertThat(command("stats")).isEqualTo(new Command.Stats());
    assertThat(command("setup big --speed 2.5 --walks 20"))
        .isEqualTo(
            new Command.Setup(
                "big", Optional.of(new BigDecimal("2.5")), Optional.of(new BigDecimal(20))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--json --at http://[::1]:9001/ add den --max none",
        "add --at=http://[::1]:9001 --max=none --json den",
        "add --max none --json --at http://[::1]:9001 -- den"
      })
  void options_stand_anywhere(String line) {
    assertThat(read(line.split(" ")))
        .isEqualTo(
            new Reading.Asked(
                new Command.Add(List.of("den"), Optional.of("none")),
                URI.create("http://[::1]:9001"),
                true));
  }

  @Test
  void a_name_may_begin_with_a_dash_behind_two() {
    assertThat(read("walk", "--", "-", "--max"))
        .isEqualTo(
            new Reading.Asked(
                new Command.Walk("-", List.of("--max")),
                URI.create("http://localhost:9000"),
                false));
    assertThat(problems("walk", "den", "bilal", "-kid"))
        .containsExactly("There is no option '-kid'. ./parlor party help lists them all.");
  }

  @Test
  void names_are_left_to_the_node_if_they_can_be_asked_about() {
    assertThat(command("who ä/%?#")).isEqualTo(new Command.Who("ä/%?#"));
    assertThat(problems("who", "")).containsExactly("'' is no name; is a variable not set?");
    assertThat(problems("walk", ".", "..")).containsExactly("'.' is no name", "'..' is no name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "help", "--help", "-h", "where --help", "--json", "wlak --help"})
  void whoever_asks_is_told_what_can_be_said(String line) {
    assertThat(read(line.isEmpty() ? new String[0] : line.split(" ")))
        .isEqualTo(new Reading.Help(Desk.PARTY));
  }

  @ParameterizedTest
  @CsvSource({
    "wal, walk",
    "walking, walk",
    "whoever, who",
    "dumb, dump",
    "peolpe, people",
    "resset, reset",
    "romms, rooms",
    "hepl, help"
  })
  void what_is_misspelt_is_guessed(String typed, String meant) {
    assertThat(problems(typed))
        .containsExactly(
            "There is no command '%s'. Did you mean %s? ./parlor party help lists them all."
                .formatted(typed, meant));
  }

  @Test
  void so_is_an_option_but_nothing_is_guessed_from_a_letter() {
    assertThat(problems("rooms", "--jsno"))
        .containsExactly(
            "There is no option '--jsno'. Did you mean --json? ./parlor party help lists them"
                + " all.");
    assertThat(problems("rooms", "--jx=1"))
        .containsExactly("There is no option '--jx'. ./parlor party help lists them all.");
    assertThat(problems("wlak"))
        .containsExactly("There is no command 'wlak'. ./parlor party help lists them all.");
  }

  @Test
  void all_that_is_wrong_is_told_at_once_with_what_to_say() {
    assertThat(problems("setup", "--speed", "fast", "--walks=-1", "--max", "3", "--jsn"))
        .containsExactly(
            "--speed is \"fast\" but must be a number such as 2 or 0.5",
            "--walks is \"-1\" but must be a whole number",
            "There is no option '--jsn'. Did you mean --json? ./parlor party help lists them all.",
            "Too few words for setup."
                + " Say ./parlor party setup small|big|giant [--speed X] [--walks N]",
            "--max is not for setup."
                + " Say ./parlor party setup small|big|giant [--speed X] [--walks N]");
    assertThat(problems("who", "den", "kitchen"))
        .containsExactly("Too many words for who. Say ./parlor party who ROOM");
    assertThat(problems("walk", "den"))
        .containsExactly("Too few words for walk. Say ./parlor party walk ROOM PERSON...");
    assertThat(problems("add", "--max", "3"))
        .containsExactly(
            "--max is for rooms that are named."
                + " Say ./parlor party add [ROOM...] [--max N|none]");
  }

  @Test
  void an_option_is_said_once_and_whole() {
    assertThat(problems("rooms", "--json", "--json"))
        .containsExactly("--json is there twice; say it once");
    assertThat(problems("rooms", "--json=yes"))
        .containsExactly("--json is \"yes\" but must be alone");
    assertThat(problems("add", "den", "--max"))
        .containsExactly("--max is \"\" but must be a whole number or none");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost",
        "localhost:9000",
        "ftp://localhost",
        "http://",
        "http://localhost:90000",
        "http://localhost:port",
        "http://localhost/api",
        "http://localhost?x",
        "http://localhost#x",
        "http://ana:secret@localhost",
        "http://two words",
        "http://[::1"
      })
  void a_node_is_at_an_address_without_more(String at) {
    assertThat(problems("rooms", "--at", at))
        .containsExactly(
            "--at is \"" + at + "\" but must be an address such as http://localhost:9000");
  }

  @Test
  void without_an_address_it_is_the_node_of_this_machine() {
    assertThat(asked("rooms").at()).isEqualTo(URI.create("http://localhost:9000"));
    assertThat(Arguments.read(Desk.PARTY, List.of("rooms"), Optional.of("9700")))
        .isEqualTo(
            new Reading.Asked(new Command.Rooms(), URI.create("http://localhost:9700"), false));
    for (var port : List.of("0", "http", "70000", "9000/x")) {
      assertThat(Arguments.read(Desk.PARTY, List.of("rooms"), Optional.of(port)))
          .isEqualTo(
              new Reading.Wrong(
                  List.of("PORT is \"" + port + "\", where no node is. Say --at URL")));
      assertThat(
              Arguments.read(Desk.PARTY, List.of("rooms", "--at", "https://x"), Optional.of(port)))
          .isInstanceOf(Reading.Asked.class);
    }
  }

  private static Reading ofCluster(String... typed) {
    return Arguments.read(Desk.CLUSTER, List.of(typed), Optional.empty());
  }

  private static Command commandOfCluster(String... typed) {
    var reading = ofCluster(typed);
    assertThat(reading).as("%s", reading).isInstanceOf(Reading.Asked.class);
    return ((Reading.Asked) reading).command();
  }

  @Test
  void commands_about_the_cluster_are_understood() {
    assertThat(commandOfCluster("nodes")).isEqualTo(new Command.Nodes());
    assertThat(commandOfCluster("send", "moebi@10.0.0.2", "Hello", "there"))
        .isEqualTo(new Command.Send("moebi@10.0.0.2", "Hello there"));
    assertThat(commandOfCluster("send", "moebi", ".")).isEqualTo(new Command.Send("moebi", "."));
    assertThat(commandOfCluster("explain", "person:kid"))
        .isEqualTo(new Command.Explain("person:kid"));
    assertThat(commandOfCluster("found", "--accept-loss")).isEqualTo(new Command.Found(true));
    assertThat(commandOfCluster("drain", "parlor")).isEqualTo(new Command.Drain("parlor", false));
    assertThat(commandOfCluster("drain", "--accept-loss", "parlor"))
        .isEqualTo(new Command.Drain("parlor", true));
  }

  @Test
  void commands_of_one_desk_are_none_of_the_other() {
    assertThat(ofCluster("walk", "den", "kid"))
        .isEqualTo(
            new Reading.Wrong(
                List.of("There is no command 'walk'. ./parlor help lists them all.")));
    assertThat(problems("nodes")).isNotEmpty();
    assertThat(ofCluster("drain"))
        .isEqualTo(
            new Reading.Wrong(
                List.of("Too few words for drain. Say ./parlor drain NODE [--accept-loss]")));
  }
}
