package parlor.rooms;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import parlor.pointing.Arrival;
import parlor.pointing.Birth;
import parlor.pointing.Command;
import parlor.pointing.Moment;
import parlor.pointing.Offer;
import parlor.pointing.Outcome;
import parlor.pointing.Rules;
import parlor.pointing.SeatId;
import parlor.pointing.Table;

/// One live room: a table and those who watch it.
///
/// Commands from any thread are taken one after another under the room's lock, and every guest is
/// handed all frames in that same order before the next command is looked at. Nothing under the
/// lock waits for anyone.
///
/// @param <F> a frame
final class Room<F> {

  /// Long enough for any browser that comes back to ask again.
  private static final Duration ANSWERS_KEPT = Duration.ofMinutes(10);

  private final RoomName name;
  private final House<F> house;
  private final Replica replica;
  private final Audience<F> audience;
  private final Map<SeatId, Answers> answers = new HashMap<>();
  private Table table;
  private OptionalLong alarmAt = OptionalLong.empty();
  private long emptySince;
  private boolean forgotten;

  private Room(RoomName name, Table table, House<F> house, Neighbourhood neighbourhood) {
    this.name = name;
    this.house = house;
    this.audience = new Audience<>(name, house);
    this.replica = new Replica(name, neighbourhood);
    this.table = table;
    this.emptySince = Math.min(house.now().millis(), table.latest().millis());
  }

  /// A room that begins here.
  static <F> Room<F> opened(
      RoomName name, Birth birth, House<F> house, Neighbourhood neighbourhood) {
    return new Room<>(name, Table.opened(birth, house.now()), house, neighbourhood);
  }

  /// A room that began elsewhere, as another node has it.
  static <F> Room<F> copied(
      RoomName name, Table table, House<F> house, Neighbourhood neighbourhood) {
    var room = new Room<F>(name, table, house, neighbourhood);
    room.regroup();
    return room;
  }

  /// Lets someone in and shows them the room.
  ///
  /// @return what came of it, or nothing where the room was forgotten meanwhile
  synchronized Optional<Outcome> join(String id, Arrival arrival, Guest<F> guest) {
    if (forgotten) {
      return Optional.empty();
    }
    var outcome = Rules.arrive(table, arrival, house.limits().perRoom(), house.now());
    switch (outcome) {
      case Outcome.Refused _ -> {}
      case Outcome.Changed changed -> {
        change(changed.delta());
        audience.welcome(id, arrival.seat(), guest, table);
      }
      case Outcome.Unchanged _ -> audience.welcome(id, arrival.seat(), guest, table);
    }
    return Optional.of(outcome);
  }

  /// A guest's connection is gone.
  synchronized void leave(SeatId seat, Guest<F> guest) {
    if (audience.remove(seat, guest)) {
      emptySince = house.now().millis();
      if (Rules.leave(table, seat, house.now()) instanceof Outcome.Changed changed) {
        change(changed.delta());
      }
    }
  }

  /// Takes a command, shows everyone what it changed, then answers the guest.
  synchronized void take(SeatId seat, Guest<F> guest, String id, Command command) {
    var bounds = house.limits().perRoom();
    answer(seat, guest, id, () -> Rules.apply(table, seat, command, bounds, house.now()));
  }

  /// Does something for someone who is not in the room, only says who they are: all of it, or
  /// nothing where one thing is refused. Where the seat is not theirs yet they take it, and are
  /// away again at once.
  ///
  /// @param first whether it is only for who comes to the room first
  /// @param told what came of it, when it is kept
  /// @return whether it will be told: not where the room was forgotten meanwhile
  synchronized boolean visit(
      Arrival arrival, List<Command> commands, boolean first, Consumer<Rooms.Visited> told) {
    if (forgotten) {
      return false;
    }
    if (first && !table.seats().isEmpty()) {
      told.accept(new Rooms.Visited.Taken());
      return true;
    }
    var outcome = visit(arrival, commands);
    if (outcome instanceof Outcome.Changed changed) {
      change(changed.delta());
      emptySince = house.now().millis();
    }
    var seen = table;
    replica.whenKept(() -> told.accept(new Rooms.Visited.Came(outcome, seen)));
    return true;
  }

