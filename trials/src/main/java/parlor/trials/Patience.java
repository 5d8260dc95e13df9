package parlor.trials;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// How long trials wait for what must happen. Nothing is expected to take that long, except on a
/// machine with much else to do.
public final class Patience {

  public static final Duration SHORT = Duration.ofSeconds(20);

  /// Longer than the first start after a build, with its rehearsals, on two slow processors.
  public static final Duration LONG = Duration.ofMinutes(3);

  private static final Duration LOOK = Duration.ofMillis(100);

  private Patience() {}

  /// The outcome, once it is there.
  ///
  /// @param what is waited for, for the failure
  public static <T> T await(CompletableFuture<T> outcome, Duration bound, String what) {
    try {
      return outcome.get(bound.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      throw new AssertionError("not within " + bound.toSeconds() + " s: " + what, late);
    } catch (ExecutionException fault) {
      throw new AssertionError(what + ": " + fault.getCause(), fault);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for: " + what, stopped);
    }
  }

  /// Waits until this is so, looking many times a second.
  ///
  /// @param what is waited for, for the failure, as it is at that time
  public static void until(Duration bound, Supplier<String> what, BooleanSupplier wanted) {
    long end = System.nanoTime() + bound.toNanos();
    while (!wanted.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not within " + bound.toSeconds() + " s: " + what.get());
      }
      pass(LOOK);
    }
  }

  /// Looks on for a time, and fails as soon as this is not so.
  public static void throughout(Duration time, Supplier<String> what, BooleanSupplier wanted) {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      if (!wanted.getAsBoolean()) {
        throw new AssertionError("not throughout " + time.toSeconds() + " s: " + what.get());
      }
      pass(LOOK);
    }
  }

  /// Lets time pass, where nothing else tells that there has been enough of it.
  public static void pass(Duration time) {
    new CompletableFuture<Void>()
        .completeOnTimeout(null, time.toNanos(), TimeUnit.NANOSECONDS)
        .join();
  }
}
