package parlor.trials.scale;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The report as one page that needs nothing else.
record Page(Report report) {

  private static final int WIDTH = 960;
  private static final int HEIGHT = 236;
  private static final int LEFT = 60;
  private static final int BOTTOM = 40;
  private static final int TOP = 12;

  /// How far apart the numbers of what was done stand at least.
  private static final int LABEL = 17;

  /// Milliseconds of the lowest line of a plot of times.
  private static final double LEAST_MILLIS = 0.1;

  /// How many points in time are written below a plot, beside its beginning.
  private static final int TICKS = 6;

  private static final List<String> COLOURS =
      List.of(
          "light-dark(#2f5fc0, #8fb3f7)",
          "light-dark(#b3472d, #f29a80)",
          "light-dark(#2f7a4f, #7fd0a0)",
          "light-dark(#7a4ab0, #c6a4f0)",
          "light-dark(#8a6610, #e0bd5c)",
          "light-dark(#1f7682, #74cbd6)",
          "light-dark(#ab3f73, #f09cc4)",
          "light-dark(#5a6270, #b4bcc8)",
          "light-dark(#5f7218, #bfd46a)",
          "light-dark(#4343a8, #aaaaf5)");

  private static final String STYLE =
      """
      :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; --wrong: light-dark(#b3402a, #f0907a); }
      body { max-width: 64rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
      h1 { font-size: 1.5rem; line-height: 1.3; } h2 { font-size: 1.1rem; margin: 2.5rem 0 .5rem; }
      .sum { font-size: 1.1rem; font-weight: 600; }
      table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
      th, td { text-align: left; padding: .2rem .75rem .2rem 0; border-bottom: 1px solid #8883; vertical-align: top; }
      tbody th { padding-top: 1.5rem; } tbody th span { font-weight: 400; opacity: .75; }
      .figure { text-align: right; white-space: nowrap; } .bar { white-space: nowrap; }
      .missed { color: var(--wrong); font-weight: 600; }
      svg { display: block; width: 100%; min-width: 44rem; height: auto; } svg text { fill: currentColor; font-size: 11px; }
      .mark { stroke: #8886; stroke-dasharray: 3 3; } .axis { stroke: #8884; }
      .scroll { overflow-x: auto; }
      @media (max-width: 40rem) { td:first-child { width: 100%; } .bar { white-space: normal; overflow-wrap: normal; } }
      """;

  /// One line of a plot.
  private record Curve(String name, Map<Integer, Double> values) {}

  String html() {
    var page = new StringBuilder();
    page.append("<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n")
        .append("<meta name=\"viewport\" content=\"width=device-width\">\n<title>")
        .append(escaped(report.title()))
        .append("</title>\n<style>\n")
        .append(STYLE)
        .append("</style>\n<h1>")
        .append(escaped(report.title()))
        .append("</h1>\n<p>")
        .append(escaped(report.machine()))
        .append("</p>\n<p class=\"sum\">")
        .append(escaped(report.sum()))
        .append("</p>\n");
    page.append(
        plot("How long a vote took to be seen at another node, in milliseconds", true, seen()));
    page.append(
        plot("Votes a second", false, List.of(curve("votes", tally -> (double) tally.due))));
    page.append(
        plot(
            "Voters who came back, a second",
            false,
            List.of(curve("came back", tally -> (double) tally.returns.getTotalCount()))));
    page.append(plot("Resident memory, in megabytes", false, memory()));
    page.append(marks());
    page.append(table());
    complaints(page);
    return page.append("</html>\n").toString();
  }

  private List<Curve> seen() {
    return List.of(
        curve("p50", tally -> millis(tally, 50)),
        curve("p99", tally -> millis(tally, 99)),
        curve("slowest", tally -> millis(tally, 100)));
  }

  private static double millis(Tally tally, double percentile) {
    return tally.across.getTotalCount() == 0
        ? 0
        : tally.across.getValueAtPercentile(percentile) / 1e3;
  }

