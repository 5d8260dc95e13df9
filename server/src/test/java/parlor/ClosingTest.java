package parlor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ClosingTest {

  private final List<String> done = new ArrayList<>();
  private final List<String> told = new ArrayList<>();

  @Test
  void each_step_begins_when_the_one_before_is_done() {
    var slow = new CompletableFuture<Void>();
    run(
        step("handing over", () -> slow.completeOnTimeout(null, 20, TimeUnit.MILLISECONDS)),
        step(
            "sending away",
            () -> {
              assertThat(slow).isDone();
              return CompletableFuture.completedStage(null);
            }));

    assertThat(done).containsExactly("handing over", "sending away");
    assertThat(told).isEmpty();
  }

  @Test
  void a_step_that_fails_is_told_and_stops_none_of_the_others() {
    run(
        step("handing over", () -> CompletableFuture.failedStage(new IllegalStateException("no"))),
        step(
            "sending away",
            () -> {
              throw new IllegalStateException("not at all");
            }),
        step("leaving", () -> CompletableFuture.completedStage(null)));

    assertThat(done).containsExactly("handing over", "sending away", "leaving");
    assertThat(told)
        .containsExactly(
            "Parlor closes, but not in order: while handing over,"
                + " java.lang.IllegalStateException: no",
            "Parlor closes, but not in order: while sending away,"
                + " java.lang.IllegalStateException: not at all");
  }

  @Test
  void a_step_that_never_ends_is_waited_for_only_so_long() {
    run(
        new Closing.Step("handing over", Duration.ofMillis(5), CompletableFuture<Void>::new),
        step("leaving", () -> CompletableFuture.completedStage(null)));

    assertThat(done).containsExactly("leaving");
    assertThat(told)
        .containsExactly(
            "Parlor closes, but not in order: while handing over, it took longer than 5 ms");
  }

  private void run(Closing.Step... steps) {
    new Closing(List.of(steps), told::add).run();
  }

  private Closing.Step step(String name, Supplier<CompletionStage<Void>> action) {
    return new Closing.Step(
        name,
        Duration.ofSeconds(10),
        () -> {
          done.add(name);
          return action.get();
        });
  }
}
