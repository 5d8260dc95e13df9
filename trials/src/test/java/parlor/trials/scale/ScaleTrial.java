package parlor.trials.scale;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;
import parlor.trials.Patience;

/// Runs the big scale test.
public final class ScaleTrial {

  private static final double KILOBYTES_PER_VOTER = 30;

  private static final int MANY = 10_000;

  private static final Set<String> HELP = Set.of("--help", "-h", "help");

  private final Options options;
  private final Timeline timeline = new Timeline();
  private final List<Verdict> verdicts = new ArrayList<>();

  private Part playing;

  private ScaleTrial(Options options) {
    this.options = options;
    this.playing = options.parts().getFirst();
  }

  /// Ends as [Options#USAGE] says.
  public static void main(String[] words) throws IOException {
    if (Stream.of(words).anyMatch(HELP::contains)) {
      System.out.print(Options.USAGE);
      return;
    }
    try {
      var options = Options.read(List.of(words));
      makeRoom(options.out());
      var report = run(options);
      System.out.print(report.text());
      Files.writeString(options.out().resolve("report.txt"), report.text());
      Files.writeString(options.out().resolve("report.json"), report.json());
      Files.writeString(options.out().resolve("report.html"), report.html());
      Run.say(
          "Written to "
              + options.out().toAbsolutePath().normalize()
              + ": report.txt, .json, .html");
      System.exit(report.isRight() ? 0 : 1);
    } catch (IllegalArgumentException wrong) {
      System.err.println(wrong.getMessage() + "\n--help says what can be chosen.");
      System.exit(2);
    } catch (TestAbortedException missing) {
      System.err.println("The scale test cannot run here: " + missing.getMessage());
      System.exit(3);
    }
  }

  /// @throws IllegalArgumentException where no report could be written
  static void makeRoom(Path out) {
    try {
      Files.createDirectories(out);
      Files.delete(Files.createTempFile(out, "report", ""));
    } catch (IOException fault) {
      throw new IllegalArgumentException(
          "--out %s: no report can be written there (%s)".formatted(out, fault), fault);
    }
  }

  /// @throws TestAbortedException where this machine lacks something
  static Report run(Options options) {
    return new ScaleTrial(options).run();
  }

  /// What was measured before something went wrong is worth a report, too.
  private Report run() {
    try {
      playAll();
    } catch (TestAbortedException missing) {
      throw missing;
    } catch (RuntimeException | AssertionError fault) {
      timeline.mark("it could not go on");
      tell(Verdict.failed(playing, fault));
      fault.printStackTrace(System.err);
    }
    return new Report(options, verdicts, timeline);
  }

  private void playAll() {
    if (options.parts().contains(Part.LIMIT)) {
      playing = Part.LIMIT;
      new Limit(options, this::tell).run();
    }
    var played = options.parts().stream().filter(part -> part.isPlayed()).toList();
    boolean isParty = options.parts().contains(Part.PARTY);
    if (isParty || !played.isEmpty()) {
      Run.say("%d nodes start on hosts of their own".formatted(options.nodes()));
      try (var stage = new Stage(options);
          var _ = new MemoryWatch(stage, timeline)) {
        playOn(stage, played, isParty);
      }
    }
  }

  private void playOn(Stage stage, List<Part> played, boolean isParty) {
    tell(
        Verdict.of(
            options.parts().getFirst(),
            "nodes started one after another: one cluster after",
            stage.formed()));
    if (!played.isEmpty()) {
      play(stage, played);
    }
    if (isParty) {
      playing = Part.PARTY;
      new House(options, stage, timeline, this::tell).run();
    }
  }

  private void play(Stage stage, List<Part> played) {
    long idle = stage.kilobytes();
    try (var crowd = new Crowd(options, stage.doors(), stage.proxyDoor(), timeline)) {
      Run.say("%,d voters come in".formatted(options.sockets()));
      timeline.mark("voters come in");
      long began = System.nanoTime();
      crowd.gather();
      tell(
          Verdict.of(
              played.getFirst(),
              "all voters in their seats after",
              Duration.ofNanos(System.nanoTime() - began)));
      warmUp(crowd);
      for (var part : played) {
        playing = part;
        Run.say(part.word() + ": " + part.does());
        var run = new Run(part, options, stage, crowd, timeline, this::tell);
        run.play(() -> new Faults(options, stage, run).of(part));
        if (part == Part.CROWD) {
          double perVoter = (stage.kilobytes() - idle) / (double) options.sockets();
          tell(memory(perVoter));
        }
      }
    }
  }

  /// What JVMs do while they compile is no measure of anything.
  private void warmUp(Crowd crowd) {
    Run.say("Warm-up: " + options.warmUp() + " s");
    timeline.mark("warm-up");
    crowd.play(options.rate());
    Patience.pass(Duration.ofSeconds(options.warmUp()));
    crowd.rest();
    var _ = crowd.settle(_ -> {});
  }

  /// Beside few people the code that a node compiles weighs more than they do.
  private Verdict memory(double kilobytes) {
    var what = "memory per voter, over that of idle nodes";
    return options.sockets() < MANY
        ? Verdict.of(Part.CROWD, what, Math.round(kilobytes) + " KB")
        : Verdict.atMost(Part.CROWD, what, kilobytes, KILOBYTES_PER_VOTER, " KB");
  }

  private void tell(Verdict verdict) {
    verdicts.add(verdict);
    Run.say("    " + verdict.line());
  }
}
