package parlor.swarm.faults;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import parlor.swarm.Counter;
import parlor.swarm.Outcome;
import parlor.swarm.Registration;
import parlor.swarm.Swarm;
import parlor.swarm.Wait;

/// Counts on processes without a pause, each time on any one of them, and keeps a tally.
final class Increments {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final int REGISTERED_AT_ONCE = 500;
  private static final int READ_AT_ONCE = 1_000;

  private final Swarm swarm;
  private final String prefix;
  private final Tally tally;
  private final Silence silence = new Silence(System.nanoTime());
  private final Random chance = new Random(1);
  private final AtomicInteger underWay = new AtomicInteger();
  private volatile boolean stopped;

  Increments(Swarm swarm, String prefix, int counters) {
    this.swarm = swarm;
    this.prefix = prefix;
    this.tally = new Tally(counters);
  }

  Tally tally() {
    return tally;
  }

  /// Registers all, again where no answer comes.
  String register() {
    var inTurn = new Semaphore(REGISTERED_AT_ONCE);
    forAll(inTurn, REGISTERED_AT_ONCE, counter -> register(counter, inTurn));
    return "registered " + tally.counters();
  }

  private void register(int counter, Semaphore inTurn) {
    var _ =
        swarm
            .register(Counter.KIND, prefix + counter, TIMEOUT)
            .thenAccept(outcome -> {
              if (outcome == Registration.NO_ANSWER) {
                register(counter, inTurn);
                return;
              }
              if (outcome == Registration.FAILED || outcome == Registration.REFUSED) {
                tally.failed(counter, "registration: " + outcome);
              }
              inTurn.release();
            });
  }

  /// Does something with each counter, so many at a time, and waits for the last.
  private void forAll(Semaphore inTurn, int atOnce, IntConsumer each) {
    for (int counter = 0; counter < tally.counters(); counter++) {
      inTurn.acquireUninterruptibly();
      each.accept(counter);
    }
    inTurn.acquireUninterruptibly(atOnce);
  }

  String begin(int atOnce) {
    for (int i = 0; i < atOnce; i++) {
      underWay.incrementAndGet();
      next(i);
    }
    return mark();
  }

  /// @param lane that is free for the next call
  private void next(int lane) {
    if (stopped) {
      underWay.decrementAndGet();
      return;
    }
    int counter = any();
    long known = tally.known(counter);
    silence.asked(lane, System.nanoTime());
    var _ =
        swarm
            .call(Counter.KIND, prefix + counter, 1L, TIMEOUT)
            .thenAcceptAsync(outcome -> {
              heard(lane, counter, known, outcome);
              next(lane);
            });
  }

  private int any() {
    synchronized (chance) {
      return chance.nextInt(tally.counters());
    }
  }

  private void heard(int lane, int counter, long known, Outcome<Long> outcome) {
    long now = System.nanoTime();
    switch (outcome) {
      case Outcome.Answer<Long>(Long value) -> {
        tally.acknowledged(counter, known, value);
        silence.answered(lane, now);
      }
      case Outcome.NoAnswer<Long> _ -> tally.unanswered(counter);
      case Outcome.Refused<Long> _, Outcome.Unknown<Long> _, Outcome.Failed<Long> _ ->
          tally.failed(counter, outcome.toString());
    }
    silence.gaveUp(lane, now);
  }

  /// Silence counts from now on.
  String mark() {
    silence.from(System.nanoTime());
    return "counting";
  }

  /// The longest silence, and the longest that anyone waited, in milliseconds.
  String silence() {
    long now = System.nanoTime();
    return silence.longestMillis(now) + " " + silence.slowestMillis(now);
  }

  /// Stops, and asks each counter what it is at.
  String settle() {
    stopped = true;
    if (!Wait.until(TIMEOUT.multipliedBy(2).toSeconds(), () -> underWay.get() == 0)) {
      tally.failed(0, underWay.get() + " calls never end");
    }
    var inTurn = new Semaphore(READ_AT_ONCE);
    forAll(inTurn, READ_AT_ONCE, counter -> settle(counter, inTurn));
    return tally.sums().text();
  }

  private void settle(int counter, Semaphore inTurn) {
    var _ =
        swarm
            .call(Counter.KIND, prefix + counter, 0L, TIMEOUT)
            .thenAccept(outcome -> {
              switch (outcome) {
                case Outcome.Answer<Long>(Long value) -> tally.settled(counter, value);
                case Outcome.Unknown<Long> _ -> tally.gone(counter);
                case Outcome.NoAnswer<Long> _, Outcome.Refused<Long> _, Outcome.Failed<Long> _ ->
                    tally.failed(counter, "in the end: " + outcome);
              }
              inTurn.release();
            });
  }
}
