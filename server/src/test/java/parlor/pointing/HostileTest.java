package parlor.pointing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Whatever people send, and at whatever moment, is refused or changes nothing. It never throws.
class HostileTest {

  private static final List<String> ABSURD =
      List.of(
          "",
          " ",
          "\u0000",
          "a\r\nb",
          "\u202Egnp.exe",
          "\u2066x\u2069",
          "\u200B",
          "\u200D\u200C",
          "\uD83D",
          "\uDE00\uD83D",
          "\uFEFF",
          "\u2029",
          "\uE000",
          "\uFFFF",
          "x".repeat(10_000),
          "\u0301".repeat(10_000),
          "🦦".repeat(10_000));

  private static final SeatId NOBODY = SeatId.of("the secret of nobody at all");

  /// What the table may be like when it comes.
  static final List<Supplier<TestTable>> TABLES =
      List.of(HostileTest::fresh, HostileTest::counting, HostileTest::turned, HostileTest::late);

  private static TestTable fresh() {
    var table = TestTable.recovering();
    table.joins("Host");
    table.joins("Voter");
    table.joinsToWatch("Watcher");
    return table;
  }

  private static TestTable counting() {
    var table = fresh();
    table.stranger("Host").setsAutoReveal(true).votes("5");
    table.stranger("Voter").votes("5");
    return table;
  }

  private static TestTable turned() {
    var table = counting();
    table.stranger("Host").goesOn().votes("5").reveals().settlesOn("5");
    return table;
  }

  private static TestTable late() {
    var table = turned();
    table.stranger("Host").setsLateVotes(true);
    return table;
  }

  @ParameterizedTest
  @FieldSource("TABLES")
  void absurd_commands_have_no_effect(Supplier<TestTable> tables) {
    var table = tables.get();
    for (var name : List.of("Host", "Voter", "Watcher", "Stranger")) {
      var who = table.stranger(name).id();
      for (var command : commands(table.roundId())) {
        var outcome = Rules.apply(table.table(), who, command, table.bounds(), table.now());
        assertThat(outcome)
            .as(() -> name + ": " + cut(command))
            .isNotInstanceOf(Outcome.Changed.class);
      }
    }
  }

  @ParameterizedTest
  @FieldSource("TABLES")
  void absurd_arrivals_are_refused(Supplier<TestTable> tables) {
    var table = tables.get();
    for (var text : ABSURD) {
      table.stranger("Stranger").arrives(text, Role.VOTER, true).isRefused(Refusal.BAD_NAME);
    }
  }

  @ParameterizedTest
  @FieldSource("TABLES")
  void absurd_offers_are_refused(Supplier<TestTable> tables) {
    var table = tables.get();
    for (var offer : offers()) {
      table.stranger("Voter").offers(offer).isRefused(Refusal.BAD_OFFER);
    }
  }

  private static List<Command> commands(RoundId present) {
    var commands = new ArrayList<Command>();
    for (var text : ABSURD) {
      commands.add(new Command.Vote(present, text));
      commands.add(new Command.Rename(text));
      commands.add(new Command.Settle(present, Optional.of(text)));
      commands.add(lays(Deck.Kind.CUSTOM, List.of("1", text), List.of()));
      commands.add(lays(Deck.Kind.POINTS, List.of(), List.of(text)));
    }
    rounds().flatMap(HostileTest::about).forEach(commands::add);
    decks().forEach(commands::add);
    for (var role : Role.values()) {
      commands.add(new Command.Assign(NOBODY, role));
    }
    for (boolean yes : List.of(true, false)) {
      commands.add(new Command.MakeHost(NOBODY, yes));
      commands.add(new Command.Remove(NOBODY, yes));
    }
    return commands;
  }

  /// Rounds there never were.
  private static Stream<RoundId> rounds() {
    return Stream.of(
        new RoundId(Integer.MAX_VALUE, "#1", 1),
        new RoundId(Integer.MAX_VALUE, "#999999999", Integer.MAX_VALUE),
        new RoundId(100_000, "#1", 100_000),
        new RoundId(3, "#3", 3));
  }

  private static Stream<Command> about(RoundId round) {
    return Stream.of(
        new Command.Vote(round, "5"),
        new Command.TakeBack(round),
        new Command.TurnCards(round),
        new Command.CancelCountdown(round),
        new Command.Next(round),
        new Command.Again(round),
        new Command.Settle(round, Optional.of("5")),
        new Command.Settle(round, Optional.empty()));
  }

  private static Stream<Command> decks() {
    var thirtyOne = IntStream.rangeClosed(1, 31).mapToObj(Integer::toString).toList();
    return Stream.of(
        lays(Deck.Kind.CUSTOM, List.of(), List.of()),
        lays(Deck.Kind.CUSTOM, List.of("1"), List.of("?", "☕")),
        lays(Deck.Kind.CUSTOM, thirtyOne, List.of()),
        lays(Deck.Kind.CUSTOM, Collections.nCopies(2, "1"), List.of()),
        lays(Deck.Kind.CUSTOM, Collections.nCopies(100_000, "1"), List.of()),
        lays(Deck.Kind.HOURS, List.of("1", "2"), List.of()),
        lays(Deck.Kind.T_SHIRT, List.of(), List.of("?", "XXXL")),
        new Command.Change(
            Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), Optional.empty()));
  }

  private static Command lays(Deck.Kind kind, List<String> cards, List<String> extras) {
    var deck = new Command.DeckChoice(kind, cards, extras);
    return new Command.Change(
        Optional.of(deck), Optional.empty(), Optional.empty(), Map.of(), Optional.empty());
  }

  private static List<Offer> offers() {
    var offers = new ArrayList<Offer>();
    for (var text : ABSURD) {
      offers.add(Offers.of(Offers.turned(2, text)));
      offers.add(Offers.of(Offers.turned(2, "1", Offers.own("1", text))));
      offers.add(Offers.of(Offers.turned(2, "1", new Offer.ShownVote(NOBODY, text, "1"))));
      offers.add(Offers.of(Offers.turned(2, "1", new Offer.ShownVote(NOBODY, "Name", text))));
      offers.add(Offers.of(round(2, text, 1)));
    }
    offers.add(Offers.of(round(Integer.MAX_VALUE, "#1", 1)));
    offers.add(Offers.of(round(Integer.MIN_VALUE, "#1", 1)));
    offers.add(Offers.of(round(5, "#1", Integer.MIN_VALUE)));
    offers.add(Offers.of(round(5, "#-1", 1)));
    offers.add(Offers.of(round(5, "#٣", 1)));
    return offers;
  }

  private static Offer.ShownRound round(int number, String item, int attempt) {
    var deck = Offers.own("1", "2");
    return new Offer.ShownRound(number, item, attempt, deck, false, Optional.empty(), List.of());
  }

  private static String cut(Object thing) {
    var text = thing.toString();
    return text.substring(0, Math.min(text.length(), 200));
  }
}
