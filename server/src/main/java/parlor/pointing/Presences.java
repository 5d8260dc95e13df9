package parlor.pointing;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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

  /// This node compares what the table says of its connections with those it has. They differ where
  /// the node was killed and is back, and where others took it for dead.
  static Outcome attended(Table table, Set<SeatId> here, Moment now) {
    return forEach(table, seat -> seen(table, seat, here.contains(seat.id()), now));
  }

  /// What happens to all seats at one moment is one change, whatever the order they are looked at.
  private static Outcome forEach(Table table, Function<Seat, Outcome> look) {
    @Nullable Table all = null;
    for (var seat : table.seats().values()) {
      if (look.apply(seat) instanceof Outcome.Changed changed) {
        all = all == null ? changed.delta() : all.merge(changed.delta());
      }
    }
    return all == null ? Outcome.UNCHANGED : new Outcome.Changed(all);
  }

  private static Outcome seen(Table table, Seat seat, boolean here, Moment now) {
    var own = seat.presence().get(now.node());
    if (own == null) {
      boolean mayBeSaid = here && seat.presence().size() < Seat.NODES_KEPT;
      return mayBeSaid ? seen(table, seat.id(), Presence.State.HERE, now) : Outcome.UNCHANGED;
    }
    boolean saysHere = own.value().state() == Presence.State.HERE;
    if (saysHere == here) {
      return Outcome.UNCHANGED;
    }
    return seen(table, seat.id(), here ? Presence.State.HERE : Presence.State.LEAVING, now);
  }

  /// What is due at this moment, if anything: call again until nothing is.
  static Outcome due(Table table, Moment now) {
    var due =
        forEach(
            table, seat -> table.isSeated(seat.id()) ? due(table, seat, now) : Outcome.UNCHANGED);
    if (due instanceof Outcome.Changed) {
      return due;
    }
    var timer = TimerRules.due(table, now);
    return timer instanceof Outcome.Changed ? timer : AutoReveal.due(table, now);
  }

  private static Outcome due(Table table, Seat seat, Moment now) {
    if (isSince(Presence.GRACE_MILLIS, Presence.State.LEAVING, seat, now)) {
      return seen(table, seat.id(), Presence.State.AWAY, now);
    }
    boolean lost = isSince(KEPT_MILLIS, Presence.State.AWAY, seat, now) || neverCame(seat, now);
    return lost && !seat.isHere()
        ? new Outcome.Changed(vacated(table, seat.id(), table.latest().next(now)))
        : Outcome.UNCHANGED;
  }

  /// The seat stands empty, but nobody was sent away: a host who comes back is host again.
  static Table vacated(Table table, SeatId seat, Stamp at) {
    var delta = table.delta(at);
    return delta.with(delta.charter().withStanding(seat, Standing.REMOVED, at));
  }

  /// Those of whom browsers told when the room opened again, and who did not come themselves. Any
  /// node may say so: it comes to the same.
  private static boolean neverCame(Seat seat, Moment now) {
    return seat.isHearsay() && seat.joined().millis() + KEPT_MILLIS <= now.millis();
  }

  /// Whether this node has seen someone in that state for so long.
  private static boolean isSince(long millis, Presence.State state, Seat seat, Moment now) {
    var own = seat.presence().get(now.node());
    return own != null
        && own.value().state() == state
        && own.value().since() + millis <= now.millis();
  }

  /// When to look again for what is due, on this node's clock. Seats that nobody came back to are
  /// left out: any look in the hours after will do.
  static OptionalLong nextDue(Table table, String node) {
    var next = AutoReveal.until(table, node);
    var timer = TimerRules.until(table, node);
    if (timer.isPresent()) {
      next = earlier(next, timer.getAsLong());
    }
    for (var seat : table.seats().values()) {
      var own = seat.presence().get(node);
      if (own != null
          && own.value().state() == Presence.State.LEAVING
          && table.isSeated(seat.id())) {
        next = earlier(next, own.value().since() + Presence.GRACE_MILLIS);
      }
    }
    return next;
  }

  private static OptionalLong earlier(OptionalLong next, long other) {
    return OptionalLong.of(next.isPresent() ? Math.min(next.getAsLong(), other) : other);
  }
}
