package parlor.trials.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import parlor.trials.Patience;
import parlor.trials.Reaper;

/// Programs of this machine.
public final class Tool {

  private Tool() {}

  /// What came of a call.
  ///
  /// @param text all that it printed
  public record Ended(int code, String text) {}

  /// Runs a program to its end, whatever that is.
  public static Ended tried(String... command) {
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      try (var reaper = new Reaper(process)) {
        process.getOutputStream().close();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(reaper.awaitExit(Patience.SHORT), text);
      }
    } catch (IOException missing) {
      return new Ended(127, String.valueOf(missing.getMessage()));
    }
  }

  /// Runs a program that must succeed.
  public static String run(String... command) {
    var ended = tried(command);
    assertThat(ended.code()).as("%s: %s", String.join(" ", command), ended.text()).isZero();
    return ended.text();
  }

  /// Skips the test where a program is missing.
  ///
  /// @return its path
  public static String find(String name, String debianPackage) {
    var found =
        Stream.of(
                String.valueOf(System.getenv("PATH")).split(":"),
                new String[] {"/usr/sbin", "/sbin"})
            .flatMap(Stream::of)
            .map(directory -> Path.of(directory, name))
            .filter(Files::isExecutable)
            .findFirst();
    assumeTrue(
        found.isPresent(), "No " + name + " here: on Debian, apt-get install " + debianPackage);
    return found.orElseThrow().toString();
  }

  /// Starts a program that goes on until it is closed.
  public static Reaper start(List<String> command, Path output) {
    try {
      return new Reaper(
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start());
    } catch (IOException fault) {
      throw new UncheckedIOException("starting " + command, fault);
    }
  }
}
