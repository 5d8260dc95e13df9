package parlor.pointing;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a browser says it was last shown by a room that every node lost.
///
/// @param host whether its seat was host
/// @param settings how the table played
/// @param rounds present and past ones
/// @param items the list of stories, and what else was shown of stories
public record Offer(
    boolean host,
    Optional<ShownSettings> settings,
    List<ShownRound> rounds,
    List<ShownItem> items) {

  public Offer {
    rounds = List.copyOf(rounds);
    items = List.copyOf(items);
  }

  /// Settings as shown; see [Settings].
  ///
  /// @param lock the passcode, where this browser knows it
  public record ShownSettings(
      ShownDeck deck,
      boolean autoReveal,
      boolean lateVotes,
      Map<Right, Right.Holder> rights,
      Optional<Command.Lock> lock) {
    public ShownSettings {
      rights = Map.copyOf(rights);
    }
  }

  /// A story as shown; see [Item].
  ///
  /// @param place 0 for one of no list
  public record ShownItem(
      String id,
      String title,
      String link,
      String description,
      String note,
      Optional<String> result,
      long place) {}

  /// A deck as shown, extras among its cards.
  public record ShownDeck(Deck.Kind kind, List<String> cards) {
    public ShownDeck {
      cards = List.copyOf(cards);
    }
  }

  /// A round as shown; see [Round].
  public record ShownRound(
      int number,
      String item,
      int attempt,
      ShownDeck deck,
      boolean revealed,
      Optional<String> result,
      List<ShownVote> votes) {
    public ShownRound {
      votes = List.copyOf(votes);
    }
  }

  /// A card someone played, and what they were called.
  public record ShownVote(SeatId seat, String name, String card) {}
}
