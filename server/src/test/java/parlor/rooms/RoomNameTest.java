package parlor.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoomNameTest {

  @Test
  void a_fresh_name_has_at_least_forty_bits() {
    assertThat(new HashSet<>(Words.ALL)).hasSameSizeAs(Words.ALL);
    double names = Math.pow(Words.ALL.size(), 3) * 9_000;

    assertThat(Math.log(names) / Math.log(2)).isGreaterThanOrEqualTo(40);
  }

  @Test
  void fresh_names_are_names_and_differ() {
    var chance = new Random(7);
    var names = Stream.generate(() -> RoomName.fresh(chance).text()).limit(10_000).toList();

    assertThat(new HashSet<>(names)).hasSize(10_000);
    assertThat(names).allMatch(name -> name.matches("([a-z]+-){3}\\d{4}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"den", "Team-Blue", "a-1", "---", "0123456789"})
  void letters_digits_and_dashes_make_a_name(String text) {
    assertThat(RoomName.parse(text)).contains(new RoomName(text.toLowerCase(Locale.ROOT)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ab", "team blue", "küche", "a/b", "..", "a.b", "a_b", "İİİ"})
  void anything_else_does_not(String text) {
    assertThat(RoomName.parse(text)).isEmpty();
  }

  @Test
  void a_name_has_at_most_64_characters() {
    assertThat(RoomName.parse("a".repeat(64))).isPresent();
    assertThat(RoomName.parse("a".repeat(65))).isEmpty();
  }
}
