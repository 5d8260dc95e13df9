package parlor.trials.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static parlor.trials.cluster.Cluster.aCluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import parlor.trials.Http;
import parlor.trials.Json;
import parlor.trials.Node;
import parlor.trials.Patience;
import parlor.trials.Script;
import parlor.trials.cluster.Cluster;
import parlor.trials.cluster.Standing;

/// Talk between nodes, and how one of them is sent away.
@Timeout(300)
class ChatTest {

  /// Five seconds are promised; some more for a machine that has much to do.
  private static final Duration NEVER_LONGER = Duration.ofSeconds(15);

  /// A node that may give up waits three seconds for somebody to take over.
  private static final Duration LONGER_THAN_PATIENCE = Duration.ofSeconds(5);

  private static Script.Ended say(Node at, String... typed) {
    return Script.run(List.of("PORT=" + at.port(), "ADMIN_TOKEN=" + Standing.TOKEN), typed);
  }

  private static String name(Node node) {
    return Standing.of(node).orElseThrow().self();
  }

  private static List<JsonNode> messages(Node seenFrom, String node) {
    return Standing.of(seenFrom).orElseThrow().members().stream()
        .filter(member -> member.path("name").asText().equals(node))
        .flatMap(member -> member.path("told").path("messages").valueStream())
        .toList();
  }

  private static boolean hasAppeared(Node node, String line) {
    return node.log().lines().stream().anyMatch(one -> one.endsWith(line));
  }

  @Test
  void a_text_has_one_of_three_outcomes_whatever_becomes_of_the_node() {
    try (var cluster = Cluster.notYet(3)) {
      cluster.start(0, "NODE_NAME=amanda");
      cluster.start(1, "NODE_NAME=moebi");
      cluster.start(2, "NODE_NAME=clyde");
      cluster.awaitOne();
      var amanda = cluster.node(0);
      var moebi = name(cluster.node(1));
      var clyde = name(cluster.node(2));

      // Delivered.
      assertThat(say(amanda, "send", clyde, "Hello").out()).isEqualTo("delivered\n");
      Patience.until(
          Patience.SHORT,
          () -> "the text in " + cluster.node(2).log(),
          () -> hasAppeared(cluster.node(2), name(amanda) + " says: Hello"));
      assertThat(say(amanda, "send", moebi, "Hi").out())
          .isEqualTo("delivered\n" + moebi + ": chicken?\n");
      Patience.until(
          Patience.SHORT,
          () -> "the answer in " + amanda.log(),
          () -> hasAppeared(amanda, moebi + " says: chicken?"));
      Patience.until(
          Patience.SHORT,
          () -> "the texts as a third node shows them",
          () ->
              messages(cluster.node(2), moebi).stream()
                      .anyMatch(message -> message.path("text").asText().equals("Hi"))
                  && messages(cluster.node(2), name(amanda)).stream()
                      .anyMatch(message -> message.path("reply").asBoolean()));

      // No such node.
      var nobody = say(amanda, "send", "nobody", "Hello");
      assertThat(nobody.code()).isEqualTo(2);
      assertThat(nobody.err()).contains(name(amanda)).contains(moebi).contains(clyde);

      // No answer, from one that stands still.
      cluster.node(2).pause();
      try {
        long asked = System.nanoTime();
        var silence = say(amanda, "send", clyde, "Are you there?");
        assertThat(silence.code()).isEqualTo(3);
        assertThat(silence.err()).startsWith("No answer: ");
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(NEVER_LONGER);
      } finally {
        cluster.node(2).wakeUp();
      }
      cluster.awaitOne();
      assertThat(say(amanda, "send", clyde, "And now?").out()).isEqualTo("delivered\n");
    }
  }

