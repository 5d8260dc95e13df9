package parlor.trials.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static parlor.trials.cluster.Cluster.aCluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parlor.trials.Patience;
import parlor.trials.Script;
import parlor.trials.cluster.Cluster;
import parlor.trials.cluster.PartyDoor;
import parlor.trials.cluster.Standing;
import parlor.trials.cluster.Tool;

/// A Java prompt on a member that comes and goes, beside two nodes that must not notice.
@Timeout(300)
class ConsoleTest {

  private static final String PROMPT = "parlor> ";
  private static final int NOT_JOINED = 4;
  private static final String OTHER_COOKIE = "another-3Zb1yq8oXw5mTn7RkE2vLd9sHf4uJc6aGp0iQx";

  private static @Nullable Cluster shared;

  @TempDir java.nio.file.Path home;

  @BeforeAll
  static void begin() {
    shared = aCluster(2);
    Patience.until(
        Patience.LONG,
        () -> "both nodes serve as many shards: " + Cluster.told(cluster().nodes()),
        () -> cluster().nodes().stream().allMatch(ConsoleTest::isSettled));
  }

  @AfterAll
  static void end() {
    if (shared != null) {
      shared.nothingBroke();
      shared.close();
    }
  }

  private static Cluster cluster() {
    if (shared == null) {
      throw new IllegalStateException("no cluster was started");
    }
    return shared;
  }

  private static boolean isSettled(parlor.trials.Node node) {
    return Standing.of(node)
        .filter(standing -> standing.shards() == 256 && standing.missing() == 0)
        .filter(standing -> standing.shardsOfMembers().equals(List.of(128, 128)))
        .isPresent();
  }

  private List<String> environment(String cookie) {
    var peers =
        IntStream.range(0, 2)
            .mapToObj(i -> cluster().clusterAddress(i))
            .map(at -> at.getAddress().getHostAddress() + ":" + at.getPort())
            .toList();
    return List.of(
        "CLUSTER_PEERS=" + String.join(",", peers),
        "CLUSTER_COOKIE=" + cookie,
        "EXTRA_JAVA_OPTS=-Duser.home=" + home);
  }

  private Console aConsole(String name) {
    return Console.piped(environment(Cluster.COOKIE), "--name", name);
  }

  /// How often a shard has come to each node, and who serves how many.
  private static List<String> moves() {
    return cluster().nodes().stream()
        .flatMap(node -> Standing.of(node).stream())
        .map(standing ->
            standing.json().path("swarm").path("moves") + " " + standing.shardsOfMembers())
        .toList();
  }

  private static boolean isSeen(String name) {
    return cluster().nodes().stream()
        .allMatch(node -> Standing.of(node).filter(it -> sees(it, name)).isPresent());
  }

  private static boolean sees(Standing standing, String name) {
    return standing.members().stream()
        .anyMatch(member -> member.path("name").asText().startsWith(name + "@"));
  }

  private static void awaitSeen(String name) {
    Patience.until(Patience.LONG, () -> name + " at both nodes", () -> isSeen(name));
  }

  // Sessions.

