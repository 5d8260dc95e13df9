package parlor.console.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is remembered from one prompt to the next.
class HistoryTest {

  private static final Map<String, String> MEMORY =
      Map.of("HISTORY_LINE_0", "party.dump()", "HISTORY_LINE_1", "\"é\" +\\", "FEEDBACK", "x");

  @TempDir Path home;

  @Test
  void lines_come_back_and_nothing_else_does() {
    var history = new History(home.resolve("typed"));
    assertThat(history.read()).isEmpty();
    history.write(MEMORY);
    history.write(MEMORY);
    assertThat(history.read())
        .isEqualTo(Map.of("HISTORY_LINE_0", "party.dump()", "HISTORY_LINE_1", "\"é\" +\\"));
  }

  @Test
  void only_its_owner_may_read_it() throws IOException {
    new History(home.resolve("typed")).write(MEMORY);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("typed"))))
        .isEqualTo("rw-------");
  }

  @Test
  void without_a_home_there_is_none() {
    var history = new History(home.resolve("nowhere").resolve("typed"));
    history.write(MEMORY);
    assertThat(history.read()).isEmpty();
  }
}
