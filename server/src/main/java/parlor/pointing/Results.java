package parlor.pointing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// What a table has come to: every story of its list in the order of the list, then those of no
/// list in theirs, each with the rounds that were turned or left.
///
/// @param stories all of them
public record Results(List<Story> stories) {

  private static final Comparator<String> UNLISTED = Comparator.comparingInt(RoundId::story);

  public Results {
    stories = List.copyOf(stories);
  }

  /// A story and how it went.
  ///
  /// @param rounds oldest first
  public record Story(View.ItemView item, List<View.PastRound> rounds) {
    public Story {
      rounds = List.copyOf(rounds);
    }
  }

  /// What may be told of a table as it stands: cards that lie face down are not.
  public static Results of(Table table) {
    var rounds = new HashMap<String, List<View.PastRound>>();
    for (var round : table.rounds().all()) {
      boolean isOver = round.isRevealed() || !round.id().equals(table.present().id());
      if (isOver && !round.votes().isEmpty()) {
        rounds
            .computeIfAbsent(round.id().item(), _ -> new ArrayList<>())
            .add(View.past(table, round));
      }
    }
    var stories = new ArrayList<Story>();
    table.items().listed().forEach(item -> stories.add(story(View.item(item), rounds)));
    rounds.keySet().stream()
        .filter(RoundId::isUnlisted)
        .sorted(UNLISTED)
        .forEach(id -> stories.add(story(unlisted(table, id), rounds)));
    return new Results(stories);
  }

  private static Story story(View.ItemView item, Map<String, List<View.PastRound>> rounds) {
    return new Story(item, rounds.getOrDefault(item.id(), List.of()));
  }

  /// What the table settled on last is its result, as it is of the items.
  private static View.ItemView unlisted(Table table, String id) {
    var known = View.item(table.items().find(id).orElseGet(() -> Item.bare(id)));
    var settled =
        table.rounds().all().stream()
            .filter(round -> round.id().item().equals(id) && round.isRevealed())
            .flatMap(round -> round.result().value().stream())
            .reduce((_, later) -> later);
    return new View.ItemView(
        id,
        known.title(),
        known.link(),
        known.description(),
        known.note(),
        settled,
        OptionalLong.empty(),
        false);
  }
}
