package parlor.swarm;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits for what happens elsewhere. Ends with the test when that takes too long.
public final class Wait {

  private static final long LOOK_NANOS = 50_000_000;

  private Wait() {}

  /// Waits until something is so, or the time is over.
  ///
  /// @return whether it is so
  public static boolean until(long seconds, BooleanSupplier done) {
    return until(Duration.ofSeconds(seconds), done);
  }

  private static boolean until(Duration time, BooleanSupplier done) {
    long end = System.nanoTime() + time.toNanos();
    while (!done.getAsBoolean()) {
      if (Thread.currentThread().isInterrupted()) {
        throw new AssertionError("interrupted: the test took too long");
      }
      if (System.nanoTime() >= end) {
        return false;
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
    return true;
  }

  /// Lets time pass.
  public static void pass(Duration time) {
    boolean _ = until(time, () -> false);
  }
}
