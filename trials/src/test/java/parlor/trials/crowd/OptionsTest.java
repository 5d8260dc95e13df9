package parlor.trials.crowd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

  @Test
  void nothing_need_be_said() {
    var options = Options.read(List.of());
    assertThat(options.plan().sockets()).isEqualTo(19_000);
    assertThat(options.rate()).isEqualTo(20_000);
  }

  @Test
  void variables_are_for_the_node() {
    var options = Options.read(List.of("--rooms", "3", "EXTRA_JAVA_OPTS=-Xmx1g"));
    assertThat(options.plan().rooms()).isEqualTo(3);
    assertThat(options.settings()).containsExactly("EXTRA_JAVA_OPTS=-Xmx1g");
  }

  @ParameterizedTest
  @CsvSource({
    "--rooms 2000, 'sockets in all: 20000, but from 1 to 19900 are possible'",
    "--rooms 0, 'rooms: 0, but from 1 to 19900 are possible'",
    "--rooms many, '--rooms needs a whole number, not \"many\"'",
    "--rooms, --rooms needs a value",
    "--seconds 601, --seconds 601: from 1 to 600 are possible",
    "--romos 3, unknown: --romos 3"
  })
  void what_cannot_be_is_told(String words, String told) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Options.read(List.of(words.split(" ", -1))))
        .withMessage(told);
  }
}
