package parlor.pointing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A table on one node, whose clock moves when it is told to.
///
/// It takes every change as a room does: the delta is merged in, then all that is due is done. A
/// refusal that a test does not ask about fails the next step of that test.
final class TestTable {

  static final int SEATS = 200;
  static final int ITEMS = 1_000;

  private static final long MORNING = 1_750_000_000_000L;

  private final String node;
  private final int limit;
  private Table table;
  private long millis;
  private Outcome last = Outcome.UNCHANGED;
  private Optional<Refusal> unheard = Optional.empty();

  private TestTable(String node, int limit, Table table, long millis) {
    this.node = node;
    this.limit = limit;
    this.table = table;
    this.millis = millis;
  }

  static TestTable opened() {
    return opened("north", MORNING);
  }

  /// A room of its own, born on that node by its own clock.
  static TestTable opened(String node, long millis) {
    return opened(new Birth(millis, node, false), SEATS);
  }

  static TestTable withSeats(int limit) {
    return opened(new Birth(MORNING, "north", false), limit);
  }

  /// A room that may have lived before every node lost it.
  static TestTable recovering() {
    return opened(new Birth(MORNING, "north", true), SEATS);
  }

  private static TestTable opened(Birth birth, int limit) {
    var now = new Moment(birth.millis(), birth.nonce());
    return new TestTable(now.node(), limit, Table.opened(birth, now), now.millis());
  }

  /// The same table on another node, from now on a copy with a life of its own.
  TestTable copiedTo(String other) {
    return new TestTable(other, limit, table, millis);
  }

  /// Brings two copies together.
  void meets(TestTable other) {
    var mine = table;
    merge(other.table);
    other.merge(mine);
    assertThat(table).as("two copies that met").isEqualTo(other.table);
  }

  private void merge(Table delta) {
    table = table.merge(delta);
    settle();
  }

  private void settle() {
    for (int round = 0; round < 1_000; round++) {
      if (!(Rules.due(table, now()) instanceof Outcome.Changed due)) {
        return;
      }
      table = table.merge(due.delta());
    }
    throw new AssertionError("something is due for ever at " + table);
  }

  /// This node takes over from all that are not named.
  Outcome inherits(String... living) {
    var outcome = Rules.inherit(table, Set.of(living), now());
    take(outcome);
    return outcome;
  }

  /// This node says who of these has a connection to it.
  Outcome attends(Person... here) {
    var seats = Stream.of(here).map(Person::id).collect(Collectors.toSet());
    var outcome = Rules.attend(table, seats, now());
    take(outcome);
    return outcome;
  }

  /// Time passes, and what falls due meanwhile happens when it is due.
  void passes(long duration) {
    long end = millis + duration;
    var due = Rules.nextDue(table, node);
    while (due.isPresent() && due.getAsLong() <= end) {
      millis = Math.max(millis, due.getAsLong());
      settle();
      due = Rules.nextDue(table, node);
    }
    millis = end;
    settle();
  }

  Person joins(String name) {
    return joins(name, Role.VOTER);
  }

  Person joinsToWatch(String name) {
    return joins(name, Role.OBSERVER);
  }

  private Person joins(String name, Role role) {
    return stranger(name).arrives(name, role, false);
  }

  /// Someone with a secret, but without a seat.
  Person stranger(String name) {
    return new Person(name, SeatId.of("a secret that is known to " + name + " alone"), this);
  }

  /// Takes what came of a step.
  void take(Outcome outcome) {
    assertThat(unheard).as("a refusal that nobody asked about").isEmpty();
    last = outcome;
    switch (outcome) {
      case Outcome.Changed changed -> merge(changed.delta());
      case Outcome.Refused refused -> unheard = Optional.of(refused.why());
      case Outcome.Unchanged _ -> {}
    }
  }

  /// What came of the last step; whoever asks has heard of a refusal.
  Outcome last() {
    unheard = Optional.empty();
    return last;
  }

  Moment now() {
    return new Moment(millis, node);
  }

  Bounds bounds() {
    return new Bounds(limit, ITEMS);
  }

  Table table() {
    return table;
  }

  Round round() {
    return table.present();
  }

  RoundId roundId() {
    return table.present().id();
  }

  View.Phase phase() {
    return View.round(table.present(), now()).phase();
  }

  boolean isRevealed() {
    return table.present().isRevealed();
  }

  Update shown() {
    return Update.whole(table, now());
  }

  View.@Nullable SeatView shown(Person person) {
    return shown().seats().stream()
        .filter(seat -> seat.id().equals(person.id()))
        .findFirst()
        .orElse(null);
  }
}
