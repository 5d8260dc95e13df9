package parlor.pointing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// What people in a [World] may think of, sense and nonsense.
final class Wishes {

  private static final List<String> NAMES =
      List.of("Ana", "Ben", " Cem ", "Dora, or not", "Emil", "\n");
  private static final List<String> CARDS = List.of("0", "1", "5", "8", "½", "XL", "?", "☕", "17");

  /// The second and third read alike where somebody forgets that cards may hold commas.
  private static final List<List<String>> OWN_DECKS =
      List.of(
          List.of("1", "5", "XL"),
          List.of("1, 5", "8"),
          List.of("1", "5, 8"),
          List.of("?", "8", "1/2"),
          List.of("1", "1"));

  private final Random chance;

  Wishes(Random chance) {
    this.chance = chance;
  }

  private <T> T oneOf(List<T> things) {
    return things.get(chance.nextInt(things.size()));
  }

  private SeatId someone() {
    return oneOf(World.PEOPLE);
  }

  private Role role() {
    return chance.nextInt(4) == 0 ? Role.OBSERVER : Role.VOTER;
  }

  Arrival arrival(SeatId who) {
    return new Arrival(who, oneOf(NAMES), role(), chance.nextInt(3) == 0);
  }

  Command command(Table table) {
    return switch (chance.nextInt(24)) {
      case 0 -> new Command.TakeBack(round(table));
      case 1, 2, 3 -> new Command.TurnCards(round(table));
      case 4 -> new Command.CancelCountdown(round(table));
      case 5, 6 -> new Command.Next(round(table));
      case 7 -> new Command.Again(round(table));
      case 8 -> new Command.Settle(round(table), maybe(oneOf(CARDS)));
      case 9 -> new Command.Rename(oneOf(NAMES));
      case 10 -> new Command.Assign(someone(), role());
      case 11 -> new Command.MakeHost(someone(), chance.nextBoolean());
      case 12 -> new Command.Remove(someone(), chance.nextInt(3) == 0);
      case 13, 14, 15 ->
          new Command.Change(maybe(deck()), maybe(chance.nextInt(3) > 0), late(), rights());
      default -> new Command.Vote(round(table), oneOf(CARDS));
    };
  }

  private Optional<Boolean> late() {
    return chance.nextInt(3) == 0 ? Optional.of(chance.nextBoolean()) : Optional.empty();
  }

  private <T> Optional<T> maybe(T thing) {
    return chance.nextBoolean() ? Optional.of(thing) : Optional.empty();
  }

  /// Mostly the present round.
  private RoundId round(Table table) {
    return switch (chance.nextInt(12)) {
      case 0 -> oneOf(table.rounds().all()).id();
      case 1 -> table.present().id().next();
      case 2 -> RoundId.FIRST;
      default -> table.present().id();
    };
  }

  private Map<Right, Right.Holder> rights() {
    return chance.nextInt(3) == 0
        ? Map.of(oneOf(List.of(Right.values())), oneOf(List.of(Right.Holder.values())))
        : Map.of();
  }

  private Command.DeckChoice deck() {
    return chance.nextInt(3) == 0
        ? new Command.DeckChoice(Deck.Kind.CUSTOM, oneOf(OWN_DECKS), List.of("?"))
        : new Command.DeckChoice(oneOf(List.of(Deck.Kind.values())), List.of(), List.of("?"));
  }

  Offer offer() {
    var rounds = new ArrayList<Offer.ShownRound>();
    int count = chance.nextInt(4);
    for (int i = 0; i < count; i++) {
      rounds.add(shownRound(1 + chance.nextInt(5)));
    }
    if (chance.nextInt(30) == 0) {
      int start = chance.nextInt(80);
      for (int i = rounds.size(); i <= Rounds.KEPT; i++) {
        rounds.add(shownRound(start + i + 1));
      }
    }
    return new Offer(chance.nextBoolean(), maybe(shownSettings()), rounds);
  }

  private Offer.ShownSettings shownSettings() {
    return new Offer.ShownSettings(
        shownDeck(), chance.nextBoolean(), chance.nextBoolean(), rights());
  }

  private Offer.ShownDeck shownDeck() {
    return chance.nextBoolean()
        ? new Offer.ShownDeck(Deck.Kind.CUSTOM, OWN_DECKS.get(chance.nextInt(4)))
        : new Offer.ShownDeck(Deck.Kind.FIBONACCI, List.of());
  }

  private Offer.ShownRound shownRound(int number) {
    var votes = new ArrayList<Offer.ShownVote>();
    int count = number > 5 ? 1 : chance.nextInt(4);
    for (int i = 0; i < count; i++) {
      votes.add(new Offer.ShownVote(someone(), "Hearsay", oneOf(CARDS)));
    }
    return new Offer.ShownRound(
        number,
        "#" + (1 + chance.nextInt(number)),
        1,
        shownDeck(),
        chance.nextBoolean(),
        maybe(oneOf(CARDS)),
        votes);
  }
}
