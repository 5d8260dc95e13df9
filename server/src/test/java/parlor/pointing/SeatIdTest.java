package parlor.pointing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeatIdTest {

  /// `printf 0123456789abcdefghijkl | sha256sum`, its first 16 bytes in URL-safe Base64.
  @Test
  void it_is_half_of_the_sha_256_of_the_secret() {
    assertThat(SeatId.of("0123456789abcdefghijkl").text()).isEqualTo("JllLosc-vBcgR_IwVmO8LA");
  }

  @Test
  void different_secrets_open_different_seats() {
    assertThat(SeatId.of("a".repeat(22))).isNotEqualTo(SeatId.of("a".repeat(23)));
  }

  @Test
  void a_secret_has_22_to_64_characters_of_url_safe_base_64() {
    assertThat(SeatId.isSecret("aZ09-_".repeat(4))).isTrue();
    assertThat(SeatId.isSecret("a".repeat(22))).isTrue();
    assertThat(SeatId.isSecret("a".repeat(64))).isTrue();
    assertThat(SeatId.isSecret("a".repeat(21))).isFalse();
    assertThat(SeatId.isSecret("a".repeat(65))).isFalse();
    assertThat(SeatId.isSecret("a".repeat(22) + "\n")).isFalse();
    assertThat(SeatId.isSecret("é".repeat(22))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "short",
        "0PwSdr4BX1sA3pYvLQm2Ag=",
        "0PwSdr4BX1sA3pYvLQm2A+",
        "../../etc/passwd-------"
      })
  void what_is_no_id_is_none(String text) {
    assertThat(SeatId.isWellFormed(text)).isFalse();
    assertThatThrownBy(() -> new SeatId(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
