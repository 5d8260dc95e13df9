package parlor.pointing;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What someone with a seat may ask of the table.
///
/// Each says the same thing when said twice: it names the round it means, or the value it wants.
public sealed interface Command {

  /// Plays a card, or changes to it.
  record Vote(RoundId round, String card) implements Command {}

  /// Takes the card back.
  record TakeBack(RoundId round) implements Command {}

  /// Turns the cards.
  record TurnCards(RoundId round) implements Command {}

  /// Stops the automatic reveal.
  record CancelCountdown(RoundId round) implements Command {}

  /// Leaves this round for the next story.
  record Next(RoundId round) implements Command {}

  /// Leaves this round for another vote on its story.
  record Again(RoundId round) implements Command {}

  /// Settles on a card, or on none.
  record Settle(RoundId round, Optional<String> card) implements Command {}

  /// Changes one's own name.
  record Rename(String name) implements Command {}

  /// Makes a seat voter or observer.
  record Assign(SeatId seat, Role role) implements Command {}

  /// Makes a seat host, or no longer.
  record MakeHost(SeatId seat, boolean host) implements Command {}

  /// Takes a seat away, for good or not.
  record Remove(SeatId seat, boolean ban) implements Command {}

  /// Changes what is named.
  record Change(
      Optional<DeckChoice> deck,
      Optional<Boolean> autoReveal,
      Optional<Boolean> lateVotes,
      Map<Right, Right.Holder> rights)
      implements Command {
    public Change {
      rights = Map.copyOf(rights);
    }
  }

  /// A deck someone wishes for, not yet known to be one: see [Deck#laid].
  record DeckChoice(Deck.Kind kind, List<String> cards, List<String> extras) {
    public DeckChoice {
      cards = List.copyOf(cards);
      extras = List.copyOf(extras);
    }
  }
}
