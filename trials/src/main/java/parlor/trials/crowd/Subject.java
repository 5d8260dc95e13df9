package parlor.trials.crowd;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import parlor.trials.Patience;
import parlor.trials.Reaper;
import parlor.trials.Script;

/// A server under load: a process of its own, on cores of its own where that is asked for.
final class Subject implements AutoCloseable {

  private static final Pattern OPEN = Pattern.compile(".* is open at http://localhost:(\\d+)");

  /// Linux counts processor time in hundredths of a second.
  private static final double TICKS_PER_SECOND = 100;

  /// Where `/proc/<pid>/stat` has the time in user mode, counted behind the name of the command;
  /// the time in the kernel follows.
  private static final int USER_TIME = 11;

  private final Reaper process;
  private final CompletableFuture<Integer> port = new CompletableFuture<>();

  private Subject(ProcessBuilder builder, Optional<String> cores) {
    var command = new ArrayList<String>();
    cores.ifPresent(list -> command.addAll(List.of("taskset", "--cpu-list", list)));
    command.addAll(builder.command());
    try {
      process = new Reaper(builder.command(command).redirectErrorStream(true).start());
    } catch (IOException fault) {
      throw new UncheckedIOException("starting " + command, fault);
    }
    Thread.ofVirtual().start(this::listen);
    Patience.await(port, Patience.LONG, "the opening of " + command.getLast());
  }

  /// A node, by `./parlor`.
  ///
  /// @param settings such as `EXTRA_JAVA_OPTS=-Xmx1g`
  static Subject parlor(Optional<String> cores, List<String> settings) {
    var environment = new ArrayList<>(List.of("PORT=0"));
    environment.addAll(settings);
    return new Subject(Script.builder(environment), cores);
  }

  /// The server that only broadcasts, on the JDK and the class path that this program runs on.
  static Subject broadcast(Optional<String> cores) {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new Subject(
        new ProcessBuilder(
            java,
            "-XX:+UseCompactObjectHeaders",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            System.getProperty("java.class.path"),
            "parlor.trials.broadcast.Broadcast"),
        cores);
  }

  private void listen() {
    try (var lines = process.get().inputReader()) {
      lines
          .lines()
          .forEach(line -> {
            var open = OPEN.matcher(line);
            if (open.matches()) {
              port.complete(Integer.valueOf(open.group(1)));
            } else {
              System.err.println("  server: " + line);
            }
          });
    } catch (IOException | UncheckedIOException ended) {
      port.completeExceptionally(ended);
    }
    port.completeExceptionally(new IOException("it ended before it was open"));
  }

  int port() {
    return port.join();
  }

  long pid() {
    return process.get().pid();
  }

  /// What it keeps in memory, in kilobytes, as the kernel counts it (VmRSS).
  long residentKilobytes() {
    return proc("status")
        .lines()
        .filter(line -> line.startsWith("VmRSS:"))
        .map(line -> line.replaceAll("\\D", ""))
        .mapToLong(Long::parseLong)
        .findFirst()
        .orElse(0);
  }

  /// Processor time it has had, in seconds.
  double processorSeconds() {
    var stat = proc("stat");
    var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    long ticks = Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[USER_TIME + 1]);
    return ticks / TICKS_PER_SECOND;
  }

  private String proc(String file) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(pid()), file));
    } catch (IOException fault) {
      throw new UncheckedIOException("reading /proc of the server; is it alive?", fault);
    }
  }

  @Override
  public void close() {
    process.close();
  }
}
