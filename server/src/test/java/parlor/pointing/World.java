package parlor.pointing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A few nodes with a copy of one room each, people who press anything, and a network that brings
/// deltas late, twice, in any order or never.
///
/// Clocks are up to a year apart, some copies are born on their own, and some rooms recover. All of
/// it comes from one seed.
final class World {

  /// Sees what happens while it happens.
  interface Eye {

    /// A copy became another, by a delta or by a copy from elsewhere.
    default void changed(Table before, Table after, Moment now) {}

    /// Someone asked for something.
    default void asked(Table table, SeatId who, Command command, Outcome outcome, Moment now) {}
  }

  static final Eye NOBODY = new Eye() {};

  static final List<SeatId> PEOPLE =
      Stream.of("ana", "ben", "cem", "dora", "emil", "fay")
          .map(name -> SeatId.of("a long secret of " + name))
          .toList();

  private static final long START = 1_750_000_000_000L;
  private static final long MINUTE = 60_000L;
  private static final long[] SKEWS = {
    0, 0, 1, 40, -700, 7 * MINUTE, -90 * MINUTE, 365 * 24 * 60 * MINUTE, -365 * 24 * 60 * MINUTE
  };
  private static final long[] PAUSES = {0, 0, 0, 0, 1, 1, 1, 300, 300, 3_000, 4_000, 11_000};
  static final Bounds BOUNDS = new Bounds(5, 4);

  /// A browser may tell of more people than a table has seats.
  private static final Bounds REMEMBERED = new Bounds(7, 4);

  /// One node and its copy.
  private static final class Copy {
    private final String node;
    private final long skew;
    private Table table;

    Copy(String node, long skew, Table table) {
      this.node = node;
      this.skew = skew;
      this.table = table;
    }
  }

  private final Random chance;
  private final Wishes wishes;
  private final Eye eye;
  private final List<Copy> copies = new ArrayList<>();
  private final List<Table> told = new ArrayList<>();
  private final List<Table> byPeople = new ArrayList<>();
  private final List<Table> byOffers = new ArrayList<>();
  private long millis = START;

  private World(long seed, Eye eye) {
    this.chance = new Random(seed);
    this.wishes = new Wishes(chance);
    this.eye = eye;
  }

  static World played(long seed) {
    return played(seed, NOBODY);
  }

  static World played(long seed, Eye eye) {
    var world = new World(seed, eye);
    world.open();
    int steps = 50 + world.chance.nextInt(70);
    for (int i = 0; i < steps; i++) {
      world.step();
    }
    return world;
  }

  private void open() {
    for (var node : List.of("a", "b", "c")) {
      long skew = SKEWS[chance.nextInt(SKEWS.length)];
      if (copies.isEmpty() || chance.nextInt(4) == 0) {
        var birth = new Birth(START + skew, node, chance.nextInt(3) > 0);
        var opened = Table.opened(birth, new Moment(START + skew, node));
        told.add(opened);
        copies.add(new Copy(node, skew, opened));
      } else {
        copies.add(new Copy(node, skew, copies.getFirst().table));
      }
      for (var who : PEOPLE.subList(0, chance.nextInt(4))) {
        var copy = copies.getLast();
        take(copy, Rules.arrive(copy.table, wishes.arrival(who), BOUNDS, now(copy)));
      }
    }
  }

  private void step() {
    millis += PAUSES[chance.nextInt(PAUSES.length)];
    if (chance.nextInt(200) == 0) {
      millis += 25 * 60 * MINUTE;
    }
    var copy = copies.get(chance.nextInt(copies.size()));
    var who = PEOPLE.get(chance.nextInt(PEOPLE.size()));
    switch (chance.nextInt(20)) {
      case 0, 1 -> take(copy, Rules.arrive(copy.table, wishes.arrival(who), BOUNDS, now(copy)));
      case 2 -> take(copy, Rules.leave(copy.table, who, now(copy)));
      case 3 -> offer(copy, anyone(copy));
      case 4, 5, 6 -> hear(copy, told.get(chance.nextInt(told.size())));
      case 7 -> hear(copy, copies.get(chance.nextInt(copies.size())).table);
      case 8 -> take(copy, Rules.attend(copy.table, someOf(PEOPLE), now(copy)));
      case 9 -> take(copy, Rules.inherit(copy.table, livingWith(copy), now(copy)));
      default -> ask(copy, copy.table.isSeated(who) ? who : anyone(copy));
    }
    if (chance.nextInt(4) > 0) {
      settle(copy);
    }
  }

