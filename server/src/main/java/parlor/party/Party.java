package parlor.party;

import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import parlor.swarm.Gathering;
import parlor.swarm.Kind;
import parlor.swarm.Outcome;
import parlor.swarm.Swarm;

/// Rooms and people who walk between them, from any node. A person is in one room at a time for
/// everyone who looks; a room never has more people than its maximum.
///
/// Everything may be called from any thread, and asked again after [Reply.NoAnswer]. Answers may
/// come on the swarm's own thread, which must not be held up.
public final class Party {

  /// What processes there are, for [Swarm#start].
  public static final List<Kind<?, ?, ?>> KINDS = List.of(Processes.ROOM, Processes.PERSON);

  /// The rooms there are where nobody names any.
  private static final List<String> USUAL = List.of("bathroom", "den", "kitchen", "living_room");

  /// So long an answer is waited for. A node that dies is replaced within two or three seconds.
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Swarm swarm;
  private final Asking asking;

  /// @param swarm one that knows [#KINDS]
  public Party(Swarm swarm) {
    this.swarm = swarm;
    this.asking = new Asking(swarm, PATIENCE);
  }

  // Rooms.

  /// Lets there be a room for ten. One that is there keeps its people and its maximum.
  public CompletionStage<Reply<Reply.Done>> addRoom(String room) {
    return addRooms(List.of(Opening.usual(room)));
  }

  /// Lets there be rooms: all of them, or none where one is refused.
  public CompletionStage<Reply<Reply.Done>> addRooms(List<Opening> rooms) {
    return unless(
        rooms.stream().flatMap(one -> one.objection().stream()).findFirst(),
        () -> new Each<>(rooms, this::open).done());
  }

  /// Lets there be the usual ones: bathroom, den, kitchen and living_room.
  public CompletionStage<Reply<Reply.Done>> addRooms() {
    return addRooms(USUAL.stream().map(Opening::usual).toList());
  }

  private CompletionStage<Reply<Reply.Done>> open(Opening opening) {
    return asking
        .room(opening.room(), new Room.Order.Open(opening.maximum()))
        .thenApply(reply -> reply.map(_ -> Reply.Done.DONE));
  }

  /// The people in a room, in order: nobody in one that does not exist.
  public CompletionStage<Reply<List<String>>> whoIsIn(String room) {
    return unless(
        Name.objectionOfRoom(room),
        () -> asking.look(room).thenApply(reply -> reply.map(Party::sorted)));
  }

  private static List<String> sorted(Optional<Room.Sight> sight) {
    return sight.stream()
        .flatMap(seen -> seen.guests().stream())
        .map(Room.Guest::person)
        .sorted()
        .toList();
  }

  /// The names of all rooms, in order.
  public CompletionStage<Reply<List<String>>> allRooms() {
    return asking.names(Processes.ROOM);
  }

  /// The people in every room, in order.
  public CompletionStage<Reply<SortedMap<String, List<String>>>> dump() {
    return sights().thenApply(reply -> reply.map(Dump::of));
  }

  /// The people in these rooms, in order. Refused where there is no such room.
  public CompletionStage<Reply<SortedMap<String, List<String>>>> dump(Collection<String> rooms) {
    return unless(
        rooms.stream().flatMap(room -> Name.objectionOfRoom(room).stream()).findFirst(),
        () -> dumped(rooms));
  }

  private CompletionStage<Reply<SortedMap<String, List<String>>>> dumped(Collection<String> rooms) {
    var seen = Collections.synchronizedMap(new HashMap<String, Room.Sight>());
    return new Each<>(
            List.copyOf(rooms),
            room ->
                asking
                    .look(room)
                    .thenApply(reply ->
                        switch (reply) {
                          case Reply.Ok<Optional<Room.Sight>>(var sight) when sight.isPresent() -> {
                            seen.put(room, sight.get());
                            yield Reply.ok();
                          }
                          case Reply.Ok<Optional<Room.Sight>> _ ->
                              new Reply.Refused<>("there is no room " + room);
                          default -> reply.map(_ -> Reply.Done.DONE);
                        }))
        .done()
        .thenApplyAsync(reply -> reply.map(_ -> Dump.of(seen)));
  }

  /// All rooms and the people in them, with the shards they are in.
  public CompletionStage<Reply<Floor>> floor() {
    return sights().thenApply(reply -> reply.map(this::floor));
  }

