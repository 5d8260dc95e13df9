package parlor.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The example of the README, as it is shown there.
@Timeout(180)
class ExampleTest {

  private static final Pattern LINE =
      Pattern.compile("Answer\\[answer=(\\d+)] at (127\\.0\\.0\\.(\\d))");

  /// One of its three processes, and what it has printed.
  private record Running(Process process, List<String> lines) {

    static Running start(int node, int port) throws IOException {
      var command =
          List.of(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-Xmx256m",
              "-XX:+UseSerialGC",
              "--sun-misc-unsafe-memory-access=allow",
              "-Dport=" + port,
              "-cp",
              System.getProperty("java.class.path"),
              Example.class.getName(),
              Integer.toString(node));
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      var lines = new CopyOnWriteArrayList<String>();
      Thread.ofVirtual().start(() -> read(process, lines));
      return new Running(process, lines);
    }

    private static void read(Process process, List<String> lines) {
      try (var out =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
        out.lines().forEach(lines::add);
      } catch (IOException | UncheckedIOException ended) {
        lines.add("ended: " + ended.getMessage());
      }
    }

    long visits() {
      return last(1);
    }

    int owner() {
      return (int) last(3);
    }

    private long last(int group) {
      for (var line : lines.reversed()) {
        var found = LINE.matcher(line);
        if (found.matches()) {
          return Long.parseLong(found.group(group));
        }
      }
      return 0;
    }
  }

  @Test
  void the_readme_shows_it_as_it_is() throws IOException {
    var source = Files.readString(Path.of("src/test/java/parlor/swarm/Example.java"));
    var shown = source.substring(source.indexOf("/// A counter"));
    assertThat(Files.readString(Path.of("README.md"))).contains(shown.strip());
    assertThat(shown.lines().filter(line -> !line.isBlank()).count()).isLessThanOrEqualTo(50);
  }

  @Test
  void the_counter_survives_the_death_of_its_node() throws IOException {
    var nodes = new ArrayList<Running>();
    int port = freePort();
    try {
      for (int node = 1; node <= 3; node++) {
        nodes.add(Running.start(node, port));
      }
      Wait.until(60, () -> nodes.stream().allMatch(node -> node.visits() > 5));
      int owner = nodes.getFirst().owner();
      assertThat(owner).as("%s", nodes.getFirst().lines()).isBetween(1, 3);
      var others = new ArrayList<>(nodes);
      var victim = others.remove(owner - 1);
      victim.process().destroyForcibly();
      long before = nodes.stream().mapToLong(Running::visits).max().orElseThrow();
      Wait.until(
          60,
          () ->
              others.stream()
                  .allMatch(node -> node.visits() > before + 5 && node.owner() != owner));
      assertThat(others)
          .as("after %d", before)
          .allSatisfy(node -> {
            assertThat(node.visits()).isGreaterThan(before);
            assertThat(node.owner()).isNotEqualTo(owner);
          });
    } finally {
      nodes.forEach(node -> node.process().destroyForcibly());
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }
}
