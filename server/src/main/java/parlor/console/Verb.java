package parlor.console;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The words that commands begin with, and what may follow them.
enum Verb {
  ADD(
      Desk.PARTY,
      "[ROOM...]",
      0,
      Verb.MANY,
      "let there be rooms; the usual ones if none is named",
      Option.MAX),
  WALK(Desk.PARTY, "ROOM PERSON...", 2, Verb.MANY, "people walk into a room, one after another"),
  WHO(Desk.PARTY, "ROOM", 1, 1, "who is in a room"),
  WHERE(Desk.PARTY, "PERSON", 1, 1, "the room where someone is"),
  LOG(Desk.PARTY, "PERSON", 1, 1, "where someone has been, newest first"),
  DUMP(Desk.PARTY, "[ROOM...]", 0, Verb.MANY, "rooms, and who is in each of them"),
  ROOMS(Desk.PARTY, "", 0, 0, "all rooms"),
  PEOPLE(Desk.PARTY, "", 0, 0, "all people"),
  LEAVE(Desk.PARTY, "PERSON", 1, 1, "someone leaves the room where they are"),
  RESET(Desk.PARTY, "", 0, 0, "everyone goes, every room closes"),
  SETUP(
      Desk.PARTY,
      "small|big|giant",
      1,
      1,
      "people who wander on their own",
      Option.SPEED,
      Option.WALKS),
  STATS(Desk.PARTY, "", 0, 0, "how it goes"),
  NODES(Desk.CLUSTER, "", 0, 0, "the nodes of the cluster, and how each is"),
  SEND(Desk.CLUSTER, "NODE TEXT...", 2, Verb.MANY, "send a text to a node, which shows it"),
  EXPLAIN(Desk.CLUSTER, "[KIND:]NAME", 1, 1, "where a name is, who holds it, and why there"),
  FOUND(
      Desk.CLUSTER,
      "",
      0,
      0,
      "found a cluster without those the node waits for",
      Option.ACCEPT_LOSS),
  DRAIN(
      Desk.CLUSTER,
      "NODE",
      1,
      1,
      "others take over what is on a node; it ends",
      Option.ACCEPT_LOSS);

  private static final int MANY = Integer.MAX_VALUE;

  private final Desk desk;
  private final String objects;
  private final int least;
  private final int most;
  private final String sentence;

  /// Of `List.of`, which Error Prone cannot know.
  @SuppressWarnings("ImmutableEnumChecker")
  private final List<Option> options;

  Verb(Desk desk, String objects, int least, int most, String sentence, Option... options) {
    this.desk = desk;
    this.objects = objects;
    this.least = least;
    this.most = most;
    this.sentence = sentence;
    this.options = List.of(options);
  }

  /// The commands of a desk.
  static List<Verb> of(Desk desk) {
    return Stream.of(values()).filter(verb -> verb.desk == desk).toList();
  }

  static Optional<Verb> named(Desk desk, String word) {
    return of(desk).stream().filter(verb -> verb.word().equals(word)).findFirst();
  }

  /// How it is said, for a person to type: `./parlor party who ROOM`.
  String toType() {
    return desk.prefix() + usage();
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// How it is said, for a person to read: `who ROOM`.
  String usage() {
    var own = options.stream().map(option -> "[" + option.usage() + "]");
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
    return word() + ". Say " + toType();
  }
}