  private Floor floor(Map<String, Room.Sight> sights) {
    var people = Dump.of(sights);
    var rooms = new TreeMap<String, Floor.Space>();
    sights.forEach((room, sight) -> {
      var guests =
          people.getOrDefault(room, List.of()).stream()
              .map(name -> new Floor.Guest(name, swarm.shardOf(Processes.PERSON, name)))
              .toList();
      int shard = swarm.shardOf(Processes.ROOM, room);
      rooms.put(room, new Floor.Space(sight.maximum(), shard, guests));
    });
    return new Floor(rooms);
  }

  /// The node that owns each shard, by the shard's number; empty for one of which this node has
  /// heard nothing.
  public CompletionStage<List<String>> owners() {
    return swarm.owners();
  }

  /// What every room shows.
  private CompletionStage<Reply<Map<String, Room.Sight>>> sights() {
    return swarm
        .multiCall(Processes.ROOM, Processes.ROOMS, new Room.Order.Look(), PATIENCE)
        .thenApply(Party::all);
  }

  /// What all of a group answered; no answer where one is missing.
  private static <A> Reply<Map<String, A>> all(Gathering<A> gathering) {
    var answers = HashMap.<String, A>newHashMap(gathering.members().size());
    for (var member : gathering.members().entrySet()) {
      if (member.getValue() instanceof Outcome.Answer<A>(A answer)) {
        answers.put(member.getKey(), answer);
      }
    }
    return gathering.silent() == 0 && answers.size() == gathering.members().size()
        ? new Reply.Ok<>(answers)
        : new Reply.NoAnswer<>();
  }

  // People.

  /// Has someone walk into a room; both are there if they were not. Who is there already stays, and
  /// nothing is logged.
  public CompletionStage<Reply<Reply.Done>> walkInto(String room, String person) {
    return unless(
        Name.objectionOfRoom(room).or(() -> Name.objectionOfPerson(person)),
        () -> asking.walk(person, new Person.Order.WalkInto(room)));
  }

  /// Has people walk into a room, one after another, up to the first for whom there is no place:
  /// those before stay in.
  public CompletionStage<Reply<Reply.Done>> walkInto(String room, List<String> people) {
    return unless(
        Name.objectionOfRoom(room)
            .or(() ->
                people.stream()
                    .flatMap(person -> Name.objectionOfPerson(person).stream())
                    .findFirst()),
        () -> walkInto(room, people, 0));
  }

  private CompletionStage<Reply<Reply.Done>> walkInto(String room, List<String> people, int next) {
    if (next == people.size()) {
      return CompletableFuture.completedFuture(Reply.ok());
    }
    return walkInto(room, people.get(next))
        .thenCompose(reply ->
            reply instanceof Reply.Ok<Reply.Done>
                ? walkInto(room, people, next + 1)
                : CompletableFuture.completedFuture(reply));
  }

  /// Has someone leave the room where they are; that is not logged.
  public CompletionStage<Reply<Reply.Done>> leave(String person) {
    return unless(
        Name.objectionOfPerson(person), () -> asking.walk(person, new Person.Order.Leave()));
  }

  /// The room where someone is; nothing for who is in none, or does not exist.
  public CompletionStage<Reply<Optional<String>>> whereIs(String person) {
    return unless(
        Name.objectionOfPerson(person),
        () ->
            asking
                .person(person, new Person.Order.Where())
                .thenApply(reply ->
                    reply.map(answer ->
                        answer.flatMap(it ->
                            it instanceof Person.Answer.At(var room) ? room : Optional.empty()))));
  }

  /// Where someone has been, newest first: the last 200. Nothing for who does not exist.
  public CompletionStage<Reply<List<Stay>>> roomLog(String person) {
    return unless(
        Name.objectionOfPerson(person),
        () ->
            asking
                .person(person, new Person.Order.Log())
                .thenApply(reply ->
                    reply.map(answer ->
                        answer
                            .flatMap(it ->
                                it instanceof Person.Answer.Stays(var log)
                                    ? Optional.of(log)
                                    : Optional.empty())
                            .orElse(List.of()))));
  }

  /// The names of all people, in order.
  public CompletionStage<Reply<List<String>>> allPeople() {
    return asking.names(Processes.PERSON);
  }

  // The whole party.

