package parlor.pointing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// What may happen to the list of stories, and to the notes on them.
///
/// @param table the table as it stands
/// @param who acts, and is seated
/// @param at the stamp of what they do
/// @param most how many items the list may have
record ItemRules(Table table, SeatId who, Stamp at, int most) {

  /// Between two neighbours: room for thirty more, one between each two, before anything else has
  /// to move.
  private static final long GAP = 1L << 32;

  Outcome add(Command.AddItems command) {
    return allowed(() -> {
      if (!command.items().stream().allMatch(ItemRules::isWellFormed)) {
        return Outcome.refused(Refusal.BAD_ITEM);
      }
      var fresh = unknown(command.items());
      if (fresh.isEmpty()) {
        return Outcome.UNCHANGED;
      }
      if (table.items().size() + fresh.size() > most) {
        return Outcome.refused(Refusal.TOO_MANY_ITEMS);
      }
      if (command.before().isPresent() && items().inList(command.before().get()).isEmpty()) {
        return Outcome.refused(Refusal.NO_SUCH_ITEM);
      }
      var added = fresh.stream().map(this::item).toList();
      int weight = added.stream().mapToInt(Item::weight).sum();
      return weight + items().weight() > Items.MOST_TEXT
          ? Outcome.refused(Refusal.TOO_MUCH_TEXT)
          : changed(withFirstLaid(put(added, command.before())));
    });
  }

  private static boolean isWellFormed(Command.NewItem item) {
    return Item.isId(item.id())
        && Item.isTitle(item.title())
        && Item.isLink(item.link())
        && Item.isDescription(item.description());
  }

  /// What is added twice, in one breath or two, is there once.
  private List<Command.NewItem> unknown(List<Command.NewItem> named) {
    var seen = new HashSet<>(items().all().keySet());
    return named.stream().filter(item -> seen.add(item.id())).toList();
  }

  private Item item(Command.NewItem added) {
    return Item.bare(added.id())
        .withTitle(written(added.title().strip()))
        .withLink(written(added.link()))
        .withDescription(written(added.description().strip()));
  }

  Outcome edit(Command.EditItem command) {
    return allowed(() -> {
      boolean wellFormed =
          command.title().stream().allMatch(Item::isTitle)
              && command.link().stream().allMatch(Item::isLink)
              && command.description().stream().allMatch(Item::isDescription);
      if (!wellFormed) {
        return Outcome.refused(Refusal.BAD_ITEM);
      }
      return write(
          command.item(),
          item -> {
            var title = command.title().map(String::strip).map(this::written);
            var link = command.link().map(this::written);
            var description = command.description().map(String::strip).map(this::written);
            return item.withTitle(title.orElse(item.title()))
                .withLink(link.orElse(item.link()))
                .withDescription(description.orElse(item.description()));
          });
    });
  }

  Outcome note(Command.WriteNote command) {
    return allowed(() ->
        Item.isNote(command.text())
            ? write(command.item(), item -> item.withNote(written(command.text().stripTrailing())))
            : Outcome.refused(Refusal.BAD_NOTE));
  }

  /// Changes the texts of an item, or of an unlisted story that was or is played.
  private Outcome write(String id, Function<Item, Item> change) {
    var there = items().find(id).filter(item -> !item.isRemoved());
    boolean isPlayed =
        table.rounds().all().stream().anyMatch(round -> round.id().item().equals(id));
    if (there.isEmpty() && !(RoundId.isUnlisted(id) && isPlayed)) {
      return Outcome.refused(Refusal.NO_SUCH_ITEM);
    }
    var before = there.orElseGet(() -> Item.bare(id));
    var after = change.apply(before);
    if (says(after, before)) {
      return Outcome.UNCHANGED;
    }
    int more = after.weight() - before.weight();
    return more > 0 && more + items().weight() > Items.MOST_TEXT
        ? Outcome.refused(Refusal.TOO_MUCH_TEXT)
        : changed(table.delta(at).with(change.apply(Item.bare(id))));
  }

