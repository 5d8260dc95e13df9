package parlor.trials.crowd;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// Both servers side by side.
///
/// @param weights of the updates, which the broadcast was asked for
/// @param broadcast empty where it was left out
record Report(Options options, Weights weights, List<Run> parlor, List<Run> broadcast) {

  private static final JsonMapper JSON = new JsonMapper();

  /// A line of the table.
  private record Line(String name, String unit, ToDoubleFunction<Run> value, String bar) {}

  private static final List<Line> LINES =
      List.of(
          new Line("start", "s", Run::startSeconds, "1.5 s at most"),
          new Line("joins", "s", Run::joinSeconds, "10 s at most for 10,000"),
          new Line("memory idle", "MB", run -> run.idleKilobytes() / 1_024.0, ""),
          new Line("memory per voter, joined", "KB", Run::kilobytesPerVoterJoined, "24 KB at most"),
          new Line("memory per voter, played", "KB", Run::kilobytesPerVoterPlayed, ""),
          new Line(
              "saturated: deliveries",
              "/s",
              run -> run.pressed().deliveriesPerSecond(),
              "0.8 of the limit at least"),
          new Line("saturated: p50", "ms", run -> run.pressed().millis(50), ""),
          new Line("saturated: p99", "ms", run -> run.pressed().millis(99), ""),
          new Line("saturated: processors", "", run -> run.pressed().cores(), ""),
          new Line("steady: deliveries", "/s", run -> run.steady().deliveriesPerSecond(), ""),
          new Line("steady: p50", "ms", run -> run.steady().millis(50), ""),
          new Line(
              "steady: p99", "ms", run -> run.steady().millis(99), "3 times the limit at most"),
          new Line("steady: p99.9", "ms", run -> run.steady().millis(99.9), ""),
          new Line("steady: longest", "ms", run -> run.steady().millis(100), ""),
          new Line("steady: processors", "", run -> run.steady().cores(), ""),
          new Line("lost", "", run -> run.all().lost, "0"),
          new Line("twice", "", run -> run.all().twice, "0"),
          new Line("otherwise wrong", "", run -> run.all().strange + run.all().closed, "0"));

  /// Whether everyone was told everything once, and nothing else.
  boolean isRight() {
    return parlor.stream().allMatch(run -> run.all().isRight())
        && broadcast.stream().allMatch(run -> run.all().isRight());
  }

  String table() {
    var plan = options.plan();
    var text = new StringBuilder();
    text.append(
        "%n%,d rooms of %d, %,d sockets, %,d joins; updates of %d, %d, %d bytes (vote, reveal, next)%n%n"
            .formatted(
                plan.rooms(),
                plan.voters(),
                plan.sockets(),
                parlor.getFirst().gathering().joins(),
                weights.vote(),
                weights.reveal(),
                weights.next()));
    text.append(
        "%-26s %-3s %12s %12s %7s  %s%n".formatted("", "", "Parlor", "raw Netty", "ratio", "bar"));
    LINES.forEach(line -> text.append(line(line)));
    parlor.forEach(run -> run.all().complaints.forEach(say -> text.append(say).append('\n')));
    broadcast.forEach(run -> run.all().complaints.forEach(say -> text.append(say).append('\n')));
    return text.toString();
  }

  private String line(Line line) {
    double ours = median(parlor, line.value());
    if (broadcast.isEmpty()) {
      return "%-26s %-3s %12s %29s%n".formatted(line.name(), line.unit(), number(ours), line.bar());
    }
    double limit = median(broadcast, line.value());
    var ratio = limit == 0 ? "" : "%.2f".formatted(ours / limit);
    return "%-26s %-3s %12s %12s %7s  %s%n"
        .formatted(line.name(), line.unit(), number(ours), number(limit), ratio, line.bar());
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value == Math.rint(value) ? "%,.0f" : "%,.2f", value);
  }

  private static double median(List<Run> runs, ToDoubleFunction<Run> value) {
    var sorted = runs.stream().mapToDouble(value).sorted().toArray();
    return sorted[(sorted.length - 1) / 2];
  }

  /// Every figure of every run, and what they were measured on.
  String json() {
    var json = JSON.createObjectNode();
    json.put("at", Instant.now().toString());
    json.put("java", System.getProperty("java.runtime.version"));
    json.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    json.put("serverCores", options.serverCores().orElse("any"));
    json.put("rooms", options.plan().rooms());
    json.put("voters", options.plan().voters());
    json.put("rate", options.rate());
    json.put("seconds", options.seconds());
    parlor.forEach(run -> json.withArray("parlor").add(json(run)));
    broadcast.forEach(run -> json.withArray("broadcast").add(json(run)));
    return json.toPrettyString() + "\n";
  }

  private static ObjectNode json(Run run) {
    var json = JSON.createObjectNode();
    LINES.forEach(line ->
        json.put(
            line.unit().isEmpty() ? line.name() : line.name() + " " + line.unit(),
            line.value().applyAsDouble(run)));
    run.all().complaints.forEach(json.withArray("complaints")::add);
    return json;
  }
}
