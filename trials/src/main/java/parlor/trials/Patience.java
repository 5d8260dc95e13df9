package parlor.trials;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// How long trials wait for what must happen. Nothing is expected to take that long, except on a
/// machine with much else to do.
public final class Patience {

  public static final Duration SHORT = Duration.ofSeconds(20);

  /// Longer than the first start after a build, with its rehearsal.
  public static final Duration LONG = Duration.ofSeconds(90);

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
}
