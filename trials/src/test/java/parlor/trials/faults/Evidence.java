package parlor.trials.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;

/// What was measured of one kind of fault: printed, and kept in `target/faults.txt`.
///
/// @param fault which one
record Evidence(String fault) {

  /// How much longer something may take on a machine that does much else at the same time. The bar
  /// itself is printed beside the figure.
  private static final int SHARED_MACHINE = 8;

  private static final Duration GAP = Duration.ofMillis(250);
  private static final Duration MOST_SILENCE = Duration.ofMillis(2_500);

  private static final Path FILE = Path.of("target", "faults.txt").toAbsolutePath();

  /// Tells a figure that has no bar.
  void says(String what, Object value) {
    line(what + " = " + value);
  }

  /// Tells a time that has no bar.
  void says(String what, Duration time) {
    line(what + " = " + in(time));
  }

  /// Tells a count, which must be none.
  void none(String what, long count) {
    line(what + " = " + count + " (bar 0)");
    check(count == 0, what + ": " + count);
  }

  /// Tells a time, which must not be over the bar. What is asserted leaves room for a busy machine.
  void took(String what, Duration time, Duration bar) {
    took(what, time, bar, bar.multipliedBy(SHARED_MACHINE));
  }

  /// The same for the silences of a prober, which hears every pause of everything on this machine.
  void gap(String what, Duration time) {
    took(what, time, GAP, MOST_SILENCE);
  }

  private void took(String what, Duration time, Duration bar, Duration most) {
    line(
        "%s = %s (bar %s%s)"
            .formatted(what, in(time), in(bar), time.compareTo(bar) > 0 ? ", missed" : ""));
    check(time.compareTo(most) <= 0, what + ": " + in(time) + ", and not even " + in(most));
  }

  private void check(boolean truth, String what) {
    if (!truth) {
      throw new AssertionError(fault + ": " + what);
    }
  }

  private static String in(Duration time) {
    return time.compareTo(Duration.ofSeconds(2)) < 0
        ? "%.0f ms".formatted(time.toNanos() / 1e6)
        : String.format(Locale.ROOT, "%.1f s", time.toNanos() / 1e9);
  }

  private synchronized void line(String text) {
    var line = fault + ": " + text;
    System.out.println(line);
    try {
      Files.createDirectories(FILE.getParent());
      Files.writeString(FILE, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException fault) {
      throw new UncheckedIOException("writing " + FILE, fault);
    }
  }
}