  private Set<String> livingWith(Copy copy) {
    var living = new HashSet<>(someOf(List.of("a", "b", "c")));
    living.add(copy.node);
    return living;
  }

  private <T> Set<T> someOf(List<T> all) {
    return all.stream().filter(_ -> chance.nextBoolean()).collect(Collectors.toSet());
  }

  /// Mostly someone who sits there.
  private SeatId anyone(Copy copy) {
    var seated = copy.table.seated().map(Seat::id).sorted().toList();
    return seated.isEmpty() || chance.nextInt(5) == 0
        ? PEOPLE.get(chance.nextInt(PEOPLE.size()))
        : seated.get(chance.nextInt(seated.size()));
  }

  private void ask(Copy copy, SeatId who) {
    var command = wishes.command(copy.table);
    var outcome = Rules.apply(copy.table, who, command, BOUNDS, now(copy));
    eye.asked(copy.table, who, command, outcome, now(copy));
    if (outcome instanceof Outcome.Changed changed) {
      byPeople.add(changed.delta());
    }
    take(copy, outcome);
  }

  private void offer(Copy copy, SeatId who) {
    var outcome = Rules.recover(copy.table, who, wishes.offer(), REMEMBERED, now(copy));
    if (outcome instanceof Outcome.Changed changed) {
      byOffers.add(changed.delta());
    }
    take(copy, outcome);
  }

  private void settle(Copy copy) {
    for (int i = 0; i < 1_000; i++) {
      var due = Rules.due(copy.table, now(copy));
      if (!(due instanceof Outcome.Changed)) {
        return;
      }
      take(copy, due);
    }
    throw new AssertionError("something is due for ever");
  }

  private void take(Copy copy, Outcome outcome) {
    if (outcome instanceof Outcome.Changed changed) {
      told.add(changed.delta());
      hear(copy, changed.delta());
    }
  }

  private void hear(Copy copy, Table heard) {
    var before = copy.table;
    copy.table = before.merge(heard);
    eye.changed(before, copy.table, now(copy));
  }

  private Moment now(Copy copy) {
    return new Moment(millis + copy.skew, copy.node);
  }

  /// All that was ever told: rooms opened, and every delta.
  List<Table> told() {
    return told;
  }

  /// All that was told, shuffled, some of it twice.
  List<Table> rumours() {
    var rumours = new ArrayList<>(told);
    for (int i = 0; i < told.size() / 4; i++) {
      rumours.add(told.get(chance.nextInt(told.size())));
    }
    Collections.shuffle(rumours, chance);
    return rumours;
  }

  /// The copies as they stand on the nodes.
  List<Table> copies() {
    return copies.stream().map(copy -> copy.table).toList();
  }

  /// Anything that may be merged: a copy, a delta, or a few deltas brought together.
  Table anything() {
    return switch (chance.nextInt(3)) {
      case 0 -> copies.get(chance.nextInt(copies.size())).table;
      case 1 -> told.get(chance.nextInt(told.size()));
      default ->
          Arrays.stream(chance.ints(6, 0, told.size()).toArray())
              .mapToObj(told::get)
              .reduce(Table::merge)
              .orElseThrow();
    };
  }

  /// What commands of people came to.
  List<Table> byPeople() {
    return byPeople;
  }

  /// All that was told but what browsers offered from memory.
  List<Table> withoutOffers() {
    var offers = Collections.<Table>newSetFromMap(new IdentityHashMap<>());
    offers.addAll(byOffers);
    return told.stream().filter(delta -> !offers.contains(delta)).toList();
  }
}
