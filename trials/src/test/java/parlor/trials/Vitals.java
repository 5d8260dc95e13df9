package parlor.trials;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What a node holds of its machine, as Linux counts it.
///
/// @param handles open files and sockets
record Vitals(int handles, int threads) {

  static Vitals of(Node node) {
    var process = Path.of("/proc", Long.toString(node.pid()));
    return new Vitals(entries(process.resolve("fd")), entries(process.resolve("task")));
  }

  private static int entries(Path directory) {
    try (var all = Files.list(directory)) {
      return Math.toIntExact(all.count());
    } catch (IOException fault) {
      throw new UncheckedIOException("counting " + directory, fault);
    }
  }

  /// Waits until a node holds no more than this many handles. It is asked for something between two
  /// looks, so that nobody looks more often than it can answer.
  static void awaitHandles(Node node, int most) {
    long end = System.nanoTime() + Patience.SHORT.toNanos();
    while (of(node).handles() > most) {
      if (System.nanoTime() > end) {
        throw new AssertionError(of(node) + ", but only " + most + " handles were expected");
      }
      Http.get(node, "/r/nobody/glance");
    }
  }
}
