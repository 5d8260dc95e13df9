package parlor.trials.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

  @Test
  void without_options_it_is_the_whole_test() {
    var options = Options.read(List.of());
    assertThat(options.sockets()).isEqualTo(100_000);
    assertThat(options.nodes()).isEqualTo(10);
    assertThat(options.loads()).isEqualTo(6);
    assertThat(options.parts()).doesNotContain(Part.SOAK);
  }

  @Test
  void what_is_named_takes_the_place_of_what_is_usual() {
    var options = Options.read(List.of("--quick", "--parts", "roll,kill,roll", "--nodes", "3"));
    assertThat(options.parts()).containsExactly(Part.ROLL, Part.KILL);
    assertThat(options.nodes()).isEqualTo(3);
  }

  @Test
  void no_more_come_through_the_proxy_than_there_are() {
    assertThat(Options.read(List.of("--rooms", "60")).proxied()).isEqualTo(600);
  }

  @Test
  void where_no_report_can_be_written_nothing_begins(@TempDir Path directory) throws IOException {
    var file = Files.createFile(directory.resolve("file"));
    var options = Options.read(List.of("--out", file.resolve("below").toString()));
    assertThatThrownBy(() -> ScaleTrial.makeRoom(options.out()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--out " + file);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--parts kil | \"kil\" is no part",
        "--nodes 2 | from 3 to 50",
        "--nodes x | whole number",
        "--nodes | needs a value",
        "--noodles 3 | unknown: --noodles 3",
        "--rooms 0 | --rooms 0: from 1 to 50,000",
        "--rooms 50000 --voters 200 | --rooms times --voters",
        "--proxied 9001 | from 0 to 9,000",
      })
  void wrong_calls_are_explained(String words, String about) {
    assertThatThrownBy(() -> Options.read(List.of(words.split(" ", -1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(about);
  }
}
