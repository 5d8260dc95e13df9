package parlor.pointing;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What people see differently in a later state of a table than in an earlier one.
///
/// A merge keeps what it does not change as the very same object, and asking whether an object
/// equals itself costs nothing. So everything here asks that first: a vote in a large room with a
/// long past is shown without a look at other seats or at the past.
///
/// @param after knows all that the earlier one did
/// @param now the time of both views
record Difference(Table before, Table after, Moment now) {

  Update update() {
    return new Update(
        seats(),
        gone(),
        settings(),
        items(),
        changed(View.round(before.present(), now), View.round(after.present(), now)),
        votes(),
        tally(),
        history());
  }

  private List<View.SeatView> seats() {
    var acted = before.actingHost();
    var acting = after.actingHost();
    return touched()
        .filter(seat ->
            !before
                .seated(seat.id())
                .map(then -> View.seat(before, then, acted))
                .equals(Optional.of(View.seat(after, seat, acting))))
        .sorted(Table.LONGEST_SEATED)
        .map(seat -> View.seat(after, seat, acting))
        .toList();
  }

  /// Those who may look different: who played, or anyone if more than that happened.
  private Stream<Seat> touched() {
    boolean onlyPlayed =
        isSameRound()
            && before.charter().equals(after.charter())
            && before.seats().equals(after.seats());
    return onlyPlayed
        ? after.present().playedSince(before.present()).stream()
            .flatMap(id -> after.seated(id).stream())
        : after.seated();
  }

  private List<SeatId> gone() {
    return before.charter().equals(after.charter())
        ? List.of()
        : before.seated().map(Seat::id).filter(id -> !after.isSeated(id)).sorted().toList();
  }

  private Optional<View.SettingsView> settings() {
    return before.charter().settings().equals(after.charter().settings())
            && before.charter().passcode().equals(after.charter().passcode())
        ? Optional.empty()
        : changed(View.settings(before), View.settings(after));
  }

  private List<View.ItemView> items() {
    return after.items().since(before.items()).stream()
        .filter(Item::isKnown)
        .map(View::item)
        .filter(
            item -> before.items().find(item.id()).map(View::item).filter(item::equals).isEmpty())
        .toList();
  }

  private List<View.VoteView> votes() {
    if (!after.present().isRevealed() || before.present().equals(after.present())) {
      return List.of();
    }
    var seen = new HashSet<>(isSameRound() ? View.votes(before.present()) : List.of());
    return View.votes(after.present()).stream().filter(vote -> !seen.contains(vote)).toList();
  }

  private Optional<Tally> tally() {
    if (!after.present().isRevealed() || before.present().equals(after.present())) {
      return Optional.empty();
    }
    var tally = View.tally(after.present());
    return isSameRound() && View.tally(before.present()).equals(tally) ? Optional.empty() : tally;
  }

  private List<View.PastRound> history() {
    return after.rounds().pastSince(before.rounds()).stream()
        .map(round -> View.past(after, round))
        .toList();
  }

  private boolean isSameRound() {
    return before.present().id().equals(after.present().id());
  }

  private static <T> Optional<T> changed(T before, T after) {
    return before.equals(after) ? Optional.empty() : Optional.of(after);
  }
}
