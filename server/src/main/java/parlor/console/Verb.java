package parlor.console;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The words that commands begin with, and what may follow them.
enum Verb {
  ADD("[ROOM...]", 0, Verb.MANY, "let there be rooms; the usual ones if none is named", Option.MAX),
  WALK("ROOM PERSON...", 2, Verb.MANY, "people walk into a room, one after another"),
  WHO("ROOM", 1, 1, "who is in a room"),
  WHERE("PERSON", 1, 1, "the room where someone is"),
  LOG("PERSON", 1, 1, "where someone has been, newest first"),
  DUMP("[ROOM...]", 0, Verb.MANY, "rooms, and who is in each of them"),
  ROOMS("", 0, 0, "all rooms"),
  PEOPLE("", 0, 0, "all people"),
  LEAVE("PERSON", 1, 1, "someone leaves the room where they are"),
  RESET("", 0, 0, "everyone goes, every room closes"),
  SETUP("small|big|giant", 1, 1, "people who wander on their own", Option.SPEED, Option.WALKS),
  STATS("", 0, 0, "how it goes");

  private static final int MANY = Integer.MAX_VALUE;

  private final String objects;
  private final int least;
  private final int most;
  private final String sentence;

  /// Of `List.of`, which Error Prone cannot know.
  @SuppressWarnings("ImmutableEnumChecker")
  private final List<Option> options;

  Verb(String objects, int least, int most, String sentence, Option... options) {
    this.objects = objects;
    this.least = least;
    this.most = most;
    this.sentence = sentence;
    this.options = List.of(options);
  }

  static Optional<Verb> named(String word) {
    return Stream.of(values()).filter(verb -> verb.word().equals(word)).findFirst();
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// How it is said, for a person to read: `who ROOM`.
  String usage() {
    var own = options.stream().map(option -> "[" + option.word() + " " + option.value() + "]");
    return Stream.concat(Stream.of(word(), objects), own)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" "));
  }

  /// What it does.
  String sentence() {
    return sentence;
  }

  /// What speaks against so many names after it.
  Optional<String> objection(int names) {
    if (names >= least && names <= most) {
      return Optional.empty();
    }
    return Optional.of("Too " + (names < least ? "few" : "many") + " words for " + toSay());
  }

  /// What speaks against options.
  Stream<String> objections(Set<Option> given) {
    return given.stream()
        .filter(option -> !option.isCommon() && !options.contains(option))
        .map(option -> option.word() + " is not for " + toSay());
  }

  private String toSay() {
    return word() + ". Say ./parlor party " + usage();
  }
}
