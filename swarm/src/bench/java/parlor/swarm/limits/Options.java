package parlor.swarm.limits;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What is measured, and how much of it.
///
/// @param parts of it, in their order
/// @param tls off, on, or both
/// @param processes in all parts but groups and most
/// @param most processes
/// @param warmSeconds before anything is measured
/// @param seconds for each measurement
/// @param heap of each JVM
/// @param flags of each JVM besides
record Options(
    List<Part> parts,
    List<Boolean> tls,
    int processes,
    int most,
    int warmSeconds,
    int seconds,
    int turns,
    String heap,
    List<String> flags) {

  /// What can be measured alone.
  enum Part {
    RATES,
    GROUPS,
    MEMORY,
    MOST,
    CROWDED,
    LATE
  }

  static final String HELP =
      """
      swarm/limits [option...] [part...]

        rates     asking, reading and starting, beside Pekko's own sharded ask
        groups    joining a group, and asking all of it
        memory    heap for each process, of its owner and of its copy
        most      as many processes as there are to be, in groups, on three nodes
        crowded   one shard that gets all the load, and what the others feel of it
        late      a group of all that is asked with a deadline it cannot meet

        --tls off|on|both    both unless told
        --processes N        1,000,000 unless told: in all parts but groups and most
        --most N             10,000,000 unless told
        --warm SECONDS       20 unless told: before anything is measured
        --seconds SECONDS    10 unless told: for each figure
        --turns N            3 unless told: of both sides, of which the median is told
        --heap SIZE          4g unless told: of each JVM
        --flags FLAG     -XX:+UseSerialGC unless told
      """;

  static Options read(String... args) {
    var parts = new ArrayList<Part>();
    var options =
        new Options(
            List.of(),
            List.of(false, true),
            1_000_000,
            10_000_000,
            20,
            10,
            3,
            "4g",
            List.of("-XX:+UseSerialGC"));
    for (int i = 0; i < args.length; i++) {
      if (!args[i].startsWith("--")) {
        parts.add(Part.valueOf(args[i].toUpperCase(Locale.ROOT)));
      } else if (i + 1 == args.length) {
        throw new IllegalArgumentException(args[i] + " of what?");
      } else {
        options = options.with(args[i], args[++i]);
      }
    }
    return options.with(parts.isEmpty() ? Arrays.asList(Part.values()) : parts);
  }

  private Options with(List<Part> chosen) {
    return new Options(chosen, tls, processes, most, warmSeconds, seconds, turns, heap, flags);
  }

  private Options with(String option, String value) {
    return switch (option) {
      case "--tls" ->
          new Options(
              parts, sides(value), processes, most, warmSeconds, seconds, turns, heap, flags);
      case "--processes" ->
          new Options(parts, tls, number(value), most, warmSeconds, seconds, turns, heap, flags);
      case "--most" ->
          new Options(
              parts, tls, processes, number(value), warmSeconds, seconds, turns, heap, flags);
      case "--warm" ->
          new Options(parts, tls, processes, most, number(value), seconds, turns, heap, flags);
      case "--seconds" ->
          new Options(parts, tls, processes, most, warmSeconds, number(value), turns, heap, flags);
      case "--turns" ->
          new Options(
              parts, tls, processes, most, warmSeconds, seconds, number(value), heap, flags);
      case "--heap" ->
          new Options(parts, tls, processes, most, warmSeconds, seconds, turns, value, flags);
      case "--flags" ->
          new Options(
              parts,
              tls,
              processes,
              most,
              warmSeconds,
              seconds,
              turns,
              heap,
              List.of(value.split("\\s+")));
      default -> throw new IllegalArgumentException("no such option: " + option);
    };
  }

  private static List<Boolean> sides(String value) {
    return switch (value) {
      case "off" -> List.of(false);
      case "on" -> List.of(true);
      case "both" -> List.of(false, true);
      default -> throw new IllegalArgumentException("off, on or both, not " + value);
    };
  }

  private static int number(String value) {
    int number = Integer.parseInt(value.replace(",", "").replace("_", ""));
    if (number < 1) {
      throw new IllegalArgumentException("1 or more, not " + value);
    }
    return number;
  }
}
