package parlor.swarm.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// A JVM of its own. None outlives the JVM that started it.
public final class Program {

  private static final int END_SECONDS = 60;
  private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> RUNNING.forEach(Process::destroyForcibly), "programs"));
  }

  private final Process process;

  private Program(Process process) {
    this.process = process;
    RUNNING.add(process);
    var _ = process.onExit().thenRun(() -> RUNNING.remove(process));
  }

  /// The flags of ./parlor for as much memory.
  static List<String> flags(String heap) {
    return List.of("-Xmx" + heap, "-XX:+UseSerialGC");
  }

  /// Starts one.
  ///
  /// @param around what it is run by
  /// @param flags for the JVM: its memory and the collector
  /// @param log what it logs is added there
  public static Program start(
      List<String> around, List<String> flags, Class<?> main, List<String> args, Path log) {
    var command = new ArrayList<>(around);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(
        List.of(
            "-XX:+UseCompactObjectHeaders",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dparlor.test.log=INFO",
            "-cp",
            System.getProperty("java.class.path"),
            main.getName()));
    command.addAll(args);
    try {
      return new Program(
          new ProcessBuilder(command)
              .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start());
    } catch (IOException fault) {
      throw new UncheckedIOException("starting " + main.getSimpleName(), fault);
    }
  }

  public long pid() {
    return process.pid();
  }

  boolean isRunning() {
    return process.isAlive();
  }

  public BufferedReader output() {
    return process.inputReader(StandardCharsets.UTF_8);
  }

  public BufferedWriter input() {
    return process.outputWriter(StandardCharsets.UTF_8);
  }

  void signal(Signal signal) {
    assertThat(isRunning()).as("process %d runs", pid()).isTrue();
    Tool.run("kill", "-" + signal, Long.toString(pid()));
  }

  void awaitEnd() {
    try {
      assertThat(process.waitFor(END_SECONDS, TimeUnit.SECONDS))
          .as("process %d ends", pid())
          .isTrue();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while process " + pid() + " ends", stopped);
    }
  }

  public void end() {
    process.destroyForcibly();
    awaitEnd();
  }
}
