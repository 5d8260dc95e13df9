package parlor.trials;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// What a node keeps in memory.
final class Heap {

  private static final Pattern USED = Pattern.compile("used (\\d+)K");

  private Heap() {}

  /// Kilobytes of heap in use once everything that nobody needs is gone.
  static long usedKilobytes(Node node) {
    jcmd(node, "GC.run");
    var info = jcmd(node, "GC.heap_info");
    var used = USED.matcher(info);
    if (!used.find()) {
      throw new AssertionError("no heap in: " + info);
    }
    return Long.parseLong(used.group(1));
  }

  private static String jcmd(Node node, String command) {
    var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    var builder = new ProcessBuilder(jcmd, Long.toString(node.pid()), command);
    try (var process = new Reaper(builder.redirectErrorStream(true).start())) {
      var out = process.get().getInputStream().readAllBytes();
      process.awaitExit(Patience.SHORT);
      return new String(out, StandardCharsets.UTF_8);
    } catch (IOException fault) {
      throw new UncheckedIOException("asking " + node.pid() + " for " + command, fault);
    }
  }
}
