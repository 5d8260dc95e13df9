package parlor.swarm.limits;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/// What was measured, a line as soon as it is known and a table in the end.
final class Report {

  private final PrintStream out;
  private final List<Row> rows = new ArrayList<>();
  private final long since = System.nanoTime();

  Report(PrintStream out) {
    this.out = out;
  }

  /// @param what was measured
  /// @param figure with its unit
  /// @param beside the figure of plain Pekko, or nothing
  /// @param bar that the figure is to keep, and whether it does; or nothing
  private record Row(String what, String figure, String beside, String bar) {
    String text() {
      return "| %s | %s | %s | %s |".formatted(what, figure, beside, bar);
    }
  }

  /// Something is about to be done.
  void progress(String what) {
    out.printf("%4d s  %s%n", (System.nanoTime() - since) / 1_000_000_000L, what);
  }

  void row(String what, String figure, String beside, String bar) {
    var row = new Row(what, figure, beside, bar);
    rows.add(row);
    progress(row.text());
  }

  /// A figure that must not be below the bar.
  void atLeast(String what, double figure, String unit, double bar, String beside) {
    row(what, told(figure, unit), beside, "≥ " + told(bar, unit) + missed(figure < bar));
  }

  /// A figure that must not be above it.
  void atMost(String what, double figure, String unit, double bar, String beside) {
    row(what, told(figure, unit), beside, "≤ " + told(bar, unit) + missed(figure > bar));
  }

  private static String missed(boolean is) {
    return is ? ", **missed**" : "";
  }

  static String told(double figure, String unit) {
    var number = figure >= 100 ? "%,.0f" : figure >= 10 ? "%.1f" : "%.2f";
    return (number.formatted(figure) + " " + unit).strip();
  }

  void end() {
    out.println();
    out.println("| what | swarm | plain Pekko | bar |");
    out.println("| --- | --- | --- | --- |");
    rows.forEach(row -> out.println(row.text()));
  }
}
