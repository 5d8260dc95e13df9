package parlor.swarm.limits;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

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
        faults    what is felt of nodes that die, fall silent, stop, come and are cut off, with
                  1,000,000 processes: swarm/faults does it; to be named alone

      Without any argument all of these are done.

        --tls off|on|both    both unless told
        --processes N        1,000,000 unless told: in all parts but groups and most
        --most N             10,000,000 unless told
        --warm SECONDS       20 unless told: before anything is measured
        --seconds SECONDS    10 unless told: for each figure
        --turns N            3 unless told: of both sides, of which the median is told
        --heap SIZE          4g unless told: of each JVM
        --flags FLAG     -XX:+UseSerialGC unless told
      """;

  private static final Map<String, String> USUAL =
      Map.of(
          "--tls", "both",
          "--processes", "1000000",
          "--most", "10000000",
          "--warm", "20",
          "--seconds", "10",
          "--turns", "3",
          "--heap", "4g",
          "--flags", "-XX:+UseSerialGC");

  /// Reads a command line.
  ///
  /// @throws IllegalArgumentException where it is wrong; it says in what
  static Options read(String... args) {
    var parts = new ArrayList<Part>();
    var given = new HashMap<>(USUAL);
    for (int i = 0; i < args.length; i++) {
      if (!args[i].startsWith("--")) {
        parts.add(part(args[i]));
      } else if (!USUAL.containsKey(args[i])) {
        throw new IllegalArgumentException("no such option: " + args[i]);
      } else if (i + 1 == args.length) {
        throw new IllegalArgumentException(args[i] + " of what?");
      } else {
        given.put(args[i], args[++i]);
      }
    }
    UnaryOperator<String> value = option -> Objects.requireNonNull(given.get(option), option);
    return new Options(
        parts.isEmpty() ? List.of(Part.values()) : parts,
        sides(value.apply("--tls")),
        number(value.apply("--processes")),
        number(value.apply("--most")),
        number(value.apply("--warm")),
        number(value.apply("--seconds")),
        number(value.apply("--turns")),
        value.apply("--heap"),
        List.of(value.apply("--flags").strip().split("\\s+")));
  }

  private static Part part(String name) {
    return Stream.of(Part.values())
        .filter(part -> part.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such part: " + name));
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
    var digits = value.replace(",", "");
    if (!digits.matches("[1-9][0-9]{0,8}")) {
      throw new IllegalArgumentException("1 or more, not " + value);
    }
    return Integer.parseInt(digits);
  }
}
