package parlor.pointing;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/// What everyone in a room is to be shown: all of it to someone who comes in, and then only what
/// changed. What is empty is as it was.
///
/// @param seats seats that are new or look different
/// @param gone seats that left the table
/// @param settings how the table plays now
/// @param round the present round
/// @param votes cards turned now, or changed since
/// @param tally what they come to
/// @param history rounds that were left now, or changed since
public record Update(
    List<View.SeatView> seats,
    List<SeatId> gone,
    Optional<View.SettingsView> settings,
    Optional<View.RoundView> round,
    List<View.VoteView> votes,
    Optional<Tally> tally,
    List<View.PastRound> history) {

  private static final Update NOTHING =
      new Update(
          List.of(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Optional.empty(),
          List.of());

  public Update {
    seats = List.copyOf(seats);
    gone = List.copyOf(gone);
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
        Optional.of(View.round(round, now)),
        View.votes(round),
        round.isRevealed() ? Optional.of(round.tally()) : Optional.empty(),
        View.history(table));
  }

  /// What someone who has seen one state of the table lacks of a later one.
  public static Update between(Table before, Table after, Moment now) {
    return new Update(
        newIn(View.seats(after), View.seats(before)),
        gone(before, after),
        changed(View.settings(before), View.settings(after)),
        changed(round(before, now), round(after, now)),
        newIn(View.votes(after.present()), seenVotes(before, after)),
        tally(before, after),
        history(before, after));
  }

  private static <T> List<T> newIn(List<T> after, List<T> before) {
    var seen = new HashSet<>(before);
    return after.stream().filter(item -> !seen.contains(item)).toList();
  }

  private static List<SeatId> gone(Table before, Table after) {
    return before.seated().map(Seat::id).filter(id -> !after.isSeated(id)).sorted().toList();
  }

  private static <T> Optional<T> changed(T before, T after) {
    return before.equals(after) ? Optional.empty() : Optional.of(after);
  }

  private static View.RoundView round(Table table, Moment now) {
    return View.round(table.present(), now);
  }

  private static List<View.VoteView> seenVotes(Table before, Table after) {
    return isSameRound(before, after) ? View.votes(before.present()) : List.of();
  }

  private static Optional<Tally> tally(Table before, Table after) {
    var round = after.present();
    if (!round.isRevealed()) {
      return Optional.empty();
    }
    var tally = round.tally();
    boolean seen =
        isSameRound(before, after)
            && before.present().isRevealed()
            && before.present().tally().equals(tally);
    return seen ? Optional.empty() : Optional.of(tally);
  }

  private static boolean isSameRound(Table before, Table after) {
    return before.present().id().equals(after.present().id());
  }

  /// Most changes leave the past alone; then nothing of it is looked at.
  private static List<View.PastRound> history(Table before, Table after) {
    var known =
        before.rounds().past().stream().collect(Collectors.toMap(Round::id, round -> round));
    return after.rounds().past().stream()
        .filter(round -> !Objects.equals(round, known.get(round.id())))
        .map(round -> View.past(after, round))
        .toList();
  }
}