  private Outcome visit(Arrival arrival, List<Command> commands) {
    var bounds = house.limits().perRoom();
    var now = house.now();
    Table all = null;
    if (!table.isSeated(arrival.seat())) {
      var arrived = Rules.arrive(table, arrival, bounds, now);
      if (!(arrived instanceof Outcome.Changed come)) {
        return arrived;
      }
      all = come.delta();
      if (Rules.leave(table.merge(all), arrival.seat(), now) instanceof Outcome.Changed left) {
        all = all.merge(left.delta());
      }
    }
    for (var command : commands) {
      var before = all == null ? table : table.merge(all);
      var outcome = Rules.apply(before, arrival.seat(), command, bounds, now);
      if (outcome instanceof Outcome.Refused) {
        return outcome;
      }
      if (outcome instanceof Outcome.Changed changed) {
        all = all == null ? changed.delta() : all.merge(changed.delta());
      }
    }
    return all == null ? Outcome.UNCHANGED : new Outcome.Changed(all);
  }

  /// Hears from a browser what the room was before; see [Offer].
  synchronized void recover(SeatId seat, Guest<F> guest, String id, Offer offer) {
    var bounds = house.limits().perRoom();
    answer(seat, guest, id, () -> Rules.recover(table, seat, offer, bounds, house.now()));
  }

  private void answer(SeatId seat, Guest<F> guest, String id, Supplier<Outcome> act) {
    var given = answers.computeIfAbsent(seat, _ -> new Answers());
    var before = given.find(id);
    if (before.isPresent()) {
      answer(guest, before.get());
      return;
    }
    var answer = answer(id, act.get());
    given.remember(answer);
    answer(guest, answer);
  }

  /// Done means kept: it is said once a second node has it, or at once where there is none.
  private void answer(Guest<F> guest, Notice.Answer answer) {
    switch (answer) {
      case Notice.Done done -> replica.whenKept(() -> guest.show(house.encode(done)));
      case Notice.Refused refused -> guest.show(house.encode(refused));
    }
  }

