package parlor.pointing;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// What time and connections do to a table.
///
/// A node speaks only for its own connections and for countdowns that it started, so two nodes
/// never act on one thing and never compare their clocks.
final class Presences {

  /// How long an empty seat is kept for someone who went away. They may always sit down again; this
  /// only keeps a room that is used every day from filling up with people who came once.
  static final long KEPT_MILLIS = 24 * 60 * 60_000L;

  private Presences() {}

  /// This node sees someone come or go.
  static Outcome seen(Table table, SeatId id, Presence.State state, Moment now) {
    var seat = table.seats().get(id);
    if (seat == null || isSeenAs(seat, state, now.node())) {
      return Outcome.UNCHANGED;
    }
    var at = table.latest().next(now);
    return new Outcome.Changed(table.delta(at).with(seat.withPresence(state, now, at)));
  }

  private static boolean isSeenAs(Seat seat, Presence.State state, String node) {
    return Optional.ofNullable(seat.presence().get(node))
        .map(seen -> seen.value().state() == state)
        .orElse(false);
  }

  /// The next of the things that are due at this moment, if any: call again until nothing is.
  static Outcome due(Table table, Moment now) {
    var leaving = expired(table, Presence.State.LEAVING, Presence.GRACE_MILLIS, now).findFirst();
    if (leaving.isPresent()) {
      return seen(table, leaving.get().id(), Presence.State.AWAY, now);
    }
    var gone =
        Stream.concat(expired(table, Presence.State.AWAY, KEPT_MILLIS, now), neverCame(table, now))
            .filter(seat -> !seat.isHere())
            .findFirst();
    if (gone.isPresent()) {
      var at = table.latest().next(now);
      return new Outcome.Changed(vacated(table, gone.get().id(), at));
    }
    return AutoReveal.due(table, now);
  }

  /// The seat stands empty, but nobody was sent away: a host who comes back is host again.
  static Table vacated(Table table, SeatId seat, Stamp at) {
    var delta = table.delta(at);
    return delta.with(delta.charter().withStanding(seat, Standing.REMOVED, at));
  }

  /// Those of whom browsers told when the room opened again, and who did not come themselves. Any
  /// node may say so: it comes to the same.
  private static Stream<Seat> neverCame(Table table, Moment now) {
    return table
        .seated()
        .filter(Seat::isHearsay)
        .filter(seat -> seat.joined().millis() + KEPT_MILLIS <= now.millis());
  }

  private static Stream<Seat> expired(Table table, Presence.State state, long millis, Moment now) {
    return table
        .seated()
        .filter(seat ->
            own(seat, now.node())
                .filter(seen -> seen.state() == state)
                .filter(seen -> seen.since() + millis <= now.millis())
                .isPresent());
  }

  /// When to look again for what is due, on this node's clock. Seats that nobody came back to are
  /// left out: any look in the hours after will do.
  static OptionalLong nextDue(Table table, String node) {
    var leaving =
        table
            .seated()
            .flatMap(seat -> own(seat, node).stream())
            .filter(seen -> seen.state() == Presence.State.LEAVING)
            .mapToLong(seen -> seen.since() + Presence.GRACE_MILLIS);
    return LongStream.concat(leaving, AutoReveal.until(table, node).stream()).min();
  }

  private static Optional<Presence> own(Seat seat, String node) {
    return Optional.ofNullable(seat.presence().get(node)).map(Register::value);
  }
}
