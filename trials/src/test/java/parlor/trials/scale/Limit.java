package parlor.trials.scale;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import parlor.trials.Json;
import parlor.trials.Reaper;

/// What one node can do beside what bare Netty can: [parlor.trials.crowd.CrowdTrial], in a process
/// of its own, since it measures by what its own heap leaves alone.
final class Limit {

  private static final Duration BOUND = Duration.ofMinutes(10);
  private static final double THROUGHPUT = 0.8;
  private static final double LATENCY = 3;

  private final Options options;
  private final Consumer<Verdict> verdicts;

  Limit(Options options, Consumer<Verdict> verdicts) {
    this.options = options;
    this.verdicts = verdicts;
  }

  void run() {
    Run.say("limit: " + Part.LIMIT.does());
    var figures = figures();
    var ours = figures.path("parlor").path(0);
    var theirs = figures.path("broadcast").path(0);
    ratio(ours, theirs, "saturated: deliveries /s", true, THROUGHPUT);
    ratio(ours, theirs, "steady: p99 ms", false, LATENCY);
  }

  private void ratio(JsonNode ours, JsonNode theirs, String figure, boolean isMore, double bar) {
    double our = ours.path(figure).asDouble();
    double their = theirs.path(figure).asDouble();
    var what = "%s, %,.1f beside %,.1f of bare Netty".formatted(figure, our, their);
    verdicts.accept(
        isMore
            ? Verdict.atLeast(Part.LIMIT, what, our / their, bar, "")
            : Verdict.atMost(Part.LIMIT, what, our / their, bar, ""));
  }

  private JsonNode figures() {
    try {
      var file = Files.createTempFile("limit", ".json");
      var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
      var seconds = Integer.toString(Math.min(15, options.seconds()));
      var process =
          new ProcessBuilder(
                  java,
                  "-XX:+UseCompactObjectHeaders",
                  "-XX:+UseSerialGC",
                  "-Xmx2500m",
                  "-Xmn2g",
                  "--enable-native-access=ALL-UNNAMED",
                  "--sun-misc-unsafe-memory-access=allow",
                  "-cp",
                  System.getProperty("java.class.path"),
                  "parlor.trials.crowd.CrowdTrial",
                  "--rooms",
                  "200",
                  "--seconds",
                  seconds,
                  "--warm-up",
                  seconds,
                  "--json",
                  file.toString())
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      try (var running = new Reaper(process)) {
        running.awaitExit(BOUND);
        return Json.parse(Files.readString(file));
      } finally {
        Files.delete(file);
      }
    } catch (IOException fault) {
      throw new UncheckedIOException("measuring the limit", fault);
    }
  }
}
