package parlor.pointing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The golden cases were worked out by hand.
class TallyTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      nullValues = "-",
      textBlock =
          """
          deck               | played       | mean  | deviation | median     | modes      | agreement | ends        | consensus | unsure | breaks
          points             | nothing      | -     | -         | -          | -          | -         | -           | false     | 0      | 0
          points             | ?            | -     | -         | -          | -          | -         | -           | false     | 1      | 0
          points             | ? ?          | -     | -         | -          | -          | -         | -           | false     | 2      | 0
          points             | ☕ ? ☕        | -     | -         | -          | -          | -         | -           | false     | 1      | 2
          points             | 5            | 5     | 0         | 5          | 5          | 1         | -           | false     | 0      | 0
          points             | 5 ? ☕        | 5     | 0         | 5          | 5          | 1         | -           | false     | 1      | 1
          points             | 5 5          | 5     | 0         | 5          | 5          | 1         | -           | true      | 0      | 0
          points             | 5 5 ?        | 5     | 0         | 5          | 5          | 1         | -           | true      | 1      | 0
          points             | 0 0          | 0     | 0         | 0          | 0          | 1         | -           | true      | 0      | 0
          points             | 0 13         | 6.5   | 6.5       | 6.5        | 0 13       | 0.5       | 0..13       | false     | 0      | 0
          points             | 5 3          | 4     | 1         | 4          | 3 5        | 0.5       | 3..5        | false     | 0      | 0
          points             | 1 2 2        | 1.67  | 0.47      | 2          | 2          | 0.6667    | 1..2        | false     | 0      | 0
          points             | 8 5 3 5      | 5.25  | 1.79      | 5          | 5          | 0.5       | 3..8        | false     | 0      | 0
          points             | 8 2 13 2 8   | 6.6   | 4.18      | 8          | 2 8        | 0.4       | 2..13       | false     | 0      | 0
          points             | 5 1 3 2      | 2.75  | 1.48      | 2.5        | 1 2 3 5    | 0.25      | 1..5        | false     | 0      | 0
          fibonacci          | ½ ½          | 0.5   | 0         | 0.5        | ½          | 1         | -           | true      | 0      | 0
          fibonacci          | ½ 1          | 0.75  | 0.25      | 0.75       | ½ 1        | 0.5       | ½..1        | false     | 0      | 0
          fibonacci          | ½ 1 ½        | 0.67  | 0.24      | 0.5        | ½          | 0.6667    | ½..1        | false     | 0      | 0
          fibonacci          | 89 0 ½       | 29.83 | 41.84     | 0.5        | 0 ½ 89     | 0.3333    | 0..89       | false     | 0      | 0
          modified-fibonacci | 100 40 20 20 | 45    | 32.79     | 30         | 20         | 0.5       | 20..100     | false     | 0      | 0
          pointing-poker     | 19 ½         | 9.75  | 9.25      | 9.75       | ½ 19       | 0.5       | ½..19       | false     | 0      | 0
          powers-of-two      | 64 1 32 1 1  | 19.8  | 25.15     | 1          | 1          | 0.6       | 1..64       | false     | 0      | 0
          hours              | 40 ½ ½ 8     | 12.25 | 16.31     | 4.25       | ½          | 0.5       | ½..40       | false     | 0      | 0
          t-shirt            | nothing      | -     | -         | -          | -          | -         | -           | false     | 0      | 0
          t-shirt            | M            | -     | -         | M          | M          | 1         | -           | false     | 0      | 0
          t-shirt            | M M          | -     | -         | M          | M          | 1         | -           | true      | 0      | 0
          t-shirt            | M S          | -     | -         | S–M        | S M        | 0.5       | S..M        | false     | 0      | 0
          t-shirt            | XS XXL M     | -     | -         | M          | XS M XXL   | 0.3333    | XS..XXL     | false     | 0      | 0
          t-shirt            | L S XL S     | -     | -         | S–L        | S          | 0.5       | S..XL       | false     | 0      | 0
          t-shirt            | M ? ☕        | -     | -         | M          | M          | 1         | -           | false     | 1      | 1
          8 1 5              | 8 1          | 4.5   | 3.5       | 4.5        | 8 1        | 0.5       | 1..8        | false     | 0      | 0
          8 1 5              | 8 1 5 5      | 4.75  | 2.49      | 5          | 5          | 0.5       | 1..8        | false     | 0      | 0
          1 ? 2              | 1 ?          | 1     | 0         | 1          | 1          | 1         | -           | false     | 1      | 0
          1/2 1 2            | 1/2 1        | 0.75  | 0.25      | 0.75       | 1/2 1      | 0.5       | 1/2..1      | false     | 0      | 0
          1/3 2/3 1          | 1 1/3 2/3    | 0.67  | 0.27      | 0.67       | 1/3 2/3 1  | 0.3333    | 1/3..1      | false     | 0      | 0
          0.03 0.42          | 0.03 0.42    | 0.23  | 0.2       | 0.23       | 0.03 0.42  | 0.5       | 0.03..0.42  | false     | 0      | 0
          small big huge     | huge small   | -     | -         | small–huge | small huge | 0.5       | small..huge | false     | 0      | 0
          huge big small     | huge small   | -     | -         | huge–small | huge small | 0.5       | huge..small | false     | 0      | 0
          1 2 big            | 2 1          | -     | -         | 1–2        | 1 2        | 0.5       | 1..2        | false     | 0      | 0
          points             | 5 4          | 4.5   | 0.5       | 4.5        | 5 4        | 0.5       | 4..5        | false     | 0      | 0
          points             | XL 5         | -     | -         | 5–XL       | 5 XL       | 0.5       | 5..XL       | false     | 0      | 0
          points             | b 5 a        | -     | -         | a          | 5 a b      | 0.3333    | 5..b        | false     | 0      | 0
          t-shirt            | 5 M          | -     | -         | M–5        | M 5        | 0.5       | M..5        | false     | 0      | 0
          """)
  void cards_come_to(
      String deck,
      String played,
      String mean,
      String deviation,
      String median,
      String modes,
      String agreement,
      String ends,
      boolean consensus,
      int unsure,
      int breaks) {
    var tally = tally(deck, played);

    assertThat(spread(tally))
        .as("mean and deviation")
        .isEqualTo(or(mean, "") + "±" + or(deviation, ""));
    assertThat(tally.median().orElse("")).as("median").isEqualTo(or(median, ""));
    assertThat(texts(tally.modes())).as("modes").isEqualTo(or(modes, ""));
    assertThat(agreement(tally)).as("agreement").isEqualTo(or(agreement, ""));
    assertThat(ends(tally)).as("lowest and highest").isEqualTo(or(ends, ""));
    assertThat(tally.consensus()).as("consensus").isEqualTo(consensus);
    assertThat(tally.unsure()).as("unsure").isEqualTo(unsure);
    assertThat(tally.breaks()).as("breaks").isEqualTo(breaks);
  }

  @Test
  void counts_name_the_seats_of_every_card_in_deck_order() {
    var tally = tally("8 1 5", "5 8 5");
    assertThat(tally.counts())
        .containsExactly(
            new Tally.Count(new Card("8"), List.of(seat(1))),
            new Tally.Count(new Card("5"), List.of(seat(0), seat(2)).stream().sorted().toList()));
  }

  @Test
  void lowest_and_highest_name_who_played_them() {
    var ends = tally("points", "5 1 13 1").extremes().orElseThrow();
    assertThat(ends.lowest().seats()).containsExactlyInAnyOrder(seat(1), seat(3));
    assertThat(ends.highest().seats()).containsExactly(seat(2));
  }

  @Test
  void questions_and_breaks_are_among_no_counts() {
    assertThat(tally("points", "? ☕ 5").counts())
        .extracting(count -> count.card().text())
        .containsExactly("5");
  }

  @Test
  void abstentions_are_passed_on() {
    assertThat(Tally.of(Deck.DEFAULT, Map.of(), 3).abstained()).isEqualTo(3);
  }

  /// Named decks come with both extras; any other text is a deck of one's own.
  private static Tally tally(String deck, String played) {
    var kind = Deck.Kind.named(deck);
    var laid =
        kind.isPresent()
            ? Deck.laid(kind.get(), List.of(), List.of("?", "☕"))
            : Deck.laid(Deck.Kind.CUSTOM, List.of(deck.split(" ")), List.of());
    var votes = new HashMap<SeatId, Card>();
    if (!played.equals("nothing")) {
      Arrays.stream(played.split(" "))
          .forEach(text -> votes.put(seat(votes.size()), new Card(text)));
    }
    return Tally.of(laid.orElseThrow(), votes, 0);
  }

  private static SeatId seat(int number) {
    return SeatId.of("the secret of player %05d".formatted(number));
  }

  private static String or(String text, String absent) {
    return Optional.ofNullable(text).orElse(absent);
  }

  private static String texts(List<Card> cards) {
    return cards.stream().map(Card::text).collect(Collectors.joining(" "));
  }

  private static String spread(Tally tally) {
    return tally
        .spread()
        .map(spread -> plain(spread.mean()) + "±" + plain(spread.deviation()))
        .orElse("±");
  }

  private static String agreement(Tally tally) {
    return tally.agreement().map(TallyTest::fourDecimals).orElse("");
  }

  private static String fourDecimals(double number) {
    return plain(BigDecimal.valueOf(number).setScale(4, RoundingMode.HALF_UP).doubleValue());
  }

  private static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }

  private static String ends(Tally tally) {
    return tally
        .extremes()
        .map(ends -> ends.lowest().card() + ".." + ends.highest().card())
        .orElse("");
  }
}
