package parlor.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import parlor.swarm.node.Discovery;
import parlor.swarm.node.Node;
import parlor.swarm.node.NodeConfig;
import parlor.swarm.shard.Terms;

/// Real nodes in one JVM: names are found from everywhere, and what was answered is not lost when a
/// node leaves.
@Timeout(120)
class SwarmTest {

  private static final Duration SOON = Duration.ofSeconds(20);

  private static final Kind<Long, Long, Long> COUNTER = Counter.KIND;

  private static final Kind<String, String, String> NOTE =
      new Kind<>(
          "note",
          Form.TEXT,
          Form.TEXT,
          Form.TEXT,
          name -> name,
          (_, text) ->
              text.equals("burn") ? Kind.Step.end("burnt") : Kind.Step.to(text.repeat(3), text));

  private static final List<Swarm> SWARMS = new ArrayList<>();

  @BeforeAll
  static void three() throws Exception {
    var places = new ArrayList<Discovery.HostPort>();
    for (int i = 1; i <= 3; i++) {
      var host = "127.0.0." + i;
      try (var socket = new ServerSocket(0, 1, InetAddress.getByName(host))) {
        places.add(new Discovery.HostPort(host, socket.getLocalPort()));
      }
    }
    for (var place : places) {
      var name = "parlor@" + place.host();
      var config =
          new NodeConfig(
              name,
              place.host(),
              place.port(),
              new Discovery.Peers(places),
              List.of("a-cookie-of-the-tests-0123456789"),
              Set.of("home"));
      SWARMS.add(
          Swarm.start(name, terms(), List.of(COUNTER, NOTE), charge -> Node.start(config, charge)));
    }
  }

  private static Terms terms() {
    return new Terms(32, 2, 1_000, 250, 300, 30_000);
  }

