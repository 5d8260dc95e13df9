package parlor.trials.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parlor.trials.Patience;
import parlor.trials.Reaper;
import parlor.trials.cluster.Hosts;
import parlor.trials.cluster.Tool;

/// The big scale test as it is part of all that must pass: small, and what it says is right.
@Timeout(420)
class ScaleTest {

  @Test
  void nothing_is_lost_by_a_crowd_on_nodes_that_come_go_die_and_are_cut_off(@TempDir Path out)
      throws IOException {
    var report = ScaleTrial.run(Options.read(List.of("--quick")));
    System.out.print(report.text());
    Files.writeString(out.resolve("report.html"), report.html());

    assertThat(report.isRight()).as(report.text()).isTrue();
    assertThat(report.verdicts())
        .as("bars of every part")
        .extracting(Verdict::part)
        .containsAll(Options.read(List.of("--quick")).parts());
    assertThat(report.verdicts())
        .filteredOn(verdict -> verdict.what().equals("votes"))
        .noneMatch(verdict -> verdict.measured().equals("0"));
    assertThat(report.html()).contains("SIGKILL node 2", "<path d=\"M");
  }

  /// Whoever has seen enough stops it: none of its processes stays, and none of its hosts.
  @Test
  @Tag("long")
  void what_is_stopped_half_way_leaves_nothing() throws IOException {
    Hosts.some(1).close();
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var process =
        new ProcessBuilder(
                java,
                "-cp",
                System.getProperty("java.class.path"),
                ScaleTrial.class.getName(),
                "--quick")
            .redirectErrorStream(true)
            .start();
    try (var trial = new Reaper(process)) {
      awaitLine(process.inputReader(), "voters come in");
      var started = new ArrayList<>(process.descendants().toList());
      assertThat(started).hasSizeGreaterThan(5);
      process.destroy();
      trial.awaitExit(Patience.LONG);
      Patience.until(
          Duration.ofSeconds(20),
          () -> "the end of " + started,
          () -> started.stream().noneMatch(ProcessHandle::isAlive));
      assertThat(Tool.run("ip", "netns", "list")).doesNotContain("parlor-" + process.pid() + "-");
      assertThat(Tool.run("ip", "link")).doesNotContain("pl" + process.pid());
    }
  }

  private static void awaitLine(BufferedReader lines, String wanted) throws IOException {
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.contains(wanted)) {
        return;
      }
    }
    throw new AssertionError("it never said: " + wanted);
  }
}
