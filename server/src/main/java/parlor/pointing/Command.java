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

  /// Leaves this round for a vote on that item of the list: its first, or another.
  record Pick(RoundId round, String item) implements Command {}

  /// Counts down; instead of another timer, if one is counting.
  record StartTimer(RoundId round, int seconds, boolean reveals) implements Command {}

  /// Counts down no longer.
  record StopTimer(RoundId round) implements Command {}

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
  ///
  /// @param lock a passcode to set or to take away
  record Change(
      Optional<DeckChoice> deck,
      Optional<Boolean> autoReveal,
      Optional<Boolean> lateVotes,
      Map<Right, Right.Holder> rights,
      Optional<Lock> lock)
      implements Command {
    public Change {
      rights = Map.copyOf(rights);
    }
  }

  /// A passcode someone wishes for; see [Passcode].
  ///
  /// @param passcode empty for none
  /// @param salt of nobody's choice
  record Lock(String passcode, String salt) {
    @Override
    public String toString() {
      return passcode.isEmpty() ? "no passcode" : "a passcode";
    }
  }

  /// Puts items into the list: before that other one, or at its end.
  record AddItems(List<NewItem> items, Optional<String> before) implements Command {
    public AddItems {
      items = List.copyOf(items);
    }
  }

  /// An item as someone wishes for it, not yet known to be one: see [Item].
  ///
  /// @param link empty for none
  /// @param description likewise
  record NewItem(String id, String title, String link, String description) {}

  /// Changes the texts that are named.
  record EditItem(
      String item, Optional<String> title, Optional<String> link, Optional<String> description)
      implements Command {}

  /// Puts an item before another, or at the end of the list.
  record MoveItem(String item, Optional<String> before) implements Command {}

  /// Takes items from the list, for good.
  record RemoveItems(List<String> items) implements Command {
    public RemoveItems {
      items = List.copyOf(items);
    }
  }

  /// Writes the note of an item, or of an unlisted story.
  record WriteNote(String item, String text) implements Command {}

  /// A deck someone wishes for, not yet known to be one: see [Deck#laid].
  record DeckChoice(Deck.Kind kind, List<String> cards, List<String> extras) {
    public DeckChoice {
      cards = List.copyOf(cards);
      extras = List.copyOf(extras);
    }
  }
}
