package parlor.party;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import parlor.swarm.shard.Asker;

/// A party on one seeded queue, as the swarm plays it: what one process tells another arrives once
/// and in the order in which it was said, but as late as it likes; a process whose node is dead
/// does nothing until another node has taken over; a caller may give up, and may ask again. After
/// each step everything is looked at.
final class House {

  /// What could be wrong with the party, or with what is under it. The test has to notice.
  enum Mistake {
    NONE,
    /// A new room shows people before the old one has freed them.
    SHOWN_EARLY,
    /// Who begins a walk again does so under the same number, and goes on with the first answer.
    SAME_NUMBER,
    /// The old room frees people before the new one has a place for them.
    FREED_EARLY,
    /// What one process tells another comes out of order.
    OUT_OF_ORDER,
    /// A room counts only those it shows.
    UNCOUNTED
  }

  private record Line(String from, String to) {}

  private record Timer(String person, String id) {}

  /// A call that someone waits for.
  private record Call(String person, Person.Order order) {}

  /// Walks of one who wanders.
  private static final int PLANNED = 3;

  private final SplittableRandom chance;
  private final Mistake mistake;
  private final Map<String, Person> people = new TreeMap<>();
  private final Map<String, Room> rooms = new TreeMap<>();
  private final Map<Line, Deque<Object>> letters = new HashMap<>();
  private final Map<Timer, Person.Order> timers = new HashMap<>();
  private final Map<Asker, Call> calls = new HashMap<>();
  private final Set<String> dead = new HashSet<>();
  private final Map<String, Integer> entered = new TreeMap<>();
  private final Map<String, Integer> unknown = new TreeMap<>();
  private Optional<Map<String, Room.Sight>> dump = Optional.empty();
  private final List<String> rest = new ArrayList<>();
  private long micros = 1_000_000;
  private long numbers;

  House(long seed, Mistake mistake) {
    this.chance = new SplittableRandom(seed);
    this.mistake = mistake;
  }

  /// Plays so many steps, then lets everything come to rest.
  void play(int steps, int persons, int count) {
    for (int i = 0; i < steps; i++) {
      micros += chance.nextLong(2_000);
      step(persons, count);
      check();
    }
    dead.clear();
    for (int i = 0; !isQuiet(); i++) {
      if (i > 100_000) {
        throw new AssertionError("never comes to rest: " + letters + " " + people);
      }
      if (!deliver() && !calls.isEmpty()) {
        fire();
      }
      check();
    }
    atRest();
  }

  /// Of whatever node the person is on: they differ.
  private Instant clock() {
    return Instant.EPOCH.plusNanos((micros + chance.nextLong(-500_000, 500_000)) * 1_000);
  }

  private boolean isQuiet() {
    return letters.values().stream().allMatch(Deque::isEmpty)
        && people.values().stream().allMatch(person -> person.walk().isEmpty());
  }

  private void step(int persons, int count) {
    switch (chance.nextInt(20)) {
      case 0, 1, 2, 3 -> {
        var order = new Person.Order.WalkInto("room" + chance.nextInt(count));
        call("p" + chance.nextInt(persons), order);
      }
      case 4 -> leaves("p" + chance.nextInt(persons));
      case 5 -> fire();
      case 6 -> {
        if (dead.size() < 3) {
          dead.add(
              (chance.nextBoolean() ? "p" : "room") + chance.nextInt(Math.max(persons, count)));
        }
      }
      case 7, 8 -> dead.clear();
      case 9 -> giveUp();
      case 10, 11 -> look();
      case 12 -> close("room" + chance.nextInt(count));
      default -> deliver();
    }
  }

  private void leaves(String person) {
    switch (chance.nextInt(8)) {
      case 0 -> call(person, new Person.Order.End());
      case 1 -> {
        call(person, new Person.Order.Wander(plan()));
        unknown.merge(person, PLANNED, Integer::sum);
      }
      default -> call(person, new Person.Order.Leave());
    }
  }

  private Wandering plan() {
    return new Wandering("room", 2, PLANNED, 0, Duration.ofSeconds(1), false, chance.nextLong());
  }

  private void close(String room) {
    if (!dead.contains(room)) {
      take(room, new Room.Order.Close());
    }
  }

  // People call.