  @Tag("long")
  @Test
  void texts_to_a_node_that_leaves_end_one_way_or_another() {
    try (var cluster = aCluster(2)) {
      var first = cluster.node(0);
      var leaving = name(cluster.node(1));
      var stopped = CompletableFuture.supplyAsync(() -> cluster.node(1).stop());
      int known = 0;
      while (!stopped.isDone() || known == 0) {
        var reply =
            post(first, "/nodes/" + leaving.replace("@", "%40") + "/messages", "{\"text\":\"x\"}");
        assertThat(Json.parse(reply.text()).path("outcome").asText())
            .isIn("delivered", "no such node", "no answer");
        known++;
      }
      Patience.until(
          Patience.SHORT,
          () -> "that it is known to have left",
          () ->
              post(first, "/nodes/" + leaving.replace("@", "%40") + "/messages", "{\"text\":\"x\"}")
                      .status()
                  == 404);
    }
  }

  @Tag("long")
  @Test
  void a_drain_waits_for_who_takes_over_and_loses_nothing() {
    try (var cluster = aCluster(2)) {
      var staying = cluster.node(0);
      var going = cluster.node(1);
      assertThat(say(staying, "party", "setup", "big", "--speed", "0.01").code()).isZero();
      var people = say(staying, "party", "people").out();
      assertThat(people.lines()).hasSize(2_000);
      assertThat(say(going, "drain", name(going)).out()).isEqualTo("ok\n");
      Patience.until(
          Patience.SHORT,
          () -> "the beginning of the drain in " + going.log(),
          () -> going.log().lines().stream().anyMatch(line -> line.contains("Draining: ")));
      staying.pause();
      try {
        Patience.throughout(
            LONGER_THAN_PATIENCE, () -> "the node's staying " + going.log(), going::isRunning);
      } finally {
        staying.wakeUp();
      }
      Patience.until(Patience.LONG, () -> "the end of " + going.log(), () -> !going.isRunning());
      Cluster.awaitOne(List.of(staying));
      Patience.until(
          Patience.LONG,
          () -> "everyone to be there",
          () -> say(staying, "party", "people").out().equals(people));
    }
  }

  private static Http.Reply post(Node node, String path, String body) {
    return Http.send(
        node,
        Http.head(
                node,
                "POST",
                "/api/cluster" + path,
                Standing.AUTHORIZED,
                "Content-Type: application/json",
                "Content-Length: " + body.length())
            + body);
  }

  @Tag("long")
  @Test
  void a_drained_node_hands_over_what_is_on_it_and_ends() {
    try (var cluster = aCluster(3)) {
      var first = cluster.node(0);
      var room = cluster.aRoomAt(1);
      var ana = room.join("ana");
      ana.votes("8");
      for (int i = 0; i < 20; i++) {
        assertThat(say(first, "party", "walk", "room_" + i, "kid_" + i).code()).isZero();
      }
      var before = say(first, "party", "dump").out();
      var drained = name(cluster.node(1));

      assertThat(say(first, "drain", drained).out()).isEqualTo("ok\n");
      Patience.until(
          Patience.LONG,
          () -> "the end of " + cluster.node(1).log(),
          () -> !cluster.node(1).isRunning());
      cluster.awaitOne();
      assertThat(cluster.node(1).log().lines()).noneMatch(line -> line.contains("not in order"));
      assertThat(say(first, "party", "dump").out()).isEqualTo(before);
      var ben = room.at(cluster.node(2)).join("ben");
      ben.knows("Ana's card", picture -> picture.shows("ana", "voted"));

      // Of two one may go; the last may not.
      assertThat(say(first, "drain", name(cluster.node(2))).out()).isEqualTo("ok\n");
      Patience.until(
          Patience.LONG,
          () -> "the end of " + cluster.node(2).log(),
          () -> !cluster.node(2).isRunning());
      cluster.awaitOne();
      assertThat(say(first, "party", "dump").out()).isEqualTo(before);
      var last = say(first, "drain", name(first));
      assertThat(last.code()).isEqualTo(2);
      assertThat(last.err()).contains("40 processes").contains("--accept-loss");
      assertThat(say(first, "party", "dump").out()).isEqualTo(before);
    }
  }
}
