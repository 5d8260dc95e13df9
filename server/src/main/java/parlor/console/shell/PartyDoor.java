package parlor.console.shell;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Stream;
import parlor.party.Opening;
import parlor.party.Party;
import parlor.party.Reply;
import parlor.party.Scenario;
import parlor.party.Stats;
import parlor.party.Stay;

/// The house party at the prompt: rooms, and people who walk between them.
public final class PartyDoor {

  private static final double USUAL_SPEED = 1;
  private static final int USUAL_WALKS = 20;

  private final Party party;

  PartyDoor(Party party) {
    this.party = party;
  }

  // Rooms.

  /// Lets there be rooms for ten; without a name bathroom, den, kitchen and living_room.
  public Answer<Reply.Done> addRooms(String... rooms) {
    return rooms.length == 0
        ? done(party.addRooms())
        : done(party.addRooms(Stream.of(rooms).map(Opening::usual).toList()));
  }

  /// Lets there be a room for so many, 1 to 2,000.
  public Answer<Reply.Done> addRoom(String room, int maximum) {
    return done(party.addRooms(List.of(new Opening(room, Optional.of(maximum)))));
  }

  /// The people in a room.
  public Answer<List<String>> whoIsIn(String room) {
    return told(party.whoIsIn(room), Lines::words);
  }

  /// The names of all rooms.
  public Answer<List<String>> allRooms() {
    return told(party.allRooms(), Lines::words);
  }

  /// The people in every room, or in these.
  public Answer<SortedMap<String, List<String>>> dump(String... rooms) {
    return told(rooms.length == 0 ? party.dump() : party.dump(List.of(rooms)), Lines::dump);
  }

  // People.

  /// Has people walk into a room, one after another; who is not there yet comes.
  public Answer<Reply.Done> walkInto(String room, String... people) {
    return people.length == 0
        ? Answer.none("refused: nobody is named; party.walkInto(\"kitchen\", \"kid\") has kid walk")
        : done(party.walkInto(room, List.of(people)));
  }

  /// Has someone leave the room where they are.
  public Answer<Reply.Done> leave(String person) {
    return done(party.leave(person));
  }

  /// The room where someone is.
  public Answer<Optional<String>> whereIs(String person) {
    return told(party.whereIs(person), room -> room.orElse(person + " is in no room"));
  }

  /// Where someone has been, newest first.
  public Answer<List<Stay>> roomLog(String person) {
    return told(party.roomLog(person), Lines::log);
  }

  /// The names of all people.
  public Answer<List<String>> allPeople() {
    return told(party.allPeople(), Lines::words);
  }

  // The whole party.

  /// Has everyone leave and end, and then all rooms.
  public Answer<Reply.Done> reset() {
    return done(party.reset());
  }

  /// Sets up `small`, `big` or `giant`, whose people wander by themselves.
  public Answer<Reply.Done> setup(String scenario) {
    return setup(scenario, USUAL_SPEED, USUAL_WALKS);
  }

  /// The same, faster or slower: at speed 1 each walks every ten seconds on average.
  public Answer<Reply.Done> setup(String scenario, double speed, int walks) {
    return Scenario.named(scenario)
        .map(known -> done(party.setup(known, speed, walks)))
        .orElseGet(() -> Answer.none("refused: no scenario " + scenario + ": small, big or giant"));
  }

  /// How it goes.
  public Answer<Stats> stats() {
    return told(party.stats(), Lines::stats);
  }

  private static Answer<Reply.Done> done(CompletionStage<Reply<Reply.Done>> asked) {
    return told(asked, _ -> "ok");
  }

  private static <T> Answer<T> told(CompletionStage<Reply<T>> asked, Function<T, String> shown) {
    return Waiting.on(asked, reply -> answer(reply, shown));
  }

  static <T> Answer<T> answer(Reply<T> reply, Function<T, String> shown) {
    return switch (reply) {
      case Reply.Ok<T>(T value) -> Answer.of(value, shown.apply(value));
      case Reply.DestinationFull<T> full -> Answer.none("destination full: " + full.person());
      case Reply.Refused<T> refused -> Answer.none("refused: " + refused.why());
      case Reply.NoAnswer<T> _ -> Answer.none(Answer.UNKNOWN);
    };
  }

  @Override
  public String toString() {
    return "the house party; Tab behind party. shows what it can";
  }
}