  @AfterAll
  static void leave() throws Exception {
    for (var swarm : SWARMS) {
      swarm.node().leave().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
  }

  private static <T> T get(java.util.concurrent.CompletionStage<T> stage) {
    return stage.toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
  }

  private static Outcome<Long> add(Swarm swarm, String name, long more) {
    return get(swarm.call(COUNTER, name, more, SOON));
  }

  @Test
  void names_are_found_from_every_node_and_outlive_the_one_they_are_on() {
    var first = SWARMS.getFirst();
    for (int i = 0; i < 60; i++) {
      var by = SWARMS.get(i % 3);
      assertThat(get(by.register(COUNTER, "c" + i, SOON))).isEqualTo(Registration.REGISTERED);
    }
    assertThat(get(first.register(COUNTER, "c7", SOON))).isEqualTo(Registration.ALREADY_REGISTERED);
    for (int i = 0; i < 60; i++) {
      for (int by = 0; by < 3; by++) {
        assertThat(add(SWARMS.get(by), "c" + i, i)).isEqualTo(new Outcome.Answer<>((by + 1L) * i));
      }
    }
    Wait.until(20, () -> openShards() == 32);
    assertThat(openShards()).isEqualTo(32);

    // The second copy of a shard that was opened when its node was alone takes a moment.
    Wait.until(20, () -> get(first.explain(COUNTER, "c7")).holders().size() == 2);
    assertThat(get(first.register(COUNTER, "gone", SOON))).isEqualTo(Registration.REGISTERED);
    assertThat(get(first.unregister(COUNTER, "gone", SOON)))
        .isEqualTo(new Outcome.Answer<>("gone"));
    assertThat(get(first.unregister(COUNTER, "gone", SOON))).isEqualTo(new Outcome.Unknown<>());

    var explained = get(first.explain(COUNTER, "c7"));
    assertThat(explained.holders()).hasSize(2).contains(explained.owner());
    assertThat(get(first.whereIs(COUNTER, "c7"))).contains(explained.owner());

    assertThat(add(first, "c7", -1)).isInstanceOf(Outcome.Failed.class);
    assertThat(add(first, "c7", 0)).isEqualTo(new Outcome.Answer<>(21L));
    assertThat(add(first, "nobody", 1)).isEqualTo(new Outcome.Unknown<>());
    assertThatThrownBy(() -> add(first, "x".repeat(10_000), 1))
        .hasMessageContaining("10,000 bytes");

    assertThat(get(first.register(NOTE, "n", SOON))).isEqualTo(Registration.REGISTERED);
    assertThat(get(first.call(NOTE, "n", "y".repeat(200_000), SOON)))
        .isInstanceOfSatisfying(
            Outcome.Failed.class, failed -> assertThat(failed.why()).contains("600,000 bytes"));
    assertThat(get(first.call(NOTE, "n", "burn", SOON))).isEqualTo(new Outcome.Answer<>("burnt"));
    assertThat(get(first.call(NOTE, "n", "there?", SOON))).isEqualTo(new Outcome.Unknown<>());

    hundredThousandCasts(first);
    groups();

    var last = SWARMS.removeLast();
    get(last.node().leave());
    long began = System.nanoTime();
    for (int i = 0; i < 60; i++) {
      assertThat(add(SWARMS.get(i % 2), "c" + i, 0)).isEqualTo(new Outcome.Answer<>(3L * i));
    }
    var after = get(SWARMS.getFirst().multiCall(COUNTER, "odd", 0L, SOON));
    assertThat(after.members()).hasSize(29);
    System.out.printf(
        "all served again %d ms after a node left%n", (System.nanoTime() - began) / 1_000_000);
  }

  private static int openShards() {
    return SWARMS.stream().mapToInt(swarm -> get(swarm.openShards())).sum();
  }

  /// Thirty of the counters in a group, one of them gone again.
  private static void groups() {
    var first = SWARMS.getFirst();
    for (int i = 1; i < 60; i += 2) {
      assertThat(get(first.join(COUNTER, "c" + i, "odd", SOON)))
          .isEqualTo(new Outcome.Answer<>("c" + i));
    }
    assertThat(get(first.join(COUNTER, "nobody", "odd", SOON))).isEqualTo(new Outcome.Unknown<>());
    var members = get(SWARMS.getLast().members(COUNTER, "odd", SOON));
    assertThat(members.silent()).isZero();
    assertThat(members.members()).hasSize(30).containsKeys("c1", "c59");

    var answers = get(SWARMS.getLast().multiCall(COUNTER, "odd", 0L, SOON));
    assertThat(answers.silent()).isZero();
    assertThat(answers.members()).hasSize(30).containsEntry("c7", new Outcome.Answer<>(21L));
    var failures = get(first.multiCall(COUNTER, "odd", -1L, SOON));
    assertThat(failures.members().values())
        .hasSize(30)
        .allMatch(outcome -> outcome instanceof Outcome.Failed<Long>);

    assertThat(get(first.leave(COUNTER, "c59", "odd", SOON)))
        .isEqualTo(new Outcome.Answer<>("c59"));
    assertThat(get(first.members(COUNTER, "odd", SOON)).members()).hasSize(29);
    assertThat(get(first.members(NOTE, "odd", SOON)).members()).isEmpty();
  }

  /// More than may wait: what is accepted happens once, what is not is said and counted.
  private static void hundredThousandCasts(Swarm swarm) {
    assertThat(get(swarm.register(COUNTER, "busy", SOON))).isEqualTo(Registration.REGISTERED);
    long accepted = 0;
    for (int i = 0; i < 150_000; i++) {
      accepted += swarm.cast(COUNTER, "busy", 1L) ? 1 : 0;
    }
    assertThat(swarm.cast(COUNTER, "nobody", 1L) || swarm.counts().refused() > 0).isTrue();
    Wait.until(60, () -> swarm.counts().waiting() == 0);
    var counts = swarm.counts();
    assertThat(accepted + counts.refused()).isBetween(150_000L, 150_001L);
    var sum = (Outcome.Answer<Long>) add(swarm, "busy", 0);
    // What was not answered in time may have happened all the same.
    assertThat(sum.answer()).isBetween(accepted - counts.unanswered(), accepted);
    System.out.printf(
        "150,000 casts at once: %,d accepted, %,d of them in time, %,d refused%n",
        accepted, accepted - counts.unanswered(), counts.refused());
  }
}