  private Curve curve(String name, ToDoubleFunction<Tally> value) {
    var values = new TreeMap<Integer, Double>();
    report
        .timeline()
        .seconds()
        .forEach((second, tally) -> values.put(second, value.applyAsDouble(tally)));
    return new Curve(name, values);
  }

  private List<Curve> memory() {
    var curves = new TreeMap<String, Map<Integer, Double>>();
    for (var look : report.timeline().memory()) {
      if (look.second() < firstSecond()) {
        continue;
      }
      look.megabytes()
          .forEach((node, megabytes) ->
              curves
                  .computeIfAbsent(node, _ -> new TreeMap<>())
                  .put(look.second(), (double) megabytes));
    }
    return curves.entrySet().stream().map(one -> new Curve(one.getKey(), one.getValue())).toList();
  }

  // Plots.

  private String plot(String title, boolean isLogarithmic, List<Curve> curves) {
    double most =
        curves.stream()
            .flatMap(curve -> curve.values.values().stream())
            .mapToDouble(v -> v)
            .max()
            .orElse(0);
    if (most <= 0) {
      return "";
    }
    double top =
        isLogarithmic ? Math.pow(10, Math.ceil(Math.log10(Math.max(1, most)))) : most * 1.05;
    var svg = new StringBuilder();
    svg.append("<h2>")
        .append(escaped(title))
        .append("</h2>\n<div class=\"scroll\"><svg viewBox=\"0 0 ")
        .append(WIDTH)
        .append(' ')
        .append(HEIGHT)
        .append("\" role=\"img\" aria-label=\"")
        .append(escaped(title))
        .append("\">\n");
    for (double line : lines(top, isLogarithmic)) {
      double y = y(line, top, isLogarithmic);
      svg.append(
              String.format(
                  Locale.ROOT,
                  "<line class=\"axis\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>",
                  LEFT,
                  WIDTH,
                  y,
                  y))
          .append(
              String.format(
                  Locale.ROOT,
                  "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>%n",
                  LEFT - 6,
                  y + 4,
                  label(line)));
    }
    int number = 0;
    double labelled = 0;
    for (var mark : report.timeline().marks()) {
      number++;
      double x = x(mark.second());
      labelled = Math.max(x, labelled + LABEL);
      svg.append(
              String.format(
                  Locale.ROOT,
                  "<line class=\"mark\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>",
                  x,
                  x,
                  TOP,
                  HEIGHT - BOTTOM))
          .append(
              String.format(
                  Locale.ROOT,
                  "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%d</text>%n",
                  labelled,
                  TOP - 2,
                  number));
    }
    for (int tick = 0; tick <= TICKS; tick++) {
      int second = firstSecond() + (lastSecond() - firstSecond()) * tick / TICKS;
      svg.append(
          String.format(
              Locale.ROOT,
              "<text x=\"%.1f\" y=\"%d\" text-anchor=\"%s\">%d s</text>%n",
              x(second),
              HEIGHT - BOTTOM + 15,
              tick == TICKS ? "end" : "middle",
              second));
    }
    for (int i = 0; i < curves.size(); i++) {
      svg.append(path(curves.get(i), COLOURS.get(i % COLOURS.size()), top, isLogarithmic));
      svg.append(
          String.format(
              Locale.ROOT,
              "<text x=\"%d\" y=\"%d\" style=\"fill:%s\">%s</text>%n",
              LEFT + 90 * i,
              HEIGHT - 6,
              COLOURS.get(i % COLOURS.size()),
              escaped(curves.get(i).name)));
    }
    return svg.append("</svg></div>\n").toString();
  }

  private static List<Double> lines(double top, boolean isLogarithmic) {
    var lines = new ArrayList<Double>();
    if (isLogarithmic) {
      for (double line = LEAST_MILLIS; line <= top * 1.001; line *= 10) {
        lines.add(line);
      }
    } else {
      for (int quarter = 0; quarter <= 4; quarter++) {
        lines.add(top * quarter / 4);
      }
    }
    return lines;
  }

