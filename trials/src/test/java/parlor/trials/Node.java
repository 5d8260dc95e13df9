package parlor.trials;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/// A node: a process of its own, started by `./parlor` like anyone starts one.
public final class Node implements Door, AutoCloseable {

  /// A node that serves no people has at most a port for its figures.
  private static final Pattern OPEN =
      Pattern.compile("(?:Parlor is open|Metrics are) at http://localhost:(\\d+)(?:/metrics)?");

  private static final Duration STOPPING = Duration.ofSeconds(30);
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final Place place;
  private final List<String> environment;
  private final Log log;
  private final AtomicInteger rooms = new AtomicInteger();
  private int port;
  private Reaper process;
  private CompletableFuture<Void> printed = new CompletableFuture<>();

  private Node(Place place, int port, List<String> environment) {
    this.place = place;
    this.environment = environment;
    this.log = new Log(caller() + "-" + COUNT.incrementAndGet());
    this.port = port;
    this.process = open();
  }

  /// Starts a node on a free port and waits until it is open.
  ///
  /// @param environment such as `PARLOR_SEATS_PER_ROOM=3`
  public static Node aNode(String... environment) {
    return aNodeOn(0, environment);
  }

  public static Node aNodeOn(int port, String... environment) {
    return new Node(Place.HERE, port, List.of(environment));
  }

  /// Starts a node somewhere else.
  public static Node aNodeAt(Place place, List<String> environment) {
    return new Node(place, 0, List.copyOf(environment));
  }

  private Reaper open() {
    var opened = new CompletableFuture<Integer>();
    printed = new CompletableFuture<>();
    var started = start();
    // Reading from a pipe holds a thread of the platform, and virtual ones share very few.
    Thread.ofPlatform()
        .daemon()
        .name("log " + log.file().getFileName())
        .start(() -> listen(started.get(), opened, printed));
    try {
      port = Patience.await(opened, Patience.LONG, "the node's opening, see " + log.file());
    } catch (AssertionError fault) {
      started.close();
      throw fault;
    }
    return started;
  }

  private Reaper start() {
    var settings = new ArrayList<>(List.of("PORT=" + port));
    settings.addAll(environment);
    var builder = Script.builder(settings);
    var command = new ArrayList<>(place.prefix());
    command.addAll(builder.command());
    try {
      return new Reaper(builder.command(command).redirectErrorStream(true).start());
    } catch (IOException fault) {
      throw new UncheckedIOException("starting ./parlor", fault);
    }
  }

  private void listen(
      Process process, CompletableFuture<Integer> opened, CompletableFuture<Void> printed) {
    try (BufferedReader lines = process.inputReader()) {
      lines
          .lines()
          .forEach(line -> {
            log.add(line);
            var open = OPEN.matcher(line);
            if (open.matches()) {
              opened.complete(Integer.valueOf(open.group(1)));
            }
          });
    } catch (IOException | UncheckedIOException killed) {
      log.add("(no more output: " + killed.getMessage() + ")");
    } finally {
      opened.completeExceptionally(new IOException("it ended before it was open\n" + log));
      printed.complete(null);
    }
  }

  @Override
  public String host() {
    return place.host();
  }

  @Override
  public int port() {
    return port;
  }

  public URI url(String path) {
    return URI.create(url() + path);
  }

  /// A room that nobody else on this node uses.
  public Room aRoom() {
    return room("room-" + rooms.incrementAndGet());
  }

  public long pid() {
    return process.get().pid();
  }

  public Log log() {
    return log;
  }

  public boolean isRunning() {
    return process.get().isAlive();
  }

  /// Asks it to stop, as a machine does (SIGTERM), and waits until it has.
  ///
  /// @return its exit code
  public int stop() {
    // The process itself would close what it prints, too.
    process.get().toHandle().destroy();
    return awaitExit();
  }

  /// Asks it to stop, as Ctrl-C does (SIGINT), and waits until it has.
  ///
  /// @return its exit code
  public int interrupt() {
    signal("INT");
    return awaitExit();
  }

  /// Ends it without a warning (SIGKILL).
  public void kill() {
    process.get().destroyForcibly();
    awaitExit();
  }

  /// Opens it again, on the same port. Only after [#stop] or [#kill].
  public void restart() {
    process.close();
    process = open();
  }

  /// Has it stand still (SIGSTOP): it keeps all connections, and says nothing.
  public void pause() {
    signal("STOP");
  }

  /// Lets it go on after [#pause].
  public void wakeUp() {
    signal("CONT");
  }

  /// Sends a signal, such as `STOP`.
  public void signal(String name) {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start().onExit().join();
    } catch (IOException fault) {
      throw new UncheckedIOException("sending " + name + " to " + pid(), fault);
    }
  }

  private int awaitExit() {
    int code = process.awaitExit(STOPPING);
    Patience.await(printed, Patience.SHORT, "the end of the node's output");
    return code;
  }

  @Override
  public void close() {
    process.close();
  }

  /// The test that starts it, for the name of the log.
  private static String caller() {
    return StackWalker.getInstance()
        .walk(frames ->
            frames
                .map(StackWalker.StackFrame::getClassName)
                .filter(name -> name.endsWith("Test"))
                .map(name -> name.substring(name.lastIndexOf('.') + 1))
                .findFirst()
                .orElse("node"));
  }
}
