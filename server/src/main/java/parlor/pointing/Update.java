package parlor.pointing;

import java.util.List;
import java.util.Optional;

/// What everyone in a room is to be shown: all of it to someone who comes in, and then only what
/// changed. What is empty is as it was.
///
/// @param seats seats that are new or look different
/// @param gone seats that left the table
/// @param settings how the table plays now
/// @param items stories that are new to the list, or changed
/// @param round the present round
/// @param votes cards turned now, or changed since
/// @param tally what they come to
/// @param history rounds that were left now, or changed since
public record Update(
    List<View.SeatView> seats,
    List<SeatId> gone,
    Optional<View.SettingsView> settings,
    List<View.ItemView> items,
    Optional<View.RoundView> round,
    List<View.VoteView> votes,
    Optional<Tally> tally,
    List<View.PastRound> history) {

  private static final Update NOTHING =
      new Update(
          List.of(),
          List.of(),
          Optional.empty(),
          List.of(),
          Optional.empty(),
          List.of(),
          Optional.empty(),
          List.of());

  public Update {
    seats = List.copyOf(seats);
    gone = List.copyOf(gone);
    items = List.copyOf(items);
    votes = List.copyOf(votes);
    history = List.copyOf(history);
  }

  public boolean isEmpty() {
    return equals(NOTHING);
  }

  /// Everything there is to see.
  public static Update whole(Table table, Moment now) {
    var round = table.present();
    return new Update(
        View.seats(table),
        List.of(),
        Optional.of(View.settings(table)),
        View.items(table),
        Optional.of(View.round(round, now)),
        View.votes(round),
        View.tally(round),
        View.history(table));
  }

  /// What someone who has seen one state of the table lacks of a later one.
  ///
  /// @param after knows all that the earlier one did
  public static Update between(Table before, Table after, Moment now) {
    return new Difference(before, after, now).update();
  }
}
