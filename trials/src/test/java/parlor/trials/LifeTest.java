package parlor.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static parlor.trials.Node.aNode;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// How a node begins and how it ends.
@Timeout(120)
class LifeTest {

  private static final int BY_SIGTERM = 143;
  private static final int BY_SIGINT = 130;

  /// The first call after a build rehearses, and says so.
  @BeforeAll
  static void parlor_is_built() {
    assertThat(Script.run(List.of(), "build").code()).isZero();
  }

  @Test
  void a_node_says_where_it_is_open_and_nothing_else() {
    try (var node = aNode()) {
      assertThat(Http.get(node, "/").status()).isEqualTo(200);
      assertThat(node.log().lines()).containsExactly("Parlor is open at " + node.url());
    }
  }

  @Test
  void a_node_that_is_told_to_stop_sends_everyone_away() {
    try (var node = aNode()) {
      var room = node.aRoom();
      var everyone =
          List.of(room.join("ana"), room.observe("ben"), room.knock("cleo"), room.join("dora"));
      assertThat(node.stop()).isEqualTo(BY_SIGTERM);
      assertThat(everyone).allMatch(guest -> guest.wire().closeCode() == 1001);
      node.log().isClean();
    }
  }

  @Test
  void ctrl_c_stops_a_node_as_well() throws IOException {
    try (var node = aNode()) {
      assumeFalse(
          ignoresInterrupts(node), "SIGINT is ignored here, as in jobs of a shell's background");
      var ana = node.aRoom().join("ana");
      assertThat(node.interrupt()).isEqualTo(BY_SIGINT);
      assertThat(ana.wire().closeCode()).isEqualTo(1001);
      node.log().isClean();
    }
  }

  /// SIGINT is signal 2: the second bit.
  private static boolean ignoresInterrupts(Node node) throws IOException {
    var status = Path.of("/proc/" + node.pid() + "/status");
    try (Stream<String> lines = Files.exists(status) ? Files.lines(status) : Stream.empty()) {
      return lines
          .filter(line -> line.startsWith("SigIgn:"))
          .anyMatch(line -> new BigInteger(line.substring(7).strip(), 16).testBit(1));
    }
  }

  @Test
  void a_client_that_never_answers_does_not_keep_a_node_from_stopping() {
    try (var node = aNode()) {
      try (var _ = node.aRoom().knock(Person.called("stone"), Wire.Manner.GOOD.blind())) {
        assertThat(node.stop()).isEqualTo(BY_SIGTERM);
        node.log().isClean();
      }
    }
  }

  @Test
  void a_node_that_was_stopped_opens_again_on_the_same_port() {
    try (var node = aNode()) {
      var before = node.aRoom().join("ana");
      node.stop();
      node.restart();
      before.room().join("ana").votes("3");
      node.log().isClean();
    }
  }

  @Test
  void many_are_sent_away_one_after_another_within_a_second() {
    try (var node = aNode()) {
      var room = node.aRoom();
      var everyone = new ArrayList<Guest>();
      for (int i = 0; i < 60; i++) {
        everyone.add(room.join("guest-" + i));
      }
      assertThat(node.stop()).isEqualTo(BY_SIGTERM);
      assertThat(everyone).allMatch(guest -> guest.wire().closeCode() == 1001);
      node.log().isClean();
    }
  }

  @Test
  void who_asks_twice_gets_no_other_answer() {
    try (var node = aNode()) {
      try (var _ = node.aRoom().knock(Person.called("stone"), Wire.Manner.GOOD.blind())) {
        node.signal("TERM");
        assertThat(node.stop()).isEqualTo(BY_SIGTERM);
        node.log().isClean();
      }
    }
  }