  private void call(String name, Person.Order order) {
    if (dead.contains(name) || !(order.summons() || people.containsKey(name))) {
      return;
    }
    var asker = new Asker("caller", ++numbers);
    calls.put(asker, new Call(name, order));
    take(name, order, asker);
  }

  private void giveUp() {
    calls.keySet().stream()
        .findFirst()
        .ifPresent(
            asker -> ended(asker).ifPresent(call -> unknown.merge(call.person(), 1, Integer::sum)));
  }

  private Optional<Call> ended(Asker asker) {
    return Optional.ofNullable(calls.remove(asker));
  }

  private void answered(Asker asker, Person.Answer answer, boolean moved) {
    ended(asker).ifPresent(call -> answered(call, answer, moved));
  }

  private void answered(Call call, Person.Answer answer, boolean moved) {
    if (call.order() instanceof Person.Order.WalkInto into
        && answer instanceof Person.Answer.Done) {
      if (moved) {
        entered.merge(call.person(), 1, Integer::sum);
      }
      var person = people.getOrDefault(call.person(), Person.NEW);
      is(person.room().equals(Optional.of(into.room())), call.person() + " is not there", person);
      is(isShown(into.room(), call.person()), into.room() + " does not show them", person);
    }
  }

  // What processes do.

  private void take(String name, Person.Order order, Asker asker) {
    if (!(order.summons() || people.containsKey(name))) {
      return;
    }
    var before = people.getOrDefault(name, Person.NEW);
    var step = before.take(name, order, asker, clock());
    step.next().ifPresentOrElse(next -> people.put(name, next), () -> ends(name));
    if (mistake == Mistake.SAME_NUMBER && order instanceof Person.Order.Again) {
      sameNumber(name, before, step);
      return;
    }
    step.sequels().forEach(sequel -> follow(name, sequel));
    step.answer().ifPresent(answer -> answered(asker, answer, false));
  }

  private void ends(String name) {
    people.remove(name);
    timers.keySet().removeIf(timer -> timer.person().equals(name));
    entered.remove(name);
    unknown.remove(name);
  }

  private void sameNumber(String name, Person before, Step<Person, Person.Answer> step) {
    people.put(name, before);
    step.sequels()
        .forEach(sequel -> {
          if (sequel instanceof Sequel.TellRoom(String room, Room.Order.Enter enter)) {
            var again = new Room.Order.Enter(name, before.number(), enter.from());
            follow(name, new Sequel.TellRoom(room, again));
          }
        });
  }

  private void take(String name, Room.Order order) {
    if (!(order.summons() || rooms.containsKey(name))) {
      return;
    }
    var step = before(name, order).take(name, order);
    step.next()
        .ifPresentOrElse(
            next -> rooms.put(name, next.isOpen() ? bounded(next) : next),
            () -> rooms.remove(name));
    step.sequels().forEach(sequel -> follow(name, sequel));
  }

  private Room before(String name, Room.Order order) {
    var room = rooms.getOrDefault(name, Room.NONE);
    if (mistake != Mistake.UNCOUNTED || !(order instanceof Room.Order.Enter) || !room.isOpen()) {
      return room;
    }
    int coming = room.places().size() - shown(name).size();
    return new Room(true, room.maximum().map(most -> most + coming), room.places());
  }

  /// Few places, so that many are turned away.
  private static Room bounded(Room room) {
    return new Room(true, Optional.of(2), room.places());
  }

  private void follow(String from, Sequel sequel) {
    switch (sequel) {
      case Sequel.TellRoom(String room, Room.Order.Enter enter)
          when mistake == Mistake.SHOWN_EARLY && enter.from().isPresent() -> {
        say(from, room, new Room.Order.Enter(enter.person(), enter.number(), Optional.empty()));
        var old = enter.from().get();
        say(from, old, new Room.Order.Free(enter.person(), enter.number(), Optional.of(room)));
      }
      case Sequel.TellRoom(String room, Room.Order.Enter enter)
          when mistake == Mistake.FREED_EARLY && enter.from().isPresent() -> {
        say(from, room, enter);
        var old = enter.from().get();
        say(from, old, new Room.Order.Free(enter.person(), enter.number(), Optional.of(room)));
      }
      case Sequel.TellRoom tell -> say(from, tell.room(), tell.order());
      case Sequel.TellPerson tell -> say(from, tell.person(), tell.order());
      case Sequel.Answer late -> answered(late.asker(), late.answer(), true);
      case Sequel.Later later -> timers.put(new Timer(from, later.timer()), later.order());
      case Sequel.Stop stop -> timers.remove(new Timer(from, stop.timer()));
      case Sequel.Join _ -> {}
    }
  }

