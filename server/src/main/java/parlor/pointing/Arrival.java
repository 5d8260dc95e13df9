package parlor.pointing;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/// Someone comes to the table, or comes back to it.
///
/// @param seat the seat their secret opens
/// @param name what they wish to be called, if the seat is not theirs already
/// @param role what they wish to be, likewise
/// @param returning whether they say that they have been here before
/// @param passcode what they show to be let in
public record Arrival(
    SeatId seat, String name, Role role, boolean returning, Optional<String> passcode) {

  /// How many seats a room may ever give out, those taken away included: it remembers them all for
  /// its history.
  static final int SEATS_EVER = 5_000;

  /// Seats them.
  ///
  /// @param seats how many seats the table has
  Outcome at(Table table, int seats, Moment now) {
    return switch (table.charter().standing(seat)) {
      case BANNED -> Outcome.refused(Refusal.BANNED);
      case REMOVED -> sitDown(table, seats, now);
      case SEATED ->
          isKnown(table) && table.charter().admits(seat)
              ? comeBack(table, now)
              : sitDown(table, seats, now);
    };
  }

  /// Whether they may come in at all, where not everyone may. Who was taken away has to show the
  /// passcode again.
  private Optional<Refusal> objection(Charter charter) {
    var lock = charter.passcode().value();
    boolean isOpen = charter.admits(seat) && charter.standing(seat) == Standing.SEATED;
    if (lock.isNone() || isOpen) {
      return Optional.empty();
    }
    if (passcode.isEmpty()) {
      return Optional.of(Refusal.PASSCODE);
    }
    return lock.fits(passcode.get()) ? Optional.empty() : Optional.of(Refusal.WRONG_PASSCODE);
  }

  /// Whether someone sat here since the room is open: then name and role of the seat stay.
  private boolean isKnown(Table table) {
    var taken = table.seats().get(seat);
    return taken != null && !taken.isHearsay();
  }

  private Outcome sitDown(Table table, int seats, Moment now) {
    if (!Text.isName(name)) {
      return Outcome.refused(Refusal.BAD_NAME);
    }
    var objection = objection(table.charter());
    if (objection.isPresent()) {
      return Outcome.refused(objection.get());
    }
    boolean isNew = !table.seats().containsKey(seat);
    if (isNew && table.seats().size() >= SEATS_EVER) {
      return Outcome.refused(Refusal.ROOM_FULL);
    }
    var at = table.latest().next(now);
    var delta = table.delta(at).with(newSeat(now, at));
    delta = delta.with(charter(table, delta.charter(), at));
    if (table.isSeated(seat) || !isFull(table, seats)) {
      return new Outcome.Changed(delta);
    }
    var free = emptySeat(table);
    return free.isPresent()
        ? new Outcome.Changed(delta.merge(Presences.vacated(table, free.get().id(), at)))
        : Outcome.refused(Refusal.ROOM_FULL);
  }

  /// People of whom only browsers tell keep nobody out.
  private static boolean isFull(Table table, int seats) {
    return table.seated().filter(taken -> !taken.isHearsay()).count() >= seats;
  }

  /// Nor do those who left: at a full table the seat of whoever has been away longest is given
  /// away, unless they have a card in the present round.
  private static Optional<Seat> emptySeat(Table table) {
    return table
        .seated()
        .filter(taken -> !taken.isHere() && !taken.isHearsay())
        .filter(taken -> table.present().cardOf(taken.id()).isEmpty())
        .min(Comparator.comparing(Seat::lastSeen).thenComparing(Seat::id));
  }

  private Seat newSeat(Moment now, Stamp at) {
    var named = new Register<>(name.strip(), at);
    var taken = new Seat(seat, named, new Register<>(role, at), at, Map.of());
    return taken.withPresence(Presence.State.HERE, now, at);
  }

  /// The first to open a room is its host, unless they say it is not the first time it is open.
  private Charter charter(Table table, Charter bare, Stamp at) {
    var charter =
        table.charter().passcode().value().isNone()
            ? bare
            : bare.withAdmitted(Map.of(seat, new Register<>(true, at)));
    if (table.charter().standing(seat) == Standing.REMOVED) {
      return charter.withStanding(seat, Standing.SEATED, at);
    }
    return table.seats().isEmpty() && !returning ? charter.withHost(seat, true, at) : charter;
  }

  private Outcome comeBack(Table table, Moment now) {
    return Presences.seen(table, seat, Presence.State.HERE, now);
  }
}
