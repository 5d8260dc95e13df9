package parlor.trials.scale;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import parlor.trials.Json;

/// All that was measured.
record Report(Options options, List<Verdict> verdicts, Timeline timeline) {

  Report {
    verdicts = List.copyOf(verdicts);
  }

  /// Whether nothing was lost. A bar that is missed is told, and is no reason to fail: machines
  /// differ.
  boolean isRight() {
    return verdicts.stream().allMatch(verdict -> verdict.isMet() || !verdict.bar().equals("0"));
  }

  String title() {
    return "Parlor's big scale test: %d nodes, %,d voters in %,d rooms, %,d votes a second"
        .formatted(options.nodes(), options.sockets(), options.rooms(), options.rate());
  }

  /// What came of it, in one line.
  String sum() {
    var barred = verdicts.stream().filter(verdict -> !verdict.bar().isEmpty()).toList();
    long met = barred.stream().filter(Verdict::isMet).count();
    return "%s %,d of %,d bars are met."
        .formatted(
            isRight() ? "Nothing was lost, and nothing went unseen." : "Something went wrong.",
            met,
            barred.size());
  }

  /// What it was measured on.
  String machine() {
    return "%s, %d processors of %s, %s %s, Java %s, nodes with %s"
        .formatted(
            LocalDate.now(ZoneId.systemDefault()),
            Runtime.getRuntime().availableProcessors(),
            processor(),
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            System.getProperty("java.version"),
            options.javaOptions());
  }

  private static String processor() {
    var file = Path.of("/proc/cpuinfo");
    if (!Files.exists(file)) {
      return System.getProperty("os.arch");
    }
    try (var lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.replaceFirst(".*: ", ""))
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    } catch (IOException fault) {
      throw new UncheckedIOException("reading " + file, fault);
    }
  }

  String text() {
    var text = new StringBuilder();
    text.append('\n').append(title()).append('\n').append(machine()).append('\n');
    text.append(sum()).append("\n\n");
    text.append("%-6s %-58s %14s  %s%n".formatted("part", "what", "measured", "bar"));
    for (var verdict : verdicts) {
      text.append(
          "%-6s %-58s %14s  %s%s%n"
              .formatted(
                  verdict.part().word(),
                  verdict.what(),
                  verdict.measured(),
                  verdict.bar(),
                  verdict.isMet() ? "" : "  MISSED"));
    }
    timeline
        .seconds()
        .values()
        .forEach(second -> second.complaints.forEach(what -> text.append(what).append('\n')));
    return text.toString();
  }

  String json() {
    var json = Json.object("title", title(), "machine", machine(), "options", options.toString());
    for (var verdict : verdicts) {
      json.withArray("verdicts")
          .add(
              Json.object(
                  "part", verdict.part().word(),
                  "what", verdict.what(),
                  "measured", verdict.measured(),
                  "bar", verdict.bar(),
                  "met", verdict.isMet()));
    }
    timeline.seconds().forEach((second, tally) -> json.withArray("seconds").add(of(second, tally)));
    timeline.marks().forEach(mark -> json.withArray("marks").addPOJO(mark));
    timeline.memory().forEach(memory -> json.withArray("memory").addPOJO(memory));
    return Json.value(json).toPrettyString() + "\n";
  }

  private static ObjectNode of(int second, Tally tally) {
    return Json.object(
        "second", second,
        "votes", tally.due,
        "acrossP50Micros", tally.across.getValueAtPercentile(50),
        "acrossP99Micros", tally.across.getValueAtPercentile(99),
        "acrossMaxMicros", tally.across.getMaxValue(),
        "cameBack", tally.returns.getTotalCount(),
        "complaints", tally.complaints);
  }

  String html() {
    return new Page(this).html();
  }
}
