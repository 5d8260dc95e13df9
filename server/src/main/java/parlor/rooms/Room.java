package parlor.rooms;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import parlor.pointing.Arrival;
import parlor.pointing.Birth;
import parlor.pointing.Command;
import parlor.pointing.Moment;
import parlor.pointing.Offer;
import parlor.pointing.Outcome;
import parlor.pointing.Round;
import parlor.pointing.Rules;
import parlor.pointing.SeatId;
import parlor.pointing.Standing;
import parlor.pointing.Table;
import parlor.pointing.Update;

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
  private final Crowd<F> crowd = new Crowd<>();
  private final Map<SeatId, Answers> answers = new HashMap<>();
  private Table table;
  private OptionalLong alarmAt = OptionalLong.empty();
  private long emptySince;
  private boolean forgotten;

  Room(RoomName name, Birth birth, House<F> house) {
    this.name = name;
    this.house = house;
    var now = house.now();
    this.table = Table.opened(birth, now);
    this.emptySince = now.millis();
  }

  /// Lets someone in and shows them the room.
  ///
  /// @return what came of it, or nothing where the room was forgotten meanwhile
  synchronized Optional<Outcome> join(String id, Arrival arrival, Guest<F> guest) {
    if (forgotten) {
      return Optional.empty();
    }
    var outcome = Rules.arrive(table, arrival, house.limits().seatsPerRoom(), house.now());
    switch (outcome) {
      case Outcome.Refused _ -> {}
      case Outcome.Changed changed -> {
        change(changed.delta());
        welcome(id, arrival.seat(), guest);
      }
      case Outcome.Unchanged _ -> welcome(id, arrival.seat(), guest);
    }
    return Optional.of(outcome);
  }

  private void welcome(String id, SeatId seat, Guest<F> guest) {
    var now = house.now();
    var whole = Update.whole(table, now);
    guest.show(
        house.encode(new Notice.Welcome(id, name.text(), seat, table.isRecovering(now), whole)));
    table
        .present()
        .cardOf(seat)
        .ifPresent(card ->
            guest.show(house.encode(new Notice.Mine(table.present().id(), Optional.of(card)))));
    crowd.add(seat, guest);
  }

  /// A guest's connection is gone.
  synchronized void leave(SeatId seat, Guest<F> guest) {
    if (crowd.remove(seat, guest)) {
      emptySince = house.now().millis();
      if (Rules.leave(table, seat, house.now()) instanceof Outcome.Changed changed) {
        change(changed.delta());
      }
    }
  }

  /// Takes a command, shows everyone what it changed, then answers the guest.
  synchronized void take(SeatId seat, Guest<F> guest, String id, Command command) {
    answer(seat, guest, id, () -> Rules.apply(table, seat, command, house.now()));
  }

  /// Hears from a browser what the room was before; see [Offer].
  synchronized void recover(SeatId seat, Guest<F> guest, String id, Offer offer) {
    int seats = house.limits().seatsPerRoom();
    answer(seat, guest, id, () -> Rules.recover(table, seat, offer, seats, house.now()));
  }

  private void answer(SeatId seat, Guest<F> guest, String id, Supplier<Outcome> act) {
    var given = answers.computeIfAbsent(seat, _ -> new Answers());
    var before = given.find(id);
    if (before.isPresent()) {
      guest.show(house.encode(before.get()));
      return;
    }
    var answer = answer(id, act.get());
    given.remember(answer);
    guest.show(house.encode(answer));
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
      settle(table);
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
    settle(before);
  }

  /// Does what is due, and shows all that happened since that state of the table.
  private void settle(Table before) {
    var now = house.now();
    while (Rules.due(table, now) instanceof Outcome.Changed due) {
      table = table.merge(due.delta());
    }
    show(before, now);
    setAlarm(now);
  }

  private void show(Table before, Moment now) {
    if (crowd.isEmpty()) {
      return;
    }
    var update = Update.between(before, table, now);
    if (!update.isEmpty()) {
      crowd.show(house.encode(new Notice.Changed(update)));
    }
    if (!table.charter().standings().equals(before.charter().standings())) {
      crowd.seats().stream().filter(seat -> !table.isSeated(seat)).forEach(this::sendAway);
    }
    showOwnCards(before.present(), table.present());
  }

  private void showOwnCards(Round before, Round present) {
    boolean sameRound = before.id().equals(present.id());
    var played = sameRound ? present.playedSince(before) : present.votes().keySet();
    for (var seat : played) {
      var card = present.cardOf(seat);
      var seen = sameRound ? before.cardOf(seat) : Optional.empty();
      if (crowd.has(seat) && !card.equals(seen)) {
        crowd.show(seat, house.encode(new Notice.Mine(present.id(), card)));
      }
    }
  }

  private void sendAway(SeatId seat) {
    boolean forGood = table.charter().standing(seat) == Standing.BANNED;
    var ended = house.encode(new Notice.Ended(forGood ? Closed.BANNED : Closed.REMOVED));
    answers.remove(seat);
    crowd.removeAll(seat).forEach(guest -> guest.end(ended));
    emptySince = house.now().millis();
  }

  private void setAlarm(Moment now) {
    var due = Rules.nextDue(table, now.node());
    if (due.isPresent() && (alarmAt.isEmpty() || due.getAsLong() < alarmAt.getAsLong())) {
      alarmAt = due;
      long at = due.getAsLong();
      house.alarm().in(Math.max(1, at - now.millis()), () -> ring(at));
    }
  }

  synchronized Glance glance() {
    int here = (int) table.seated().filter(seat -> seat.isHere()).count();
    return new Glance(name, here, table.present().deck().value());
  }

  /// Forgets the room if nobody ever came in, or nobody was in it for as long as it is kept.
  ///
  /// @return whether it is forgotten now and for good
  synchronized boolean forget() {
    if (crowd.isEmpty()) {
      var empty = Duration.ofMillis(house.now().millis() - emptySince);
      if (empty.compareTo(ANSWERS_KEPT) > 0) {
        answers.clear();
      }
      forgotten |= table.seats().isEmpty() || empty.compareTo(house.limits().emptyKept()) >= 0;
    }
    return forgotten;
  }

  /// Since when nobody is in, if no card was ever played here: what a full server can best do
  /// without.
  synchronized OptionalLong idleSince() {
    boolean played = table.present().hasVotes() || !table.rounds().past().isEmpty();
    return crowd.isEmpty() && !played ? OptionalLong.of(emptySince) : OptionalLong.empty();
  }

  /// Forgets the room if it is idle; see [#idleSince].
  synchronized boolean forgetIfIdle() {
    forgotten |= idleSince().isPresent();
    return forgotten;
  }
}
