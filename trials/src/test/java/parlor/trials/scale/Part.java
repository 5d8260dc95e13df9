package parlor.trials.scale;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What is done to a cluster while people play on it.
enum Part {
  CROWD(
      "nothing is done to the nodes: how many there are, how fast they see each other's votes, what they cost"),
  SCALE("four in ten nodes are stopped (SIGTERM) one after another, and started again"),
  KILL("a node is killed (SIGKILL), and started again"),
  CUT("a node is cut off from the others, and healed"),
  ROLL("each node is stopped and started again, one after another"),
  PARTY(
      "people walk about a house party, where people and rooms are processes, and a node is killed"),
  LIMIT("one node alone, in turn with a server of bare Netty that only broadcasts: the limit"),
  SOAK("nothing is done for as long as --minutes says: what must not grow does not");

  private final String does;

  Part(String does) {
    this.does = does;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  String does() {
    return does;
  }

  /// Whether voters play meanwhile.
  boolean isPlayed() {
    return this != PARTY && this != LIMIT;
  }

  /// @param words separated by commas
  /// @throws IllegalArgumentException with a sentence for who called
  static List<Part> read(String words) {
    return Arrays.stream(words.split(",", -1)).map(Part::of).distinct().toList();
  }

  private static Part of(String word) {
    return Arrays.stream(values())
        .filter(part -> part.word().equals(word))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "\"%s\" is no part; there are %s".formatted(word, all(", "))));
  }

  static String all(String between) {
    return Arrays.stream(values()).map(Part::word).collect(Collectors.joining(between));
  }
}
