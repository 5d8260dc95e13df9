package parlor.trials;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;

/// What a node holds of its machine, as Linux counts it.
///
/// @param handles open files and sockets
/// @param residentKilobytes of memory
public record Vitals(int handles, int threads, long residentKilobytes) {

  public static Vitals of(Node node) {
    var process = Path.of("/proc", Long.toString(node.pid()));
    return new Vitals(
        entries(process.resolve("fd")), entries(process.resolve("task")), resident(process));
  }

  private static long resident(Path process) {
    try (var status = Files.lines(process.resolve("status"))) {
      return status
          .filter(line -> line.startsWith("VmRSS:"))
          .map(line -> line.replaceAll("\\D", ""))
          .mapToLong(Long::parseLong)
          .findFirst()
          .orElse(0);
    } catch (IOException fault) {
      throw new UncheckedIOException("reading the status of " + process, fault);
    }
  }

  private static int entries(Path directory) {
    try (var all = Files.list(directory)) {
      return Math.toIntExact(all.count());
    } catch (IOException fault) {
      throw new UncheckedIOException("counting " + directory, fault);
    }
  }

  /// Waits until this is so. The node is asked for something between two looks, so that nobody
  /// looks more often than it can answer.
  static void await(Node node, String what, Predicate<Vitals> wanted) {
    long end = System.nanoTime() + Patience.SHORT.toNanos();
    for (var now = of(node); !wanted.test(now); now = of(node)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("never came: " + what + ", but " + now);
      }
      Http.get(node, "/r/nobody/glance");
    }
  }
}
