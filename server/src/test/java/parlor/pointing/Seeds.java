package parlor.pointing;

import java.util.function.LongConsumer;

/// Runs a random trial over many seeds. A failure names its seed; `-Dseed=17` runs that one alone,
/// `-Dseeds=100000` runs so many.
final class Seeds {

  private Seeds() {}

  static void each(int count, LongConsumer trial) {
    Long one = Long.getLong("seed");
    if (one != null) {
      run(one, trial);
      return;
    }
    int seeds = Integer.getInteger("seeds", count);
    for (long seed = 1; seed <= seeds; seed++) {
      run(seed, trial);
    }
  }

  private static void run(long seed, LongConsumer trial) {
    try {
      trial.accept(seed);
    } catch (RuntimeException | Error failed) {
      throw new AssertionError("seed " + seed + ": " + failed.getMessage(), failed);
    }
  }
}
