package parlor.trials.scale;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import parlor.trials.Json;
import parlor.trials.Reaper;

/// All loads, as one.
final class Crowd implements AutoCloseable {

  /// Longer than a load itself waits for anything.
  private static final Duration BOUND = Duration.ofMinutes(12);

  private final List<Member> members = new ArrayList<>();

  /// One process of it.
  private record Member(
      Reaper process, PrintStream orders, BlockingQueue<JsonNode> told, double share) {}

  /// @param heard is told every second what each load has counted
  Crowd(Options options, List<LoadPlan.Address> doors, LoadPlan.Address proxy, Timeline heard) {
    var run = Long.toString(ProcessHandle.current().pid(), 36);
    int loads = options.loads();
    for (int i = 0; i < loads; i++) {
      int first = Math.toIntExact((long) options.rooms() * i / loads);
      int end = Math.toIntExact((long) options.rooms() * (i + 1) / loads);
      int proxied = options.proxied() * (i + 1) / loads - options.proxied() * i / loads;
      var plan = new LoadPlan(doors, proxy, proxied, run, first, end - first, options.voters());
      members.add(start(plan, (end - first) / (double) options.rooms(), heard::add));
    }
  }

  private static Member start(LoadPlan plan, double share, Consumer<JsonNode> heard) {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var builder =
        new ProcessBuilder(
            java,
            "-XX:+UseCompactObjectHeaders",
            "-XX:+UseSerialGC",
            "-Xmx1500m",
            "-Dslf4j.internal.verbosity=ERROR",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            System.getProperty("java.class.path"),
            Load.class.getName(),
            Json.value(plan).toString());
    try {
      var process = new Reaper(builder.redirectError(ProcessBuilder.Redirect.INHERIT).start());
      var orders = new PrintStream(process.get().getOutputStream(), true, StandardCharsets.UTF_8);
      var told = new LinkedBlockingQueue<JsonNode>();
      Thread.ofPlatform()
          .daemon()
          .name("load " + process.get().pid())
          .start(() -> listen(process.get().inputReader(), heard, told));
      return new Member(process, orders, told, share);
    } catch (IOException fault) {
      throw new UncheckedIOException("starting a load", fault);
    }
  }

  private static void listen(
      BufferedReader lines, Consumer<JsonNode> heard, BlockingQueue<JsonNode> told) {
    try (lines) {
      lines
          .lines()
          .map(Json::parse)
          .forEach(line -> {
            if (line.path("said").asText().equals("second")) {
              heard.accept(line);
            } else {
              told.add(line);
            }
          });
    } catch (IOException | UncheckedIOException | AssertionError ended) {
      told.add(Json.object("said", "ended", "why", ended.toString()));
    }
  }

  /// Has all of them come in.
  void gather() {
    order("gather");
    for (var told : answers("gathered")) {
      if (told.path("here").asInt() == 0) {
        throw new IllegalStateException("nobody of a load came in");
      }
    }
  }

  /// Has them play until they [#rest].
  ///
  /// @param rate votes a second, of all together
  void play(double rate) {
    members.forEach(member -> member.orders.println("play " + rate * member.share));
  }

  void rest() {
    order("rest");
  }

  /// Has all that was played be seen, turned and compared.
  ///
  /// @return what came of it, and how long the last vote took to be seen
  Tally settle(Consumer<Duration> took) {
    order("settle");
    var sum = new Tally();
    long longest = 0;
    for (var told : answers("settled")) {
      sum.add(Tally.of(told.path("tally")));
      longest = Math.max(longest, told.path("millis").asLong());
    }
    took.accept(Duration.ofMillis(longest));
    return sum;
  }

  private void order(String word) {
    members.forEach(member -> member.orders.println(word));
  }

  private List<JsonNode> answers(String said) {
    return members.stream().map(member -> answer(member, said)).toList();
  }

  private static JsonNode answer(Member member, String said) {
    try {
      var told = member.told.poll(BOUND.toSeconds(), TimeUnit.SECONDS);
      if (told == null || !told.path("said").asText().equals(said)) {
        throw new IllegalStateException("a load was to say \"" + said + "\", and said " + told);
      }
      return told;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a load worked", stopped);
    }
  }

  /// Everyone vanishes.
  @Override
  public void close() {
    members.forEach(member -> member.process.close());
  }
}