  private void say(String from, String to, Object order) {
    letters.computeIfAbsent(new Line(from, to), _ -> new ArrayDeque<>()).add(order);
  }

  private boolean deliver() {
    var ready =
        letters.entrySet().stream()
            .filter(line -> !line.getValue().isEmpty() && !dead.contains(line.getKey().to()))
            .sorted((a, b) -> a.getKey().toString().compareTo(b.getKey().toString()))
            .toList();
    if (ready.isEmpty()) {
      return false;
    }
    var line = ready.get(chance.nextInt(ready.size()));
    var letter =
        mistake == Mistake.OUT_OF_ORDER ? line.getValue().removeLast() : line.getValue().remove();
    switch (letter) {
      case Person.Order order -> take(line.getKey().to(), order, Asker.NOBODY);
      case Room.Order order -> take(line.getKey().to(), order);
      default -> throw new IllegalStateException("a letter " + letter);
    }
    return true;
  }

  private void fire() {
    var ready =
        timers.keySet().stream()
            .filter(timer -> !dead.contains(timer.person()))
            .sorted((a, b) -> a.toString().compareTo(b.toString()))
            .toList();
    if (!ready.isEmpty()) {
      var timer = ready.get(chance.nextInt(ready.size()));
      Optional.ofNullable(timers.remove(timer))
          .ifPresent(order -> take(timer.person(), order, Asker.NOBODY));
    }
  }

  // What is seen.

  private static void is(boolean holds, String what, Object seen) {
    if (!holds) {
      throw new AssertionError(what + ": " + seen);
    }
  }

  private boolean isShown(String room, String person) {
    return shown(room).contains(person);
  }

  private List<String> shown(String room) {
    return rooms.getOrDefault(room, Room.NONE).places().stream()
        .filter(Room.Place::isShown)
        .map(Room.Place::person)
        .toList();
  }

  private void check() {
    var where = new HashMap<String, String>();
    for (var room : rooms.keySet()) {
      is(rooms.get(room).places().size() <= 2, room + " has too many", rooms.get(room));
      for (var person : shown(room)) {
        var other = where.put(person, room);
        is(other == null, person + " is in " + other + " and " + room, rooms);
      }
    }
    is(people.keySet().containsAll(where.keySet()), "shown, and nobody", where);
    people.forEach((name, person) -> {
      if (person.walk().isEmpty()) {
        var seen = Optional.ofNullable(where.get(name));
        is(person.room().equals(seen), name + " is shown in " + seen, person);
        person
            .room()
            .ifPresent(room ->
                is(person.log().getFirst().room().equals(room), name + " has logged", person));
      }
    });
  }

  /// A dump that takes a while: one room after the other.
  private void look() {
    if (dump.isEmpty()) {
      dump = Optional.of(new HashMap<>());
      rest.addAll(rooms.keySet());
    }
    if (rest.isEmpty()) {
      var seen = new HashSet<String>();
      Dump.of(dump.get())
          .forEach((room, inside) -> {
            is(inside.size() <= 2, room + " is dumped too full", inside);
            inside.forEach(person -> is(seen.add(person), person + " is dumped twice", dump));
          });
      dump = Optional.empty();
    } else {
      var room = rest.remove(chance.nextInt(rest.size()));
      rooms
          .getOrDefault(room, Room.NONE)
          .take(room, new Room.Order.Look())
          .answer()
          .ifPresent(sight -> dump.orElseThrow().put(room, sight));
    }
  }

  private void atRest() {
    rooms.forEach((name, room) ->
        is(room.places().stream().allMatch(Room.Place::isShown), name + " still waits", room));
    people.forEach((name, person) -> {
      int least = entered.getOrDefault(name, 0);
      int most = least + unknown.getOrDefault(name, 0);
      int stays = person.log().size();
      is(least <= stays && stays <= most, name + " came in " + least + " to " + most, person);
    });
    is(calls.isEmpty(), "someone waits", calls);
  }
}
