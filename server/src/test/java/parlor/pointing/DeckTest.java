package parlor.pointing;

import static org.assertj.core.api.Assertions.assertThat;
import static parlor.pointing.Refusal.BAD_DECK;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeckTest {

  private final TestTable table = TestTable.opened();
  private final Person ana = table.joins("Ana");

  @ParameterizedTest
  @CsvSource({
    "points,             0 1 2 3 5 8 13",
    "fibonacci,          0 ½ 1 2 3 5 8 13 21 34 55 89",
    "modified-fibonacci, 0 ½ 1 2 3 5 8 13 20 40 100",
    "pointing-poker,     0 ½ 1 2 3 5 8 13 19",
    "t-shirt,            XS S M L XL XXL",
    "powers-of-two,      0 1 2 4 8 16 32 64",
    "hours,              0 ½ 1 2 4 6 8 12 16 24 40",
  })
  void every_kind_has_its_cards_and_takes_both_extras(String word, String cards) {
    var kind = Deck.Kind.named(word).orElseThrow();
    ana.lays(kind).isDone();
    assertThat(shown()).isEqualTo(cards);
    ana.lays(kind, "?", "☕").isDone();
    assertThat(shown()).isEqualTo(cards + " ? ☕");
    ana.lays(kind, "☕").isDone();
    assertThat(shown()).isEqualTo(cards + " ☕");
  }

  @Test
  void a_deck_of_ones_own_keeps_its_order_and_puts_extras_behind_unless_it_has_them() {
    ana.laysOwn("big", "?", "1").isDone();
    assertThat(shown()).isEqualTo("big ? 1");
    ana.lays(new Command.DeckChoice(Deck.Kind.CUSTOM, List.of("big", "?"), List.of("?", "☕", "☕")))
        .isDone();
    assertThat(shown()).isEqualTo("big ? ☕");
  }

  @Test
  void a_deck_of_ones_own_has_2_to_30_cards() {
    ana.lays(own(1)).isRefused(BAD_DECK);
    ana.lays(own(2)).isDone();
    ana.lays(own(30)).isDone();
    ana.lays(own(31)).isRefused(BAD_DECK);
    ana.lays(own(0)).isRefused(BAD_DECK);
  }

  @Test
  void its_cards_differ() {
    ana.laysOwn("1", "2", "1").isRefused(BAD_DECK);
    ana.laysOwn("1", "1.0").isDone();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", " 5", "5 ", "12345678901", "a\nb", "\u202E5", "\u200D", "a\u0007"})
  void its_cards_have_1_to_10_visible_characters(String card) {
    ana.laysOwn("1", card).isRefused(BAD_DECK);
  }

  @Test
  void only_two_extras_exist_and_other_kinds_take_no_cards_of_ones_own() {
    ana.lays(Deck.Kind.POINTS, "!").isRefused(BAD_DECK);
    ana.lays(new Command.DeckChoice(Deck.Kind.POINTS, List.of("1", "2"), List.of()))
        .isRefused(BAD_DECK);
    ana.laysOwn().isRefused(BAD_DECK);
  }

  @Test
  void a_new_deck_is_laid_at_once_while_nobody_has_played() {
    ana.lays(Deck.Kind.T_SHIRT).votes("XL").isDone();
  }

  @Test
  void a_card_taken_back_is_no_reason_to_wait() {
    ana.votes("5").takesBack().lays(Deck.Kind.T_SHIRT).votes("XL").isDone();
  }

  @Test
  void where_cards_are_played_a_new_deck_waits_for_the_next_round_and_the_history_keeps_the_old() {
    ana.votes("5").lays(Deck.Kind.T_SHIRT).isDone();
    ana.votes("8").isDone().reveals();
    assertThat(View.settings(table.table()).deck().kind()).isEqualTo(Deck.Kind.T_SHIRT);

    ana.goesOn().votes("XL").isDone();
    assertThat(table.shown().history())
        .singleElement()
        .satisfies(past -> assertThat(past.deck().kind()).isEqualTo(Deck.Kind.POINTS));
  }

  @Test
  void a_deck_that_waits_can_be_laid_once_all_cards_are_taken_back() {
    ana.votes("5").lays(Deck.Kind.T_SHIRT).takesBack();
    ana.lays(Deck.Kind.T_SHIRT).votes("XL").isDone();
  }

  @Test
  void the_same_deck_again_changes_nothing() {
    ana.lays(Deck.Kind.POINTS, "?", "☕").changesNothing();
    ana.lays(Deck.Kind.POINTS, "☕", "?").isDone();
  }

  @Test
  void what_was_shown_of_any_deck_is_that_deck_again() {
    for (var kind : Deck.Kind.values()) {
      var cards = kind == Deck.Kind.CUSTOM ? own(30).cards() : List.<String>of();
      var deck = Deck.laid(kind, cards, List.of("?", "☕")).orElseThrow();
      assertThat(Deck.shown(kind, texts(deck))).as(kind.word()).hasValue(deck);
    }
  }

  @Test
  void what_no_deck_can_have_shown_is_none() {
    assertThat(Deck.shown(Deck.Kind.POINTS, List.of("0", "1", "4"))).isEmpty();
    assertThat(Deck.shown(Deck.Kind.CUSTOM, own(31).cards())).isEmpty();
    assertThat(Deck.shown(Deck.Kind.CUSTOM, Collections.nCopies(33, "?"))).isEmpty();
    assertThat(Deck.shown(Deck.Kind.CUSTOM, List.of())).isEmpty();
  }

  private String shown() {
    return String.join(" ", texts(table.round().deck().value()));
  }

  private static List<String> texts(Deck deck) {
    return deck.cards().stream().map(Card::text).toList();
  }

  private static Command.DeckChoice own(int cards) {
    var texts = IntStream.rangeClosed(1, cards).mapToObj(i -> "card " + i).toList();
    return new Command.DeckChoice(Deck.Kind.CUSTOM, texts, List.of());
  }
}
