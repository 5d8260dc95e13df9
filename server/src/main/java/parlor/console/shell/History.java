package parlor.console.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/// What was typed at earlier prompts, in a file that only its owner can read. It is a convenience:
/// what cannot be read is forgotten, what cannot be written is lost.
///
/// @param file in the home of whoever types
record History(Path file) {

  /// How the shell calls the lines it remembers, among other things.
  private static final String LINE = "HISTORY_LINE_";

  /// The lines as the shell remembers them.
  Map<String, String> read() {
    var read = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      read.load(reader);
    } catch (IOException | IllegalArgumentException none) {
      return Map.of();
    }
    return lines(read);
  }

  /// @param memory of the shell, of which only the lines are kept
  void write(Map<String, String> memory) {
    var kept = new Properties();
    kept.putAll(lines(memory));
    try {
      Files.deleteIfExists(file);
      if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        var own = PosixFilePermissions.fromString("rw-------");
        Files.createFile(file, PosixFilePermissions.asFileAttribute(own));
      }
      try (var writer = Files.newBufferedWriter(file)) {
        kept.store(writer, "What was typed at ./parlor console");
      }
    } catch (IOException readOnly) {
      // Whoever has no home that can be written to begins anew each time.
      return;
    }
  }

  private static Map<String, String> lines(Map<?, ?> all) {
    var lines = new TreeMap<String, String>();
    all.forEach((key, value) -> {
      if (key.toString().startsWith(LINE)) {
        lines.put(key.toString(), value.toString());
      }
    });
    return lines;
  }
}
