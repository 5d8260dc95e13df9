package parlor.swarm.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The benchmark in small: nothing of what is asked fails, whatever the figures are.
@Tag("long")
@Timeout(300)
class LimitsTest {

  @Test
  void everything_that_is_asked_is_done() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
      Limits.run(
          Options.read(
              "crowded",
              "late",
              "--tls",
              "on",
              "--processes",
              "4000",
              "--warm",
              "1",
              "--seconds",
              "1",
              "--turns",
              "1",
              "--heap",
              "256m"),
          out);
    }
    var told = bytes.toString(StandardCharsets.UTF_8);
    assertThat(told)
        .contains("| changes in one shard, 2,000 in flight |")
        .contains("| a group of 4,000, asked for 30,000 ms | 4,000 answered, 0 shards silent")
        .doesNotContain("not done");
  }
}
