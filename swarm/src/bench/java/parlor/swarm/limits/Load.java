package parlor.swarm.limits;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import org.HdrHistogram.ConcurrentHistogram;

/// Asks one thing after another in so many lanes at once, until there are no more: a closed loop.
final class Load {

  /// What there is no more of.
  static final long NO_MORE = -1;

  private static final long LONGEST_NANOS = 60_000_000_000L;

  private final LongSupplier numbers;
  private final LongFunction<CompletionStage<Boolean>> ask;
  private final ConcurrentHistogram histogram = new ConcurrentHistogram(LONGEST_NANOS, 3);
  private final LongAdder failed = new LongAdder();
  private final CountDownLatch lanes;

  private Load(int lanes, LongSupplier numbers, LongFunction<CompletionStage<Boolean>> ask) {
    this.numbers = numbers;
    this.ask = ask;
    this.lanes = new CountDownLatch(lanes);
  }

  /// @param numbers of whom is asked, [#NO_MORE] in the end; from any thread
  static Measured run(int lanes, LongSupplier numbers, LongFunction<CompletionStage<Boolean>> ask) {
    return new Load(lanes, numbers, ask).run(lanes);
  }

  private Measured run(int count) {
    long since = System.nanoTime();
    for (int i = 0; i < count; i++) {
      next();
    }
    try {
      lanes.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", stopped);
    }
    return new Measured(System.nanoTime() - since, failed.sum(), histogram);
  }

  private void next() {
    long number = numbers.getAsLong();
    if (number == NO_MORE) {
      lanes.countDown();
      return;
    }
    long since = System.nanoTime();
    var _ =
        ask.apply(number)
            .whenComplete((done, fault) -> {
              histogram.recordValue(Math.min(LONGEST_NANOS, System.nanoTime() - since));
              if (fault != null || !done) {
                failed.increment();
              }
              next();
            });
  }

  /// Each number from one to before another, once.
  static LongSupplier each(long from, long to) {
    var next = new AtomicLong(from);
    return () -> {
      long number = next.getAndIncrement();
      return number < to ? number : NO_MORE;
    };
  }

  /// Any number below, again and again until then.
  ///
  /// @param until nanoseconds of this JVM's clock
  static LongSupplier any(long below, long until) {
    return () -> System.nanoTime() < until ? ThreadLocalRandom.current().nextLong(below) : NO_MORE;
  }
}
