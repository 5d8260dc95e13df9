package parlor.swarm.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// One thing after another, whatever happens.
@Timeout(60)
class LoopTest {

  @AutoClose("end")
  private final Loop loop = new Loop("a loop of the tests");

  private final List<Integer> done = Collections.synchronizedList(new ArrayList<>());

  private void isThrough() throws Exception {
    var through = new CompletableFuture<Void>();
    loop.run(() -> through.complete(null));
    through.get(30, TimeUnit.SECONDS);
  }

  @Test
  void tasks_are_done_in_order_and_one_that_fails_stops_none() throws Exception {
    for (int i = 0; i < 1_000; i++) {
      int task = i;
      loop.run(() -> {
        done.add(task);
        if (task == 500) {
          throw new IllegalStateException("fails on purpose");
        }
      });
    }
    isThrough();
    assertThat(done).hasSize(1_000).isSorted();
  }

  @Test
  void what_is_quick_stays_in_the_loop() throws Exception {
    var inLoop = new CompletableFuture<Boolean>();
    loop.relieve(10_000, _ -> done.add(-1));
    loop.run(() -> inLoop.complete(loop.spare(() -> done.add(1))));
    assertThat(inLoop.get(30, TimeUnit.SECONDS)).isTrue();
    assertThat(done).containsExactly(1);
  }

  @Test
  void while_something_takes_long_the_loop_goes_on_and_one_thing_after_another() throws Exception {
    var free = new CountDownLatch(1);
    BlockingQueue<Loop.HeldUp> told = new ArrayBlockingQueue<>(10);
    Runnable slow = () -> await(free);
    loop.relieve(20, told::add);
    var inLoop = new CompletableFuture<Boolean>();
    loop.run(() -> {
      boolean stayed = loop.spare(slow);
      if (!stayed) {
        loop.run(() -> done.add(3_000));
      }
      inLoop.complete(stayed);
    });
    for (int i = 0; i < 1_000; i++) {
      int task = i;
      loop.run(() -> done.add(task));
    }
    isThrough();
    assertThat(told.take().work()).isSameAs(slow);
    assertThat(inLoop).isNotDone();
    assertThat(loop.heldUp()).isOne();
    assertThat(done).hasSize(1_000).isSorted();

    free.countDown();
    assertThat(inLoop.get(30, TimeUnit.SECONDS)).isFalse();
    isThrough();
    assertThat(done).hasSize(1_001).endsWith(3_000);
    assertThat(loop.heldUp()).isZero();
    assertThat(told).isEmpty();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException stopped) {
      throw new AssertionError("interrupted", stopped);
    }
  }
}
