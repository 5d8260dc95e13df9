package parlor.trials.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import parlor.trials.Patience;
import parlor.trials.Reaper;
import parlor.trials.Script;
import parlor.trials.cluster.Tool;

/// `./parlor console`, and what goes in and comes out.
final class Console implements AutoCloseable {

  /// What a terminal does beside showing letters.
  private static final Pattern CONTROL =
      Pattern.compile("\u001b\\[[0-9;?]*[a-zA-Z]|\u001b[=>]|[\r\u0007]");

  private final Reaper process;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final List<CompletableFuture<Void>> readers;

  private Console(ProcessBuilder builder) {
    try {
      process = new Reaper(builder.start());
    } catch (IOException fault) {
      throw new UncheckedIOException("starting " + builder.command(), fault);
    }
    readers =
        List.of(
            reading(process.get().getInputStream(), out),
            reading(process.get().getErrorStream(), err));
  }

  /// At the other end of two pipes.
  static Console piped(List<String> environment, String... arguments) {
    return new Console(builder(environment, arguments));
  }

  /// In a terminal of its own.
  static Console inTerminal(List<String> environment, String... arguments) {
    var builder = builder(environment, arguments);
    var typed = String.join(" ", builder.command());
    return new Console(
        builder.command(Tool.find("script", "bsdutils"), "-qefc", typed, "/dev/null"));
  }

  private static ProcessBuilder builder(List<String> environment, String... arguments) {
    var all = new ArrayList<>(List.of("console"));
    all.addAll(List.of(arguments));
    var builder = Script.builder(environment, all.toArray(String[]::new));
    builder.environment().put("TERM", "dumb");
    builder.environment().put("LC_ALL", "C.UTF-8");
    return builder;
  }

  /// Reading from a pipe holds a thread of the platform, and virtual ones share very few.
  private static CompletableFuture<Void> reading(InputStream from, StringWriter to) {
    var all = new CompletableFuture<Void>();
    Thread.ofPlatform().daemon().start(() -> read(from, to, all));
    return all;
  }

  private static void read(InputStream from, StringWriter to, CompletableFuture<Void> all) {
    try (var reader = new InputStreamReader(from, StandardCharsets.UTF_8)) {
      for (int next = reader.read(); next >= 0; next = reader.read()) {
        to.write(next);
      }
    } catch (IOException over) {
      to.append("(no more: ").append(over.getMessage()).append(")");
    } finally {
      all.complete(null);
    }
  }

  void type(String line) {
    try {
      var in = process.get().getOutputStream();
      in.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      in.flush();
    } catch (IOException fault) {
      throw new UncheckedIOException("typing " + line, fault);
    }
  }

  /// Ctrl-D, at the end of a pipe.
  void endInput() {
    try {
      process.get().getOutputStream().close();
    } catch (IOException fault) {
      throw new UncheckedIOException("ending what is typed", fault);
    }
  }

  /// All that was printed so far, as someone sees it.
  String shown() {
    return CONTROL.matcher(out.toString()).replaceAll("");
  }

  String said() {
    return err.toString();
  }

  /// Waits until it has shown this at its end.
  void awaitEnd(String end) {
    Patience.until(
        Patience.LONG,
        () -> "\"" + end + "\" at the end of what it shows: " + shown() + said(),
        () -> shown().endsWith(end) || !process().isAlive());
    assertThat(shown()).as(said()).endsWith(end);
  }

  ProcessHandle process() {
    return process.get().toHandle();
  }

  int awaitExit() {
    int code = process.awaitExit(Patience.LONG);
    readers.forEach(all -> Patience.await(all, Patience.SHORT, "all of its output"));
    return code;
  }

  @Override
  public void close() {
    process.close();
  }
}
