package parlor.pointing;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The stories of a table that have more than a number: its list, what was taken from it, and the
/// unlisted ones with a title or a note.
///
/// All that is in the list is kept. Of what was taken from it the newest [#REMOVED_KEPT] are, of
/// the unlisted stories the newest [#UNLISTED_KEPT], like the rounds about them. Which those are
/// depends on nothing that could ever go back, so every node forgets the same.
///
/// @param all by id
public record Items(Map<String, Item> all) {

  /// How many octets the texts of a list may have; see [Item#weight]. All of it has to reach
  /// whoever comes in, within what may wait for one client.
  public static final int MOST_TEXT = 200_000;

  static final int REMOVED_KEPT = 1_000;
  static final int UNLISTED_KEPT = Rounds.KEPT;

  static final Items NONE = new Items(Map.of());

  private static final Comparator<Item> NEWEST_REMOVED_FIRST =
      Comparator.comparing(Item::removed).thenComparing(Item::id).reversed();

  private static final Comparator<Item> NEWEST_UNLISTED_FIRST =
      Comparator.<Item>comparingInt(item -> RoundId.story(item.id())).reversed();

  public Items {
    all = Map.copyOf(all);
  }

  /// The list, in its order.
  public List<Item> listed() {
    return stream().filter(Items::isInList).sorted(Item.IN_ORDER).toList();
  }

  /// The unlisted stories that have a title or a note, in the order of their numbers.
  public List<Item> unlisted() {
    return stream()
        .filter(item -> !item.isListed())
        .sorted(NEWEST_UNLISTED_FIRST.reversed())
        .toList();
  }

  private Stream<Item> stream() {
    return all.values().stream();
  }

  private static boolean isInList(Item item) {
    return item.isListed() && !item.isRemoved() && item.isKnown();
  }

  public Optional<Item> find(String id) {
    return Optional.ofNullable(all.get(id));
  }

  /// The item, if it is in the list.
  Optional<Item> inList(String id) {
    return find(id).filter(Items::isInList);
  }

  int size() {
    return (int) stream().filter(Items::isInList).count();
  }

  int weight() {
    return stream().filter(item -> !item.isRemoved()).mapToInt(Item::weight).sum();
  }

  Items merge(Items other) {
    var joined = Join.maps(all, other.all, Item::merge);
    return Join.isOne(joined, all) ? this : new Items(kept(joined));
  }

  private static Map<String, Item> kept(Map<String, Item> all) {
    var removed = all.values().stream().filter(Item::isRemoved).toList();
    var unlisted = all.values().stream().filter(item -> !item.isListed()).toList();
    if (removed.size() <= REMOVED_KEPT && unlisted.size() <= UNLISTED_KEPT) {
      return all;
    }
    var kept = new HashMap<>(all);
    removed.stream()
        .sorted(NEWEST_REMOVED_FIRST)
        .skip(REMOVED_KEPT)
        .forEach(item -> kept.remove(item.id()));
    unlisted.stream()
        .sorted(NEWEST_UNLISTED_FIRST)
        .skip(UNLISTED_KEPT)
        .forEach(item -> kept.remove(item.id()));
    return kept;
  }

  /// The items that are new to who has seen that earlier state, or changed since.
  List<Item> since(Items before) {
    return Join.isOne(all, before.all)
        ? List.of()
        : stream()
            .filter(item -> !item.equals(before.all.get(item.id())))
            .sorted(Item.IN_ORDER)
            .toList();
  }
}
