package parlor.pointing;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Which story comes next, and under which id of a round.
///
/// @param table the table as it stands
/// @param list its list of stories
record Agenda(Table table, List<Item> list) {

  static Agenda of(Table table) {
    return new Agenda(table, table.items().listed());
  }

  /// The round on the first story that is still open, if any is.
  Optional<RoundId> firstOpen() {
    return list.stream().filter(this::isOpen).findFirst().map(item -> about(item.id()));
  }

  /// The round after the present one: on the next open story of the list, from the present one on
  /// and then from its beginning, or else on one of no list.
  RoundId next() {
    var present = table.present().id();
    int here = list.stream().map(Item::id).toList().indexOf(present.item());
    var after = list.subList(here + 1, list.size());
    var before = list.subList(0, here + 1);
    return Stream.concat(after.stream(), before.stream())
        .filter(item -> !item.id().equals(present.item()))
        .filter(this::isOpen)
        .findFirst()
        .map(item -> about(item.id()))
        .orElseGet(() -> present.onto("#" + (lastUnlisted() + 1), 1));
  }

  /// The round after the present one on that story, its first or another.
  RoundId about(String item) {
    return table.present().id().onto(item, attempts(item) + 1);
  }

  private int attempts(String item) {
    return table.rounds().all().stream()
        .map(Round::id)
        .filter(id -> id.item().equals(item))
        .mapToInt(RoundId::attempt)
        .max()
        .orElse(0);
  }

  /// Whether the table has come to nothing on it yet.
  private boolean isOpen(Item item) {
    return item.result().value().isEmpty()
        && table.rounds().all().stream()
            .noneMatch(round -> round.id().item().equals(item.id()) && round.isRevealed());
  }

  private int lastUnlisted() {
    return Stream.concat(
            table.rounds().all().stream().map(round -> round.id().item()),
            table.items().all().keySet().stream())
        .filter(RoundId::isUnlisted)
        .mapToInt(RoundId::story)
        // A browser may tell of stories that no round of this room has reached yet.
        .filter(story -> story <= table.present().id().number())
        .max()
        .orElse(0);
  }
}
