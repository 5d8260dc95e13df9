package parlor.trials.scale;

import java.time.Duration;
import java.util.Locale;

/// One line of the report.
///
/// @param part of which it tells
/// @param measured with its unit
/// @param bar what it is held against; empty for nothing
/// @param isMet whether it holds; true where there is no bar
record Verdict(Part part, String what, String measured, String bar, boolean isMet) {

  static Verdict of(Part part, String what, String measured) {
    return new Verdict(part, what, measured, "", true);
  }

  static Verdict of(Part part, String what, long count) {
    return of(part, what, number(count));
  }

  static Verdict of(Part part, String what, Duration time) {
    return of(part, what, in(time));
  }

  /// There must be none.
  static Verdict none(Part part, String what, long count) {
    return new Verdict(part, what, number(count), "0", count == 0);
  }

  /// The part could not go on.
  static Verdict failed(Part part, Throwable fault) {
    var why = String.valueOf(fault.getMessage()).lines().findFirst().orElse("");
    return new Verdict(
        part, "ended by " + fault.getClass().getSimpleName() + ": " + why, number(1), "0", false);
  }

  static Verdict atMost(Part part, String what, Duration time, Duration bar) {
    return new Verdict(part, what, in(time), "≤ " + in(bar), time.compareTo(bar) <= 0);
  }

  static Verdict atMost(Part part, String what, double value, double bar, String unit) {
    return new Verdict(part, what, number(value, unit), "≤ " + number(bar, unit), value <= bar);
  }

  static Verdict atLeast(Part part, String what, double value, double bar, String unit) {
    return new Verdict(part, what, number(value, unit), "≥ " + number(bar, unit), value >= bar);
  }

  /// Whether it is a sentence that somebody said, no figure.
  boolean isSaid() {
    return !Character.isDigit(measured.charAt(0));
  }

  /// For a prompt.
  String line() {
    var held = bar.isEmpty() ? "" : " (bar " + bar + (isMet ? ")" : ", MISSED)");
    return part.word() + ": " + what + ": " + measured + held;
  }

  static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  private static String number(double value, String unit) {
    return String.format(Locale.ROOT, value < 10 ? "%.2f%s" : "%,.0f%s", value, unit);
  }

  static String in(Duration time) {
    double millis = time.toNanos() / 1e6;
    if (millis >= 10_000) {
      return String.format(Locale.ROOT, "%,.1f s", millis / 1_000);
    }
    return String.format(Locale.ROOT, millis < 10 ? "%.2f ms" : "%,.0f ms", millis);
  }
}