  private Notice.Answer answer(String id, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Changed changed -> {
        change(changed.delta());
        yield new Notice.Done(id);
      }
      case Outcome.Unchanged _ -> new Notice.Done(id);
      case Outcome.Refused refused -> new Notice.Refused(id, refused.why());
    };
  }

  /// Lets time pass: people go away, countdowns end.
  synchronized void wake() {
    if (!forgotten) {
      settle(table, null);
    }
  }

  /// An alarm went off. One that was set anew since has nothing to say: else alarms would multiply.
  private synchronized void ring(long due) {
    if (alarmAt.equals(OptionalLong.of(due))) {
      alarmAt = OptionalLong.empty();
      wake();
    }
  }

  private void change(Table delta) {
    var before = table;
    table = table.merge(delta);
    settle(before, delta);
  }

  /// Does what is due, shows all that happened since that state of the table to the people here,
  /// and then tells other nodes what this one did.
  ///
  /// @param done what it did already
  private void settle(Table before, @Nullable Table done) {
    var now = house.now();
    var mine = done;
    while (Rules.due(table, now) instanceof Outcome.Changed due) {
      mine = does(mine, due);
    }
    show(before, now);
    setAlarm(now);
    if (mine != null) {
      replica.tell(mine, table, now.millis());
    }
  }

  private Table does(@Nullable Table before, Outcome.Changed changed) {
    table = table.merge(changed.delta());
    return before == null ? changed.delta() : before.merge(changed.delta());
  }

  private void show(Table before, Moment now) {
    var sentAway = audience.show(before, table, now);
    if (!sentAway.isEmpty()) {
      sentAway.forEach(answers::remove);
      emptySince = now.millis();
    }
  }

  private void setAlarm(Moment now) {
    var due = Rules.nextDue(table, now.node());
    if (due.isPresent() && (alarmAt.isEmpty() || due.getAsLong() < alarmAt.getAsLong())) {
      alarmAt = due;
      long at = due.getAsLong();
      house.alarm().in(Math.max(1, at - now.millis()), () -> ring(at));
    }
  }

  // Other nodes.

  /// Takes in what another node knows of the room, and shows it to the people here.
  ///
  /// @return whether the room is still there to do so
  synchronized boolean hear(String from, Message.Tell told) {
    if (forgotten) {
      return false;
    }
    var before = table;
    told.parts().forEach(part -> table = table.merge(part));
    boolean onlyPlayed = table.isSeatedAs(before);
    settle(before, onlyPlayed ? null : ownWord());
    replica.confirm(from, told);
    if (!onlyPlayed) {
      replica.lookAfter(before, from, table);
    }
    if (audience.isEmpty()) {
      replica.reconsider();
    }
    if (!before.charter().birth().equals(table.charter().birth()) && !told.slice().isOfWhole()) {
      // Of an older room of this name, and of that only what changed.
      replica.tellOutline(from, table, true);
    }
    return true;
  }

  /// What only this node can say to a table that others changed: who has a connection here, and
  /// what becomes of those whose node is gone.
  private @Nullable Table ownWord() {
    var now = house.now();
    Table word = null;
    if (Rules.attend(table, audience.here(), now) instanceof Outcome.Changed changed) {
      word = does(word, changed);
    }
    if (replica.isFirstKeeper()
        && Rules.inherit(table, replica.living(), now) instanceof Outcome.Changed changed) {
      word = does(word, changed);
    }
    return word;
  }

  /// The nodes around this one have changed.
  synchronized void regroup() {
    if (!forgotten) {
      replica.regroup();
      settle(table, ownWord());
    }
  }

  synchronized void kept(String node, Message.Changes safe) {
    replica.kept(node, safe, house.now().millis());
  }

  /// Tells again what others should long have said to have.
  ///
  /// @return whether there was any
  synchronized boolean tellOverdue() {
    return replica.tellOverdue(table, house.now().millis());
  }

  /// Tells everything to a node that asks.
  synchronized boolean tellAll(String node) {
    if (!forgotten) {
      replica.tellAll(node, table);
    }
    return !forgotten;
  }

  synchronized Replica.Comparison comparison() {
    return replica.comparison(table);
  }

  /// Compares with another node's copy, and sets out what there is where they differ.
  ///
  /// @return whether they are alike
  synchronized boolean compare(String node, long digest) {
    boolean alike = replica.isLike(node, digest, table);
    if (!alike) {
      replica.tellOutline(node, table, true);
    }
    return alike;
  }

  /// Another node's copy is as this one was.
  synchronized void agreed(String node, long digest) {
    replica.agreed(node, digest);
  }

  synchronized void fill(String node, Message.Outline outline) {
    replica.fill(node, outline, table);
  }

  synchronized boolean isHandedOver() {
    return replica.isHandedOver();
  }

  synchronized void flush() {
    replica.flush();
  }

  synchronized boolean isFlushed() {
    return replica.isFlushed(table);
  }

  /// Forgets the room if nobody is in it here and others are to keep it, and do.
  synchronized boolean forgetIfKeptElsewhere() {
    forgotten |= audience.isEmpty() && replica.isKeptElsewhere(table);
    return forgotten;
  }

  synchronized Table table() {
    return table;
  }

  synchronized Glance glance() {
    return Glance.of(name, table);
  }

  /// Forgets the room if nobody ever came in, or nobody was in it for as long as it is kept.
  ///
  /// @return whether it is forgotten now and for good
  synchronized boolean forget() {
    if (audience.isEmpty()) {
      long now = house.now().millis();
      var empty = Duration.ofMillis(now - lastUsed(now));
      if (empty.compareTo(ANSWERS_KEPT) > 0) {
        answers.clear();
      }
      forgotten |= table.seats().isEmpty() || empty.compareTo(house.limits().emptyKept()) >= 0;
    }
    return forgotten;
  }

  /// When someone was last here, or did something to the room on another node.
  private long lastUsed(long now) {
    var latest = table.latest();
    return latest.node().equals(house.now().node())
        ? emptySince
        : Math.max(emptySince, Math.min(now, latest.millis()));
  }

  /// Since when nobody is in, if no card was ever played here: what a full server can best do
  /// without.
  synchronized OptionalLong idleSince() {
    boolean played = table.present().hasVotes() || !table.rounds().past().isEmpty();
    boolean deserted = audience.isEmpty() && replica.nodesWithPeople(table).isEmpty();
    return deserted && !played ? OptionalLong.of(emptySince) : OptionalLong.empty();
  }

  /// Forgets the room if it is idle; see [#idleSince].
  synchronized boolean forgetIfIdle() {
    forgotten |= idleSince().isPresent();
    return forgotten;
  }
}
