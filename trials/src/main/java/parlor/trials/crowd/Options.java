package parlor.trials.crowd;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
  static Options read(List<String> words) {
    var left = new ArrayList<>(words);
    boolean onlyParlor = left.remove("--only-parlor");
    int threads = number(left, "--threads", 1);
    int perAddress = number(left, "--per-address", 95);
    int voters = number(left, "--voters", 10);
    var options =
        new Options(
            new Plan(number(left, "--rooms", 1_900), voters, perAddress, threads, PATIENCE),
            number(left, "--rate", 20_000),
            number(left, "--seconds", 15),
            number(left, "--warm-up", 20),
            number(left, "--turns", 1),
            value(left, "--server-cores"),
            value(left, "--json"),
            onlyParlor,
            left.stream().filter(word -> word.matches("[A-Z_]+=.*")).toList());
    left.removeAll(options.settings());
    if (!left.isEmpty()) {
      throw new IllegalArgumentException("unknown: " + String.join(" ", left));
    }
    return options;
  }

  private static int number(List<String> words, String option, int otherwise) {
    try {
      return value(words, option).map(Integer::valueOf).orElse(otherwise);
    } catch (NumberFormatException fault) {
      throw new IllegalArgumentException(option + " needs a whole number", fault);
    }
  }

  /// Takes an option out of the words.
  private static Optional<String> value(List<String> words, String option) {
    int at = words.indexOf(option);
    if (at < 0) {
      return Optional.empty();
    }
    words.remove(at);
    if (at == words.size()) {
      throw new IllegalArgumentException(option + " needs a value");
    }
    return Optional.of(words.remove(at));
  }

  Pace pressing() {
    return Pace.pressing(Duration.ofSeconds(warmUp), Duration.ofSeconds(seconds));
  }

  Pace steady() {
    return Pace.steady(plan, rate, Duration.ofSeconds(warmUp), Duration.ofSeconds(seconds));
  }
}
