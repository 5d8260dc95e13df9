package parlor.swarm.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Programs of this machine that end by themselves.
final class Tool {

  private Tool() {}

  /// What came of a call.
  ///
  /// @param text all that it printed
  record Ended(int code, String text) {}

  /// Runs a program, whatever comes of it.
  static Ended tried(String... command) {
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Ended(process.waitFor(), text);
    } catch (IOException missing) {
      return new Ended(127, String.valueOf(missing.getMessage()));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new Ended(130, "interrupted");
    }
  }

  /// Runs a program that must succeed.
  static String run(String... command) {
    var ended = tried(command);
    assertThat(ended.code()).as("%s: %s", String.join(" ", command), ended.text()).isZero();
    return ended.text();
  }
}
