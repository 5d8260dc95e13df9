package parlor.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static parlor.swarm.Nodes.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Load that falls where it hurts: into one shard, or on a group that is too large for its
/// deadline.
@Timeout(120)
class BusyTest {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Kind<Long, Long, Long> COUNTER = Counter.KIND;

  private static final int CROWD = 2_000;
  private static final int IN_RUSH = 5_000;

  /// Of whom each takes two milliseconds for a message.
  private static final Kind<Long, Long, Long> SLUGGISH =
      new Kind<>(
          "sluggish",
          Form.NUMBER,
          Form.NUMBER,
          Form.NUMBER,
          _ -> 0L,
          (sum, more, _) -> {
            long end = System.nanoTime() + 2_000_000;
            while (System.nanoTime() < end) {
              Thread.onSpinWait();
            }
            return Kind.Step.to(sum + more, sum + more);
          });

  private static final List<Kind<?, ?, ?>> KINDS = List.of(COUNTER, SLUGGISH);

  @AutoClose private final Nodes nodes = new Nodes(KINDS, KINDS, KINDS);

  private static int shardOf(String name) {
    return Nodes.TERMS.shardOf("counter:" + name);
  }

  private static List<String> names(int shard, int count) {
    return IntStream.iterate(0, i -> i + 1)
        .mapToObj(i -> "c" + i)
        .filter(name -> shardOf(name) == shard)
        .limit(count)
        .toList();
  }

  private static <T> List<T> awaitAll(List<CompletableFuture<T>> all) {
    return all.stream().map(one -> await(one)).toList();
  }

  private static <T> CompletableFuture<T> future(CompletionStage<T> stage) {
    return stage.toCompletableFuture();
  }

  @Test
  void names_that_all_fall_into_one_shard_are_served_and_the_others_are_not_held_up() {
    var swarm = nodes.get(0);
    var crowd = names(5, CROWD);
    var registered =
        awaitAll(crowd.stream().map(name -> future(swarm.register(COUNTER, name, SOON))).toList());
    assertThat(registered).containsOnly(Registration.REGISTERED);
    var others =
        IntStream.range(0, 20)
            .filter(shard -> shard != 5)
            .mapToObj(shard -> names(shard, 1).getFirst())
            .toList();
    others.forEach(name ->
        assertThat(await(swarm.register(COUNTER, name, SOON))).isEqualTo(Registration.REGISTERED));

    var rush = new Rush(swarm, crowd);
    rush.begin(IN_RUSH);
    var overtaken = new ArrayList<Long>();
    for (int round = 1; round <= 3; round++) {
      for (var name : others) {
        long before = rush.done.sum();
        assertThat(await(swarm.call(COUNTER, name, 1L, SOON)))
            .isEqualTo(new Outcome.Answer<>((long) round));
        overtaken.add(rush.done.sum() - before);
      }
    }
    overtaken.sort(null);
    rush.end();
    assertThat(rush.done.sum()).as("of the crowd meanwhile").isPositive();
    assertThat(rush.failed.sum()).isZero();
    assertThat(overtaken.get(overtaken.size() / 2))
        .as("of the crowd that was served between a question to another shard and its answer")
        .isLessThan(IN_RUSH);
    long counted = 0;
    for (var outcome :
        awaitAll(
            crowd.stream().map(name -> future(swarm.call(COUNTER, name, 0L, SOON))).toList())) {
      counted += ((Outcome.Answer<Long>) outcome).answer();
    }
    assertThat(counted).isEqualTo(rush.done.sum());
  }

  /// So many calls under way at any time, to all of a crowd in turn.
  private static final class Rush {
    private final Swarm swarm;
    private final List<String> crowd;
    private final LongAdder done = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger underWay = new AtomicInteger();
    private volatile boolean over;

    Rush(Swarm swarm, List<String> crowd) {
      this.swarm = swarm;
      this.crowd = crowd;
    }

    void begin(int atOnce) {
      underWay.set(atOnce);
      for (int i = 0; i < atOnce; i++) {
        next();
      }
    }

    private void next() {
      if (over) {
        underWay.decrementAndGet();
        return;
      }
      var name = crowd.get(next.getAndIncrement() % crowd.size());
      var _ =
          swarm
              .call(COUNTER, name, 1L, SOON)
              .thenAccept(outcome -> {
                (outcome instanceof Outcome.Answer<Long> ? done : failed).increment();
                next();
              });
    }

    void end() {
      over = true;
      assertThat(Wait.until(60, () -> underWay.get() == 0)).isTrue();
    }
  }

  @Test
  void a_group_that_cannot_answer_in_time_answers_in_part_and_says_so() {
    var swarm = nodes.get(0);
    int size = 1_000;
    var joined =
        awaitAll(
            IntStream.range(0, size)
                .mapToObj(i ->
                    future(swarm.register(SLUGGISH, "s" + i, SOON))
                        .thenCompose(_ -> swarm.join(SLUGGISH, "s" + i, "all", SOON)))
                .toList());
    assertThat(joined).allMatch(outcome -> outcome instanceof Outcome.Answer<String>);

    // Two seconds of work, for three nodes.
    var hurried = await(swarm.multiCall(SLUGGISH, "all", 1L, Duration.ofMillis(200)));
    assertThat(hurried.silent()).isPositive();
    assertThat(hurried.members()).hasSizeLessThan(size);
    if (!hurried.members().isEmpty()) {
      assertThat(hurried.members().values()).containsOnly(new Outcome.Answer<>(1L));
    }

    var patient = await(swarm.multiCall(SLUGGISH, "all", 0L, SOON));
    assertThat(patient.silent()).isZero();
    assertThat(patient.members()).hasSize(size);
    // Those of whom no answer came in time may have been asked for all that, but never twice.
    assertThat(patient.members().values())
        .isSubsetOf(new Outcome.Answer<>(0L), new Outcome.Answer<>(1L));
    hurried
        .members()
        .keySet()
        .forEach(
            name -> assertThat(patient.members()).containsEntry(name, new Outcome.Answer<>(1L)));
    assertThat(await(swarm.members(SLUGGISH, "all", SOON)).names()).hasSize(size);
    assertThat(swarm.counts().waiting()).isZero();
  }
}