  @Test
  void a_token_opens_the_node_and_stays_secret() {
    try (var node = aNode("ADMIN_TOKEN=a-token-of-enough-characters")) {
      var shown = "Authorization: Bearer a-token-of-enough-characters";
      assertThat(Http.get(node, "/metrics", shown, "Host: parlor.example.org").status())
          .isEqualTo(200);
      var refused = Http.get(node, "/metrics", shown + "!");
      assertThat(refused.status()).isEqualTo(401);
      assertThat(refused.header("WWW-Authenticate")).contains("Bearer realm=\"parlor\"");
      assertThat(Http.get(node, "/api/cluster").status()).isEqualTo(401);
      assertThat(node.log().toString()).doesNotContain("a-token");
    }
    var refused = Script.run(List.of("ADMIN_TOKEN=hunter2", "CLUSTER_COOKIE=hunter2"));
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("ADMIN_TOKEN", "CLUSTER_COOKIE").doesNotContain("hunter2");
  }

  @Test
  void every_secret_is_new_and_long_enough() {
    var secret = Script.run(List.of(), "secret");
    assertThat(secret.out()).matches("[A-Za-z0-9_-]{43}\n");
    assertThat(Script.run(List.of(), "secret").out()).isNotEqualTo(secret.out());
  }

  @Test
  void a_cluster_to_try_says_what_it_cannot_do() {
    assertThat(Script.run(List.of(), "cluster", "0").code()).isEqualTo(2);
    assertThat(Script.run(List.of(), "cluster", "ten").err()).contains("1 to 9").contains("ten");
    assertThat(Script.run(List.of("PORT=0"), "cluster").code()).isEqualTo(2);
    try (var node = aNode()) {
      var taken = Script.run(List.of("PORT=" + node.port()), "cluster", "1");
      assertThat(taken.code()).isEqualTo(1);
      assertThat(taken.err()).startsWith("Port " + node.port() + " is taken");
    }
  }

  @Test
  void a_taken_port_is_told() {
    try (var node = aNode()) {
      int port = node.port();
      var second = Script.run(List.of("PORT=" + port));
      assertThat(second.code()).isEqualTo(1);
      assertThat(second.out()).isEmpty();
      assertThat(second.err())
          .isEqualTo(
              "Port %d is taken. Choose another: PORT=%d ./parlor\n".formatted(port, port + 1));
      node.aRoom().join("ana").votes("5");
    }
  }

  @Test
  void all_that_is_wrong_in_the_environment_is_told_at_once() {
    var refused =
        Script.run(
            List.of(
                "PORT=http",
                "PUBLIC_URL=parlor.example.org",
                "TRUSTED_PROXIES=10.0.0.0/8,proxy",
                "PARLOR_ROOMS=0",
                "PARLOR_SEATS_PER_ROOM=two",
                "PARLOR_SEAT_PER_ROOM=2"));
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err().lines())
        .containsExactlyInAnyOrder(
            "PORT is \"http\" but must be a whole number from 0 to 65535",
            "PUBLIC_URL is \"parlor.example.org\" but must be an address such as"
                + " https://parlor.example.org, without a path",
            "TRUSTED_PROXIES is \"10.0.0.0/8,proxy\" but must be addresses or networks such as"
                + " 10.0.0.0/8, comma between",
            "PARLOR_ROOMS is \"0\" but must be a whole number from 1 to 10000000",
            "PARLOR_SEATS_PER_ROOM is \"two\" but must be a whole number from 1 to 1000",
            "PARLOR_SEAT_PER_ROOM is not known; is PARLOR_SEATS_PER_ROOM meant?");
  }

  @Test
  void the_script_tells_what_it_can_do() {
    for (var asked : List.of("--help", "help", "-h")) {
      var help = Script.run(List.of(), asked);
      assertThat(help.code()).isZero();
      assertThat(help.out()).startsWith("Usage: ./parlor").contains("PORT");
      assertThat(help.err()).isEmpty();
    }
    assertThat(Script.run(List.of(), "version").out()).matches("Parlor \\d+\\.\\d+\\.\\d+\\S*\n");
  }

  @Test
  void the_script_refuses_what_it_does_not_know() {
    var unknown = Script.run(List.of(), "strat");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.out()).isEmpty();
    assertThat(unknown.err()).contains("strat").contains("Did you mean start?");
    assertThat(Script.run(List.of(), "start", "build").code()).isEqualTo(2);
    assertThat(Script.run(List.of(), "--port").code()).isEqualTo(2);
  }
}
