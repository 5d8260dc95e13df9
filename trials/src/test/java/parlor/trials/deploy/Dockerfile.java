package parlor.trials.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// What an image is made of.
///
/// @param instructions in their order, each on one line
record Dockerfile(List<String> instructions) {

  private static final String HOME = "/opt/parlor";

  Dockerfile {
    instructions = List.copyOf(instructions);
  }

  static Dockerfile read() {
    var text =
        Shelf.text("Dockerfile").replaceAll("(?m)^\\s*#.*\n", "").replaceAll("\\\\\n\\s*", "");
    return new Dockerfile(text.lines().filter(line -> !line.isBlank()).toList());
  }

  /// Something that is copied from one tree to another, both seen from where `./parlor` is.
  record Copy(List<String> sources, String target) {
    Copy {
      sources = List.copyOf(sources);
    }

    private static Copy of(List<String> words) {
      return new Copy(
          words.subList(0, words.size() - 1).stream().map(Dockerfile::inHome).toList(),
          words.getLast());
    }
  }

  /// What is copied out of the clone.
  List<Copy> fromClone() {
    return copies("COPY (?!--from=).*");
  }

  /// What is copied out of the stage that builds.
  List<Copy> fromBuild() {
    return copies("COPY --from=build .*");
  }

  private List<Copy> copies(String form) {
    return instructions.stream()
        .filter(instruction -> instruction.matches(form))
        .map(instruction -> List.of(instruction.replaceAll("COPY (--\\S+ )?", "").split("\\s+")))
        .map(Copy::of)
        .toList();
  }

  private static String inHome(String path) {
    return path.startsWith(HOME + "/") ? path.substring(HOME.length() + 1) : path;
  }

  /// What an instruction says for the last time.
  String last(String instruction) {
    return instructions.reversed().stream()
        .filter(line -> line.startsWith(instruction + " "))
        .map(line -> line.substring(instruction.length() + 1))
        .findFirst()
        .orElseThrow();
  }

  /// Does as COPY does: a directory is given for what is in it, and times are kept, to the second.
  static void carryOut(List<Copy> copies, Path from, Path to) {
    for (var copy : copies) {
      for (var source : copy.sources()) {
        var origin = from.resolve(source);
        var intoDirectory = copy.target().endsWith("/") && !Files.isDirectory(origin);
        var target = to.resolve(copy.target()).normalize();
        carry(origin, intoDirectory ? target.resolve(origin.getFileName()) : target);
      }
    }
  }

  private static void carry(Path origin, Path target) {
    try (Stream<Path> all = Files.walk(origin)) {
      for (var file : all.filter(Files::isRegularFile).toList()) {
        var there = target.resolve(origin.relativize(file).toString()).normalize();
        Files.createDirectories(there.resolveSibling("."));
        Files.copy(file, there, StandardCopyOption.COPY_ATTRIBUTES);
        var time = Files.getLastModifiedTime(file).to(TimeUnit.SECONDS);
        Files.setLastModifiedTime(there, FileTime.from(time, TimeUnit.SECONDS));
      }
    } catch (IOException fault) {
      throw new UncheckedIOException("copying " + origin + " to " + target, fault);
    }
  }

  /// Whether `.dockerignore` lets a path into the build. It begins with leaving out everything.
  static boolean isLetIn(String path, String ignore) {
    return Arrays.stream(ignore.split("\n"))
        .filter(line -> line.startsWith("!"))
        .map(line -> line.substring(1))
        .anyMatch(let -> path.equals(let) || path.startsWith(let + "/"));
  }
}
