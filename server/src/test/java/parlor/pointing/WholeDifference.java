package parlor.pointing;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/// What people see differently, found by looking at everything twice: plain and slow, for
/// [Difference] to be held against.
record WholeDifference(Table before, Table after, Moment now) {

  Update update() {
    return new Update(
        newIn(View.seats(after), View.seats(before)),
        before.seated().map(Seat::id).filter(id -> !after.isSeated(id)).sorted().toList(),
        changed(View.settings(before), View.settings(after)),
        newIn(items(after), items(before)),
        changed(View.round(before.present(), now), View.round(after.present(), now)),
        newIn(
            View.votes(after.present()), isSameRound() ? View.votes(before.present()) : List.of()),
        tally(),
        history());
  }

  private static List<View.ItemView> items(Table table) {
    return table.items().all().values().stream()
        .filter(Item::isKnown)
        .sorted(Item.IN_ORDER)
        .map(View::item)
        .toList();
  }

  private static <T> List<T> newIn(List<T> after, List<T> before) {
    var seen = new HashSet<>(before);
    return after.stream().filter(item -> !seen.contains(item)).toList();
  }

  private static <T> Optional<T> changed(T before, T after) {
    return before.equals(after) ? Optional.empty() : Optional.of(after);
  }

  private Optional<Tally> tally() {
    var tally = View.tally(after.present());
    return isSameRound() && View.tally(before.present()).equals(tally) ? Optional.empty() : tally;
  }

  private boolean isSameRound() {
    return before.present().id().equals(after.present().id());
  }

  private List<View.PastRound> history() {
    var known =
        before.rounds().past().stream().collect(Collectors.toMap(Round::id, round -> round));
    return after.rounds().past().stream()
        .filter(round -> !Objects.equals(round, known.get(round.id())))
        .map(round -> View.past(after, round))
        .toList();
  }
}
