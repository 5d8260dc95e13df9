package parlor.trials.crowd;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import parlor.trials.CommandWords;

/// How the trial is called.
///
/// @param rate deliveries per second in the steady phase
/// @param seconds each phase is measured for
/// @param warmUp seconds each phase is played before
/// @param turns how often each server is run
/// @param serverCores where the servers run, as taskset has it
/// @param json where to write all figures
/// @param settings of the node, such as `EXTRA_JAVA_OPTS=-Xmx1g`
record Options(
    Plan plan,
    int rate,
    int seconds,
    int warmUp,
    int turns,
    Optional<String> serverCores,
    Optional<String> json,
    boolean onlyParlor,
    List<String> settings) {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  static final String USAGE =
      """
      Usage: trials/crowd [option]... [VARIABLE=value]...

        --rooms n          rooms (1900)
        --voters n         voters in each (10); 19,900 sockets in all at most
        --rate n           deliveries per second in the steady phase (20000)
        --seconds n        how long each phase is measured (15)
        --warm-up n        seconds each phase is played before (20), while the JVM compiles
        --turns n          how often each server is run, the median counts (1)
        --per-address n    sockets from one loopback address (95)
        --threads n        threads of the crowd (1)
        --server-cores l   processors for the servers (the first, if there are several)
        --json file        write all figures there
        --only-parlor      leave out the server that is the limit

      Variables are those of the node: EXTRA_JAVA_OPTS=-Xmx1g, for example.
      """;

  Options {
    within("--rate", rate, 1, 10_000_000);
    within("--seconds", seconds, 1, 600);
    within("--warm-up", warmUp, 0, 600);
    within("--turns", turns, 1, 25);
    settings = List.copyOf(settings);
  }

  private static void within(String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s %d: from %d to %d are possible".formatted(option, value, least, most));
    }
  }

  /// @throws IllegalArgumentException with a sentence for who called
  static Options read(List<String> called) {
    var words = new CommandWords(called);
    boolean onlyParlor = words.has("--only-parlor");
    int threads = words.number("--threads", 1);
    int perAddress = words.number("--per-address", 95);
    int voters = words.number("--voters", 10);
    var options =
        new Options(
            new Plan(words.number("--rooms", 1_900), voters, perAddress, threads, PATIENCE),
            words.number("--rate", 20_000),
            words.number("--seconds", 15),
            words.number("--warm-up", 20),
            words.number("--turns", 1),
            words.value("--server-cores"),
            words.value("--json"),
            onlyParlor,
            words.matching("[A-Z_]+=.*"));
    words.end();
    return options;
  }

  Pace pressing() {
    return Pace.pressing(Duration.ofSeconds(warmUp), Duration.ofSeconds(seconds));
  }

  Pace steady() {
    return Pace.steady(plan, rate, Duration.ofSeconds(warmUp), Duration.ofSeconds(seconds));
  }
}