  private String path(Curve curve, String colour, double top, boolean isLogarithmic) {
    // Where nothing was measured there is a gap.
    var path = new StringBuilder();
    int last = Integer.MIN_VALUE;
    int gap = isLogarithmic ? 2 : 20;
    for (var one : curve.values.entrySet()) {
      if (isLogarithmic && one.getValue() <= 0) {
        continue;
      }
      path.append(one.getKey() - last > gap || last == Integer.MIN_VALUE ? 'M' : 'L')
          .append(
              String.format(
                  Locale.ROOT,
                  "%.1f %.1f",
                  x(one.getKey()),
                  y(one.getValue(), top, isLogarithmic)));
      last = one.getKey();
    }
    return String.format(
        Locale.ROOT,
        "<path d=\"%s\" fill=\"none\" style=\"stroke:%s\" stroke-width=\"1.5\"/>%n",
        path,
        colour);
  }

  private double x(int second) {
    int first = firstSecond();
    return LEFT + (WIDTH - LEFT - 8.0) * (second - first) / Math.max(1, lastSecond() - first);
  }

  /// When the first thing was done, or played.
  private int firstSecond() {
    return IntStream.concat(
            report.timeline().marks().stream().mapToInt(Timeline.Mark::second),
            report.timeline().seconds().keySet().stream().mapToInt(s -> s))
        .min()
        .orElse(0);
  }

  private int lastSecond() {
    int play = report.timeline().seconds().keySet().stream().mapToInt(s -> s).max().orElse(0);
    int look =
        report.timeline().memory().stream().mapToInt(Timeline.Memory::second).max().orElse(0);
    return Math.max(play, look);
  }

  private static double y(double value, double top, boolean isLogarithmic) {
    double share =
        isLogarithmic
            ? Math.log10(Math.max(value, LEAST_MILLIS) / LEAST_MILLIS)
                / Math.log10(top / LEAST_MILLIS)
            : value / top;
    return HEIGHT - BOTTOM - share * (HEIGHT - BOTTOM - TOP);
  }

  private static String label(double value) {
    return String.format(Locale.ROOT, value == Math.rint(value) ? "%,.0f" : "%,.1f", value);
  }

  // Words.

  private String marks() {
    return "<h2>What was done</h2>\n<ol>\n"
        + report.timeline().marks().stream()
            .map(mark ->
                String.format(
                    Locale.ROOT, "<li>%d s: %s</li>", mark.second(), escaped(mark.what())))
            .collect(Collectors.joining("\n"))
        + "\n</ol>\n";
  }

  private String table() {
    var table = new StringBuilder();
    table.append(
        "<h2>Figures</h2>\n<div class=\"scroll\"><table>\n<thead><tr><th>What<th class=\"figure\">Measured<th>Bar</thead>\n");
    for (var part : Part.values()) {
      var of = report.verdicts().stream().filter(verdict -> verdict.part() == part).toList();
      if (!of.isEmpty()) {
        table
            .append(
                "<tbody><tr><th colspan=\"3\">%s <span>%s</span>\n"
                    .formatted(part.word(), part.does()))
            .append(of.stream().map(Page::row).collect(Collectors.joining()))
            .append("</tbody>\n");
      }
    }
    return table.append("</table></div>\n").toString();
  }

  private static String row(Verdict verdict) {
    if (verdict.isSaid()) {
      return "<tr><td colspan=\"3\">%s: %s\n"
          .formatted(escaped(verdict.what()), escaped(verdict.measured()));
    }
    return "<tr><td>%s<td class=\"figure%s\">%s<td class=\"bar\">%s%s\n"
        .formatted(
            escaped(verdict.what()),
            verdict.isMet() ? "" : " missed",
            escaped(verdict.measured()),
            escaped(verdict.bar()),
            verdict.isMet() ? "" : ", missed");
  }

  private void complaints(StringBuilder page) {
    var all =
        report.timeline().seconds().values().stream()
            .flatMap(second -> second.complaints.stream())
            .toList();
    if (!all.isEmpty()) {
      page.append("<h2>What went wrong</h2>\n<ul>\n");
      all.forEach(what -> page.append("<li>").append(escaped(what)).append("</li>\n"));
      page.append("</ul>\n");
    }
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
