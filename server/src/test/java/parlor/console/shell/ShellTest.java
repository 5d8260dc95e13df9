package parlor.console.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The looks of the shell, which only the JDK's own shell can write down.
class ShellTest {

  @Test
  void the_jdk_retains_the_looks_it_is_told() {
    var looks = new Shell("", Path.of("unused"), true).prepared();
    assertThat(looks).containsEntry("FEEDBACK", "parlor");
    assertThat(looks.values()).anyMatch(mode -> mode.contains("parlor> "));
    assertThat(looks.keySet()).noneMatch(key -> key.startsWith("HISTORY"));
  }
}
