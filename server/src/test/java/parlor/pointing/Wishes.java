package parlor.pointing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/// What people in a [World] may think of, sense and nonsense.
final class Wishes {

  private static final List<String> NAMES =
      List.of("Ana", "Ben", " Cem ", "Dora, or not", "Emil", "\n");
  private static final List<String> CARDS = List.of("0", "1", "5", "8", "½", "XL", "?", "☕", "17");

  private static final List<String> ITEMS =
      List.of("itemnumber1", "itemnumber2", "itemnumber3", "itemnumber4", "itemnumber5");
  private static final List<String> TITLES = List.of("Sign in", "Sign out", "As a user", "\n");
  private static final List<String> NOTES = List.of("", "Not now.", "Two\nlines");
  private static final List<String> PASSCODES = List.of("", "open sesame", "1234", "abc");

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
    return new Arrival(
        who,
        oneOf(NAMES),
        role(),
        chance.nextInt(3) == 0,
        chance.nextInt(8) == 0 ? Optional.of("1234") : Optional.empty());
  }

  Command command(Table table) {
    return switch (chance.nextInt(36)) {
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
          new Command.Change(maybe(deck()), maybe(chance.nextInt(3) > 0), late(), rights(), lock());
      case 16, 17 -> new Command.AddItems(newItems(), maybe(item()));
      case 18 ->
          new Command.EditItem(
              story(table), maybe(oneOf(TITLES)), maybe("http://a/b"), maybe(oneOf(NOTES)));
      case 19 -> new Command.MoveItem(item(), maybe(item()));
      case 20 -> new Command.RemoveItems(List.of(item()));
      case 21 -> new Command.WriteNote(story(table), oneOf(NOTES));
      case 22, 23 -> new Command.Pick(round(table), item());
      case 24 -> new Command.StartTimer(round(table), chance.nextInt(8), chance.nextBoolean());
      case 25 -> new Command.StopTimer(round(table));
      default -> new Command.Vote(round(table), oneOf(CARDS));
    };
  }

  /// Seldom: it takes a machine some time.
  private Optional<Command.Lock> lock() {
    return chance.nextInt(20) == 0
        ? Optional.of(new Command.Lock(oneOf(PASSCODES), "salt" + chance.nextInt(3)))
        : Optional.empty();
  }

  private String item() {
    return oneOf(ITEMS);
  }

  private String story(Table table) {
    return chance.nextBoolean() ? item() : round(table).item();
  }

  private List<Command.NewItem> newItems() {
    return Stream.generate(() ->
            new Command.NewItem(item(), oneOf(TITLES), "", chance.nextBoolean() ? "" : "*so*"))
        .limit(1 + chance.nextInt(2))
        .toList();
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
      case 1 -> table.present().id().again();
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
    return new Offer(chance.nextBoolean(), maybe(shownSettings()), rounds, shownItems());
  }

  private List<Offer.ShownItem> shownItems() {
    return chance.nextInt(3) == 0
        ? List.of(
            new Offer.ShownItem(
                item(), oneOf(TITLES), "", "", oneOf(NOTES), maybe("5"), chance.nextInt(3)))
        : List.of();
  }

  private Offer.ShownSettings shownSettings() {
    return new Offer.ShownSettings(
        shownDeck(), chance.nextBoolean(), chance.nextBoolean(), rights(), Optional.empty());
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
        chance.nextInt(4) == 0 ? item() : "#" + (1 + chance.nextInt(number)),
        1,
        shownDeck(),
        chance.nextBoolean(),
        maybe(oneOf(CARDS)),
        votes);
  }
}
