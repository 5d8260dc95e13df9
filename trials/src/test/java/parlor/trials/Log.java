package parlor.trials;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/// All that a node printed, over all its restarts. Kept in a file too, for who looks for the reason
/// of a failure.
public final class Log {

  private static final Path DIRECTORY = Path.of("target", "logs").toAbsolutePath();

  private static final Pattern TROUBLE =
      Pattern.compile(
          " (WARN|ERROR) |\"level\":\"(WARN|ERROR)\"|Exception|\\bError\\b|^\\s+at |^WARNING|not in order");

  private static final Pattern BROKEN =
      Pattern.compile(" ERROR |\"level\":\"ERROR\"|^\\s+at |^Exception in thread");

  private final Path file;
  private final BufferedWriter writer;
  private final List<String> lines = new CopyOnWriteArrayList<>();

  Log(String name) {
    try {
      this.file = Files.createDirectories(DIRECTORY).resolve(name + ".log");
      this.writer = Files.newBufferedWriter(file);
    } catch (IOException fault) {
      throw new UncheckedIOException("opening the log " + name, fault);
    }
  }

  synchronized void add(String line) {
    try {
      lines.add(line);
      writer.write(line);
      writer.newLine();
      writer.flush();
    } catch (IOException fault) {
      throw new UncheckedIOException("writing " + file, fault);
    }
  }

  public Path file() {
    return file;
  }

  public List<String> lines() {
    return List.copyOf(lines);
  }

  /// Whether a line tells of something that must never happen, whatever befalls a node.
  public static boolean isBroken(String line) {
    return BROKEN.matcher(line).find();
  }

  /// Fails if there is a warning, an error or an exception in it.
  public void isClean() {
    var trouble = lines.stream().filter(line -> TROUBLE.matcher(line).find()).toList();
    if (!trouble.isEmpty()) {
      throw new AssertionError("trouble in " + file + ":\n" + String.join("\n", trouble));
    }
  }

  @Override
  public String toString() {
    return file + ":\n" + String.join("\n", lines);
  }
}