  /// Has everyone leave and end, and then all rooms. No answer where others come all the time.
  public CompletionStage<Reply<Reply.Done>> reset() {
    return reset(System.nanoTime() + PATIENCE.toNanos());
  }

  /// A room in which someone is stays for the next time.
  private CompletionStage<Reply<Reply.Done>> reset(long until) {
    return each(Processes.PERSON, name -> asking.walk(name, new Person.Order.End()))
        .thenCompose(people ->
            each(Processes.ROOM, this::close).thenApply(rooms -> isNone(people) && isNone(rooms)))
        .thenCompose(over -> {
          if (over) {
            return CompletableFuture.completedFuture(Reply.ok());
          }
          return System.nanoTime() < until
              ? asking.pause().thenCompose(_ -> reset(until))
              : CompletableFuture.completedFuture(new Reply.NoAnswer<>());
        });
  }

  private CompletionStage<Reply<Reply.Done>> close(String room) {
    return asking
        .room(room, new Room.Order.Close())
        .thenApply(reply -> reply.map(_ -> Reply.Done.DONE));
  }

  private static boolean isNone(Reply<Integer> count) {
    return count instanceof Reply.Ok<Integer>(var found) && found == 0;
  }

  /// Does something for each of a kind.
  ///
  /// @return how many there were
  private <S, M, A> CompletionStage<Reply<Integer>> each(
      Kind<S, M, A> kind, Function<String, CompletionStage<Reply<Reply.Done>>> work) {
    return asking
        .names(kind)
        .thenCompose(reply ->
            reply instanceof Reply.Ok<List<String>>(var names)
                ? new Each<>(names, work).done().thenApply(done -> done.map(_ -> names.size()))
                : CompletableFuture.completedFuture(new Reply.NoAnswer<>()));
  }

  /// Sets up a scenario, beside whatever there is: its rooms are opened, its people set out.
  ///
  /// @param speed from 0.01 to 100: at 1, each walks every ten seconds on average
  /// @param walks at most so many each, 1 to 10,000, those that end at a full room among them; then
  ///   they leave the party
  public CompletionStage<Reply<Reply.Done>> setup(Scenario scenario, double speed, int walks) {
    if (!(speed >= Scenario.SLOWEST && speed <= Scenario.FASTEST)) {
      return refused("a speed of " + speed + "; it must be 0.01 to 100");
    }
    if (walks < 1 || walks > Scenario.MOST_WALKS) {
      return refused(walks + " walks; it must be 1 to 10,000");
    }
    return addRooms(scenario.openings())
        .thenCompose(opened ->
            opened instanceof Reply.Ok<Reply.Done>
                ? new Each<>(
                        scenario.people(),
                        person ->
                            asking
                                .person(
                                    person,
                                    new Person.Order.Wander(
                                        scenario.plan(walks, speed, chance(person))))
                                .thenApply(reply -> reply.map(_ -> Reply.Done.DONE)))
                    .done()
                : CompletableFuture.completedFuture(opened));
  }

  /// The same for the same name, so that a scenario can be seen again.
  private static long chance(String person) {
    long mixed = person.hashCode() * 0x9E3779B97F4A7C15L;
    return (mixed ^ (mixed >>> 32)) * 0xD6E8FEB86659FD93L;
  }

  /// How it goes.
  public CompletionStage<Reply<Stats>> stats() {
    var people =
        swarm
            .multiCall(Processes.PERSON, Processes.PEOPLE, new Person.Order.Stand(), PATIENCE)
            .thenApply(Party::all);
    return sights()
        .thenCombine(
            people,
            (rooms, all) ->
                rooms instanceof Reply.Ok<Map<String, Room.Sight>>(var sights)
                        && all instanceof Reply.Ok<Map<String, Person.Answer>>(var standings)
                    ? new Reply.Ok<>(Stats.of(sights.values(), standings.values()))
                    : new Reply.NoAnswer<>());
  }

  private static <T> CompletionStage<Reply<T>> refused(String why) {
    return CompletableFuture.completedFuture(new Reply.Refused<>(why));
  }

  /// Asks only where nothing speaks against it.
  private static <T> CompletionStage<Reply<T>> unless(
      Optional<String> objection, Supplier<CompletionStage<Reply<T>>> ask) {
    return objection.map(Party::<T>refused).orElseGet(ask);
  }
}
