package parlor.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The golden files: one frame each, as docs/wire.md shows them to the world.
final class Golden {

  private static final Path HOME = Path.of("src/test/resources/wire");
  private static final Path PAGE = Path.of("../docs/wire.md");

  private Golden() {}

  static String client(String name) {
    return read(HOME.resolve("client").resolve(name + ".json")).strip();
  }

  static String server(String name) {
    return read(HOME.resolve("server").resolve(name + ".json")).strip();
  }

  static List<String> clientNames() {
    return names(HOME.resolve("client"));
  }

  static List<String> serverNames() {
    return names(HOME.resolve("server"));
  }

  /// The protocol as the world reads it.
  static String page() {
    return read(PAGE);
  }

  private static List<String> names(Path folder) {
    try (var files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString().replace(".json", ""))
          .sorted()
          .toList();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