  private static List<String> recorded() {
    try (var file = ConsoleTest.class.getResourceAsStream("console.txt")) {
      if (file == null) {
        throw new IllegalStateException("no recorded session");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException fault) {
      throw new UncheckedIOException("reading the recorded session", fault);
    }
  }

  private static List<String> typed() {
    return recorded().stream()
        .filter(line -> line.startsWith(PROMPT))
        .map(line -> line.substring(PROMPT.length()))
        .toList();
  }

  /// Line for line, where a word in braces stands for what differs from time to time.
  private static void isAsRecorded(List<String> expected, List<String> shown) {
    var wrong = new ArrayList<String>();
    for (int i = 0; i < Math.max(expected.size(), shown.size()); i++) {
      var line = i < expected.size() ? expected.get(i) : "(no line)";
      var there = i < shown.size() ? shown.get(i) : "(no line)";
      if (!pattern(line).matcher(there).matches()) {
        wrong.add("line " + (i + 1) + ": " + line + "\n   but it is: " + there);
      }
    }
    assertThat(wrong).as(String.join("\n", shown)).isEmpty();
  }

  private static Pattern pattern(String line) {
    return Pattern.compile(
        Pattern.quote(line)
            .replace("{number}", "\\E\\d+\\Q")
            .replace("{node}", "\\Eparlor@127\\.0\\.0\\.[23](:\\d+)?\\Q")
            .replace("{words}", "\\E[^;]+\\Q"));
  }

  @Test
  void a_session_through_a_pipe_is_as_recorded_and_leaves_no_trace() {
    var before = moves();
    try (var console = aConsole("amanda")) {
      typed().forEach(console::type);
      console.endInput();
      assertThat(console.awaitExit()).as(console.said()).isZero();
      isAsRecorded(
          recorded().stream().filter(line -> !line.startsWith(PROMPT)).toList(),
          console.shown().lines().toList());
    }
    Cluster.awaitOne(cluster().nodes());
    assertThat(moves()).isEqualTo(before);
  }

  @Test
  void a_session_in_a_terminal_is_as_recorded_too() {
    try (var console = Console.inTerminal(environment(Cluster.COOKIE), "--name", "amanda")) {
      console.awaitEnd("\n" + PROMPT);
      assertThat(console.shown())
          .contains("You are amanda@127.0.0.1:", "Nodes: parlor@127.0.0.", "/exit");
      // A terminal that can do nothing is shown the first line twice.
      answered(console, "nodes");
      int welcome = console.shown().length() - PROMPT.length();
      typed().forEach(line -> answered(console, line));
      console.type("/exit 7");
      assertThat(console.awaitExit()).isEqualTo(7);
      var session = console.shown().substring(welcome);
      isAsRecorded(
          recorded(), session.lines().takeWhile(line -> !line.startsWith(PROMPT + "/")).toList());
    }
    Cluster.awaitOne(cluster().nodes());
    assertThat(home.resolve(".parlor_history")).content().contains("party.addRoom");
  }

  /// Types a line and waits for the next prompt.
  private static void answered(Console console, String line) {
    int before = prompts(console);
    console.type(line);
    Patience.until(
        Patience.LONG,
        () -> "a prompt after " + line + " in " + console.shown(),
        () -> prompts(console) > before && console.shown().endsWith(PROMPT));
  }

  /// Wherever they stand: after the first line the next prompt may follow what was typed at once.
  private static int prompts(Console console) {
    return console.shown().split(Pattern.quote(PROMPT), -1).length;
  }

  @ParameterizedTest
  @ValueSource(strings = "KILL")
  void one_that_is_ended_leaves_no_trace_and_holds_nothing_up(String signal) {
    endsWithoutTrace(signal);
  }

  @Tag("long")
  @ParameterizedTest
  @ValueSource(strings = {"TERM", "HUP", "INT"})
  void nor_does_one_that_is_asked_to_end_or_whose_terminal_is_closed(String signal) {
    endsWithoutTrace(signal);
  }

  private void endsWithoutTrace(String signal) {
    var before = moves();
    var door = new PartyDoor(cluster().node(0));
    try (var console = aConsole("kid")) {
      console.type("party.addRooms()");
      console.awaitEnd("ok\n");
      awaitSeen("kid");
      Tool.run("kill", "-" + signal, Long.toString(console.process().pid()));
      for (int i = 0; i < 20; i++) {
        assertThat(door.walk(i % 2 == 0 ? "den" : "kitchen", "bilal-" + i).isOk()).isTrue();
      }
      console.awaitExit();
    }
    cluster().awaitOne();
    assertThat(moves()).isEqualTo(before);
  }

  @Tag("long")
  @Test
  void two_of_one_name_are_there_at_once() {
    try (var one = aConsole("twin");
        var other = aConsole("twin")) {
      for (var console : List.of(one, other)) {
        console.type("nodes.self()");
        Patience.until(
            Patience.LONG,
            () -> "a name in " + console.shown() + console.said(),
            () -> console.shown().startsWith("twin@127.0.0.1:"));
      }
      assertThat(one.shown()).isNotEqualTo(other.shown());
      Patience.until(
          Patience.LONG,
          () -> "two twins: " + Cluster.told(cluster().nodes()),
          () -> Standing.of(cluster().node(1)).filter(it -> it.members().size() == 4).isPresent());
      one.endInput();
      other.endInput();
      assertThat(one.awaitExit()).isZero();
      assertThat(other.awaitExit()).isZero();
    }
    Cluster.awaitOne(cluster().nodes());
  }

  // Where there is nothing to join.

  @Tag("long")
  @Test
  void with_another_cookie_it_says_so() {
    try (var console = Console.piped(environment(OTHER_COOKIE))) {
      assertThat(console.awaitExit()).isEqualTo(NOT_JOINED);
      assertThat(console.said())
          .contains("No cluster was joined within 20 s: the nodes at [127.0.0.2:")
          .contains("have another CLUSTER_COOKIE");
      assertThat(console.shown()).isEmpty();
    }
  }

  @Tag("long")
  @Test
  void where_nobody_answers_it_says_where() {
    var nobody = "127.0.0.1:" + parlor.trials.Place.freePort("127.0.0.1");
    try (var console = Console.piped(List.of("CLUSTER_PEERS=" + nobody))) {
      assertThat(console.awaitExit()).isEqualTo(NOT_JOINED);
      assertThat(console.said())
          .contains("No cluster was joined within 20 s: no node answers at [" + nobody + "]");
    }
  }

  @Test
  void where_nothing_is_configured_it_says_what_to_do() {
    assumeTrue(
        Files.notExists(Script.root().resolve("server/target/cluster-to-try")),
        "./parlor cluster runs here, so a console finds that");
    try (var console = Console.piped(List.of())) {
      assertThat(console.awaitExit()).isEqualTo(NOT_JOINED);
      assertThat(console.said()).contains("CLUSTER_PEERS").contains("./parlor cluster");
    }
  }
}