  private static boolean says(Item a, Item b) {
    return a.title().value().equals(b.title().value())
        && a.link().value().equals(b.link().value())
        && a.description().value().equals(b.description().value())
        && a.note().value().equals(b.note().value());
  }

  Outcome move(Command.MoveItem command) {
    return allowed(() -> {
      var item = items().inList(command.item());
      var before = command.before();
      if (item.isEmpty() || (before.isPresent() && items().inList(before.get()).isEmpty())) {
        return Outcome.refused(Refusal.NO_SUCH_ITEM);
      }
      return before.filter(command.item()::equals).isPresent() || isBefore(item.get(), before)
          ? Outcome.UNCHANGED
          : changed(put(List.of(Item.bare(command.item())), before));
    });
  }

  private boolean isBefore(Item item, Optional<String> other) {
    var list = items().listed();
    int next = list.indexOf(item) + 1;
    return next == list.size()
        ? other.isEmpty()
        : other.filter(list.get(next).id()::equals).isPresent();
  }

  Outcome remove(Command.RemoveItems command) {
    return allowed(() -> {
      var gone = command.items().stream().flatMap(id -> items().inList(id).stream()).toList();
      var delta = table.delta(at);
      var all = new HashMap<String, Item>();
      gone.forEach(item -> all.put(item.id(), Item.bare(item.id()).removedAt(at)));
      return all.isEmpty() ? Outcome.UNCHANGED : changed(delta.with(new Items(all)));
    });
  }

  /// Gives items their places: before that other one, or at the end.
  private Table put(List<Item> moved, Optional<String> before) {
    var ids = moved.stream().map(Item::id).toList();
    var others = new ArrayList<>(items().listed());
    others.removeIf(item -> ids.contains(item.id()));
    int at = before.map(id -> indexOf(others, id)).orElse(others.size());
    long low = at == 0 ? 0 : others.get(at - 1).place().value();
    long high = at == others.size() ? Long.MAX_VALUE : others.get(at).place().value();
    long step = Math.min(GAP, (high - low) / (moved.size() + 1));
    boolean fits = step > 0 && low + step * moved.size() <= Item.LAST_PLACE;
    var written = fits ? placed(moved, low, step) : renumbered(others, moved, at);
    return table.delta(this.at).with(new Items(written));
  }

  private static int indexOf(List<Item> items, String id) {
    return items.stream().map(Item::id).toList().indexOf(id);
  }

  private Map<String, Item> placed(List<Item> items, long low, long step) {
    var written = new HashMap<String, Item>();
    for (int i = 0; i < items.size(); i++) {
      var item = items.get(i).withPlace(new Register<>(low + step * (i + 1), at));
      written.put(item.id(), item);
    }
    return written;
  }

  /// There is no place left between two: all of them move apart.
  private Map<String, Item> renumbered(List<Item> others, List<Item> moved, int index) {
    var all = new ArrayList<Item>();
    others.forEach(item -> all.add(Item.bare(item.id())));
    all.addAll(index, moved);
    return placed(all, 0, GAP);
  }

  /// A table that has not begun on a story of its own begins with the list.
  private Table withFirstLaid(Table delta) {
    var present = table.present();
    boolean isUntouched =
        RoundId.isUnlisted(present.id().item())
            && present.votes().isEmpty()
            && !present.isRevealed()
            && items().find(present.id().item()).isEmpty();
    if (!isUntouched) {
      return delta;
    }
    return Agenda.of(table.merge(delta))
        .firstOpen()
        .map(id -> delta.with(Round.begun(id, table.deckAt(at), at)))
        .orElse(delta);
  }

  private Outcome allowed(Supplier<Outcome> rule) {
    return table.may(who, Right.ITEMS) ? rule.get() : Outcome.refused(Refusal.NOT_ALLOWED);
  }

  private Items items() {
    return table.items();
  }

  private Register<String> written(String text) {
    return new Register<>(text, at);
  }

  private static Outcome changed(Table delta) {
    return new Outcome.Changed(delta);
  }
}
