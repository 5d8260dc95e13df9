package parlor.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static parlor.swarm.Nodes.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

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
          (_, text, _) ->
              text.equals("burn") ? Kind.Step.end("burnt") : Kind.Step.to(text.repeat(3), text));

  private static final List<Kind<?, ?, ?>> KINDS = List.of(COUNTER, NOTE);

  @AutoClose private final Nodes nodes = new Nodes(KINDS, KINDS, KINDS);

  private static Outcome<Long> add(Swarm swarm, String name, long more) {
    return await(swarm.call(COUNTER, name, more, SOON));
  }

  @Test
  void names_are_found_from_every_node_and_outlive_the_one_they_are_on() {
    var first = nodes.get(0);
    for (int i = 0; i < 60; i++) {
      var by = nodes.get(i % 3);
      assertThat(await(by.register(COUNTER, "c" + i, SOON))).isEqualTo(Registration.REGISTERED);
    }
    assertThat(await(first.register(COUNTER, "c7", SOON)))
        .isEqualTo(Registration.ALREADY_REGISTERED);
    for (int i = 0; i < 60; i++) {
      for (int by = 0; by < 3; by++) {
        assertThat(add(nodes.get(by), "c" + i, i)).isEqualTo(new Outcome.Answer<>((by + 1L) * i));
      }
    }
    nodes.awaitWhole();
    assertThat(await(first.register(COUNTER, "gone", SOON))).isEqualTo(Registration.REGISTERED);
    assertThat(await(first.unregister(COUNTER, "gone", SOON)))
        .isEqualTo(new Outcome.Answer<>("gone"));
    assertThat(await(first.unregister(COUNTER, "gone", SOON))).isEqualTo(new Outcome.Unknown<>());

    var explained = await(first.explain(COUNTER, "c7"));
    assertThat(explained.holders()).hasSize(2).contains(explained.owner());
    assertThat(await(first.whereIs(COUNTER, "c7"))).contains(explained.owner());

    assertThat(add(first, "c7", -1)).isInstanceOf(Outcome.Failed.class);
    assertThat(add(first, "c7", 0)).isEqualTo(new Outcome.Answer<>(21L));
    assertThat(add(first, "nobody", 1)).isEqualTo(new Outcome.Unknown<>());
    assertThat(add(first, "x".repeat(10_000), 1))
        .isEqualTo(new Outcome.Refused<>("a name of 10,000 bytes; 1 to 255"));
    assertThat(await(first.register(COUNTER, "", SOON))).isEqualTo(Registration.REFUSED);
    assertThat(add(first, "half \ud83d", 1))
        .isEqualTo(new Outcome.Refused<>("a name with half a character"));

    assertThat(await(first.register(NOTE, "n", SOON))).isEqualTo(Registration.REGISTERED);
    assertThat(await(first.call(NOTE, "n", "y".repeat(200_000), SOON)))
        .isInstanceOfSatisfying(
            Outcome.Refused.class, over -> assertThat(over.why()).contains("600,000 bytes"));
    assertThat(await(first.call(NOTE, "n", "y".repeat(10_000_000), SOON)))
        .isEqualTo(new Outcome.Refused<>("message of 10,000,000 bytes; at most 262,144"));
    assertThat(await(first.call(NOTE, "n", "burn", SOON))).isEqualTo(new Outcome.Answer<>("burnt"));
    assertThat(await(first.call(NOTE, "n", "there?", SOON))).isEqualTo(new Outcome.Unknown<>());

    hundredThousandCasts(first);
    groups();

    nodes.leaves(2);
    long began = System.nanoTime();
    for (int i = 0; i < 60; i++) {
      assertThat(add(nodes.get(i % 2), "c" + i, 0)).isEqualTo(new Outcome.Answer<>(3L * i));
    }
    var after = await(nodes.get(0).multiCall(COUNTER, "odd", 0L, SOON));
    assertThat(after.members()).hasSize(29);
    System.out.printf(
        "all served again %d ms after a node left%n", (System.nanoTime() - began) / 1_000_000);
  }

  /// Thirty of the counters in a group, one of them gone again.
  private void groups() {
    var first = nodes.get(0);
    for (int i = 1; i < 60; i += 2) {
      assertThat(await(first.join(COUNTER, "c" + i, "odd", SOON)))
          .isEqualTo(new Outcome.Answer<>("c" + i));
    }
    assertThat(await(first.join(COUNTER, "nobody", "odd", SOON)))
        .isEqualTo(new Outcome.Unknown<>());
    var members = await(nodes.get(2).members(COUNTER, "odd", SOON));
    assertThat(members.silent()).isZero();
    assertThat(members.names()).hasSize(30).contains("c1", "c59");

    var answers = await(nodes.get(2).multiCall(COUNTER, "odd", 0L, SOON));
    assertThat(answers.silent()).isZero();
    assertThat(answers.members()).hasSize(30).containsEntry("c7", new Outcome.Answer<>(21L));
    var failures = await(first.multiCall(COUNTER, "odd", -1L, SOON));
    assertThat(failures.members().values())
        .hasSize(30)
        .allMatch(outcome -> outcome instanceof Outcome.Failed<Long>);

    assertThat(await(first.leave(COUNTER, "c59", "odd", SOON)))
        .isEqualTo(new Outcome.Answer<>("c59"));
    assertThat(await(first.members(COUNTER, "odd", SOON)).names()).hasSize(29);
    assertThat(await(first.members(NOTE, "odd", SOON)).names()).isEmpty();
  }

  /// More than may wait: what is accepted happens once, what is not is said and counted.
  private static void hundredThousandCasts(Swarm swarm) {
    assertThat(await(swarm.register(COUNTER, "busy", SOON))).isEqualTo(Registration.REGISTERED);
    long before = swarm.counts().refused();
    long accepted = 0;
    for (int i = 0; i < 150_000; i++) {
      accepted += swarm.cast(COUNTER, "busy", 1L) ? 1 : 0;
    }
    assertThat(swarm.cast(COUNTER, "nobody", 1L) || swarm.counts().refused() > before).isTrue();
    Wait.until(60, () -> swarm.counts().waiting() == 0);
    var counts = swarm.counts();
    assertThat(accepted + counts.refused() - before).isBetween(150_000L, 150_001L);
    var sum = (Outcome.Answer<Long>) add(swarm, "busy", 0);
    // What was not answered in time may have happened all the same.
    assertThat(sum.answer()).isBetween(accepted - counts.unanswered(), accepted);
    System.out.printf(
        "150,000 casts at once: %,d accepted, %,d of them in time, %,d refused%n",
        accepted, accepted - counts.unanswered(), counts.refused());
  }
}
