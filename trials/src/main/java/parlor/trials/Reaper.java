package parlor.trials;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Holds a process, and leaves none behind: not after [#close], and not when the trials end in any
/// other way that the JVM notices.
public record Reaper(Process get) implements AutoCloseable {

  private static final Set<Process> ALIVE = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> ALIVE.forEach(Reaper::end), "reaper"));
  }

  public Reaper {
    ALIVE.add(get);
    var _ = get.onExit().thenAccept(ALIVE::remove);
  }

  public int awaitExit(Duration bound) {
    return Patience.await(get.onExit(), bound, "end of process " + get.pid()).exitValue();
  }

  @Override
  public void close() {
    end(get);
    awaitExit(Patience.SHORT);
  }

  /// With what it started: ./parlor may be in the middle of a build.
  private static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
