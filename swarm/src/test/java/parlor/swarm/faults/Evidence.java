package parlor.swarm.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What was measured of one fault: one line in `target/faults.txt`. What happened when, and the
/// logs of all nodes, are in a directory of its own in `target/faults`.
final class Evidence {

  private static final Path FILE = Path.of("target", "faults.txt").toAbsolutePath();

  private final String fault;
  private final Path directory;
  private final List<String> parts = new ArrayList<>();

  Evidence(String fault) {
    this.fault = fault;
    this.directory =
        Path.of("target", "faults", fault.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"))
            .toAbsolutePath();
    try {
      Files.createDirectories(directory);
      try (Stream<Path> old = Files.list(directory)) {
        for (var file : old.toList()) {
          Files.delete(file);
        }
      }
    } catch (IOException broken) {
      throw new UncheckedIOException("making " + directory, broken);
    }
    var load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    happened("begins, at a load of %.1f".formatted(load));
  }

  /// Where logs go.
  Path directory() {
    return directory;
  }

  /// Something happened.
  void happened(String what) {
    var now = LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.MILLIS);
    write(directory.resolve("story.txt"), now + " " + what);
  }

  /// Adds a figure to the line.
  void says(String what) {
    happened(what);
    parts.add(what);
  }

  /// Adds a time to the line, with the bar, which is not asserted: this machine does more than one
  /// thing.
  void took(String what, long millis, long bar) {
    says("%s %,d ms%s".formatted(what, millis, Bar.told(millis, bar)));
  }

  /// The line is complete.
  void end() {
    var line = fault + ": " + String.join("; ", parts);
    System.out.println(line);
    write(FILE, line);
  }

  /// What cannot be done here is said where the figures are.
  static void skipped(String fault, String why) {
    var line = fault + ": SKIPPED, nothing is proved: " + why;
    System.out.println(line);
    write(FILE, line);
  }

  private static void write(Path file, String line) {
    try {
      Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException broken) {
      throw new UncheckedIOException("writing " + file, broken);
    }
  }
}
