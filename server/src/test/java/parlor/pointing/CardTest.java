package parlor.pointing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "13, 13",
    "007, 7",
    "0.5, 0.5",
    "2.75, 2.75",
    "½, 0.5",
    "¼, 0.25",
    "¾, 0.75",
    "1/2, 0.5",
    "3/4, 0.75",
    "5/2, 2.5",
    "0/9, 0",
    "999999999, 999999999",
  })
  void a_number_has_a_value_however_it_is_written(String text, BigDecimal value) {
    assertThat(new Card(text).value())
        .hasValueSatisfying(is -> assertThat(is).isEqualByComparingTo(value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"?", "☕", "XL", "-1", "1,5", "1/0", ".5", "5.", "1e3", "٣", "1 / 2", "∞", "NaN"})
  void what_reads_as_no_number_has_none(String text) {
    assertThat(new Card(text).value()).isEmpty();
  }

  @Test
  void questions_and_breaks_do_not_count() {
    assertThat(Card.UNSURE.counts()).isFalse();
    assertThat(Card.BREAK.counts()).isFalse();
    assertThat(new Card("0").counts()).isTrue();
    assertThat(new Card("??").counts()).isTrue();
  }

  @Test
  void a_card_shows_1_to_10_characters() {
    assertThat(Card.isWellFormed("1234567890")).isTrue();
    assertThat(Card.isWellFormed("🐘".repeat(10))).isTrue();
    assertThat(Card.isWellFormed("👩‍🔬")).isTrue();
    assertThat(Card.isWellFormed("two words")).isTrue();
    assertThat(Card.isWellFormed("🐘".repeat(11))).isFalse();
    assertThatThrownBy(() -> new Card("")).isInstanceOf(IllegalArgumentException.class);
  }
}
