package parlor.swarm.limits;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import parlor.swarm.Wait;
import parlor.swarm.faults.Place;
import parlor.swarm.faults.Program;

/// The nodes of one side, three unless told, each a JVM of its own.
final class Trio implements AutoCloseable {

  private static final int READY_SECONDS = 90;

  private final List<Node> nodes;

  private Trio(List<Node> nodes) {
    this.nodes = nodes;
  }

  /// A JVM that is told by lines what to do.
  private record Node(Program program, BufferedWriter input, BufferedReader output) {

    static Node of(Program program) {
      return new Node(program, program.input(), program.output());
    }

    String ask(String line) {
      try {
        input.write(line + "\n");
        input.flush();
        var answer = output.readLine();
        if (answer == null) {
          throw new IllegalStateException("a node has ended at '" + line + "', see its log");
        }
        return answer;
      } catch (IOException ended) {
        throw new UncheckedIOException("a node is gone at '" + line + "', see its log", ended);
      }
    }
  }

  /// Starts them, and waits until they are one cluster.
  ///
  /// @param side `swarm` or `pekko`
  /// @param flags of each JVM
  static Trio start(String side, int size, List<String> flags, Path logs) {
    var places = Place.onLoopback(size);
    var nodes = new ArrayList<Node>();
    for (var place : places) {
      var args = new ArrayList<>(List.of(side, place.text()));
      places.forEach(any -> args.add(any.text()));
      var log = logs.resolve(side + "-" + nodes.size() + ".log");
      nodes.add(Node.of(Program.start(List.of(), flags, Worker.class, args, log)));
    }
    var trio = new Trio(nodes);
    var all = Integer.toString(size);
    if (!Wait.until(
        READY_SECONDS, () -> nodes.stream().allMatch(node -> node.ask("ready").equals(all)))) {
      trio.close();
      throw new IllegalStateException("no cluster after " + Duration.ofSeconds(READY_SECONDS));
    }
    return trio;
  }

  int size() {
    return nodes.size();
  }

  /// Tells one of them.
  String tell(int node, String line) {
    return nodes.get(node).ask(line);
  }

  /// Tells all at once.
  List<String> tellAll(IntFunction<String> line) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var told =
          IntStream.range(0, nodes.size())
              .mapToObj(i -> CompletableFuture.supplyAsync(() -> tell(i, line.apply(i)), threads))
              .toList();
      return told.stream().map(CompletableFuture::join).toList();
    }
  }

  /// Has a verb done for each number once, by all nodes together.
  ///
  /// @param rest what the verb needs besides
  Measured each(String verb, long from, long to, int atOnce, String rest) {
    long part = (to - from + size() - 1) / size();
    return Measured.together(
        tellAll(node ->
                "each %s %d %d %d %s"
                    .formatted(
                        verb,
                        from + node * part,
                        Math.min(to, from + (node + 1) * part),
                        share(atOnce, node),
                        rest))
            .stream()
            .map(Measured::read)
            .toList());
  }

  /// Has a verb done for any numbers below, by all nodes together.
  Measured any(String verb, long below, int atOnce, Duration time) {
    return Measured.together(
        tellAll(node ->
                "any %s %d %d %d".formatted(verb, below, share(atOnce, node), time.toMillis()))
            .stream()
            .map(Measured::read)
            .toList());
  }

  private int share(int atOnce, int node) {
    return atOnce / size() + (node < atOnce % size() ? 1 : 0);
  }

  /// How a group answered that was asked at once.
  ///
  /// @param answered members that have
  /// @param silent parts of the cluster that have not told all
  record Asked(double millis, long answered, long silent) {}

  /// Has one of them ask every member of a group.
  Asked everyone(int node, String group, long millis) {
    var told = List.of(tell(node, "everyone %s %d".formatted(group, millis)).split(" "));
    return new Asked(
        Long.parseLong(told.get(0)) / 1e6,
        Long.parseLong(told.get(1)),
        Long.parseLong(told.get(2)));
  }

  /// What each has in use, in bytes, after full collections.
  List<Long> heaps() {
    return tellAll(_ -> "heap").stream().map(Long::parseLong).toList();
  }

  @Override
  public void close() {
    nodes.forEach(node -> node.program().end());
  }
}
