package parlor.party.walks;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Measures the party on three JVMs of this machine: see [#HELP].
final class Walks {

  private static final String HELP =
      """
      trials/walks [PEOPLE [ROOMS [SECONDS]]]

      Starts three nodes on this machine with so many people (500000) in so many rooms for twice as
      many as there are on average (50000), has anybody walk anywhere for so many seconds (15), first
      with 1,000 walks in flight, then with 64, and asks all rooms who is in.
      """;

  private static final List<String> HOSTS = List.of("127.0.0.1", "127.0.0.2", "127.0.0.3");
  private static final int SHARDS = 256;
  private static final int DUMPS = 9;
  private static final long LOOK_NANOS = 100_000_000;

  private final List<Node> nodes;
  private final long people;
  private final long rooms;
  private final long seconds;

  private Walks(List<Node> nodes, long people, long rooms, long seconds) {
    this.nodes = nodes;
    this.people = people;
    this.rooms = rooms;
    this.seconds = seconds;
  }

  /// A JVM that is told by lines what to do.
  private record Node(Process process, BufferedWriter input, BufferedReader output) {

    static Node start(String host, Path logs) throws IOException {
      var command =
          new ArrayList<>(
              List.of(
                  System.getProperty("java.home")
                      + File.separator
                      + "bin"
                      + File.separator
                      + "java",
                  "-Xms2g",
                  "-Xmx2g",
                  "-XX:+UseSerialGC",
                  "-XX:+UseCompactObjectHeaders",
                  "-XX:+ExitOnOutOfMemoryError",
                  "--sun-misc-unsafe-memory-access=allow",
                  "--enable-native-access=ALL-UNNAMED",
                  "-cp",
                  System.getProperty("java.class.path"),
                  Walker.class.getName(),
                  host));
      command.addAll(HOSTS);
      var process =
          new ProcessBuilder(command)
              .redirectError(logs.resolve("walks-" + host + ".log").toFile())
              .start();
      return new Node(process, process.outputWriter(), process.inputReader());
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

  static void main(String[] args) throws IOException {
    if (args.length > 3 || List.of(args).stream().anyMatch(word -> !word.matches("\\d{1,9}"))) {
      System.out.print(HELP);
      System.exit(args.length == 1 && args[0].matches("--?h(elp)?") ? 0 : 2);
    }
    long people = number(args, 0, 500_000);
    var nodes = new ArrayList<Node>();
    try {
      for (var host : HOSTS) {
        nodes.add(Node.start(host, Path.of("target")));
      }
      var walks = new Walks(nodes, people, number(args, 1, people / 10), number(args, 2, 15));
      walks.measure();
    } finally {
      nodes.forEach(node -> node.process().destroyForcibly());
    }
  }

  private static long number(String[] args, int at, long usual) {
    return at < args.length ? Long.parseLong(args[at]) : usual;
  }

  private void measure() {
    while (!told(_ -> "ready").stream().allMatch(("3 " + SHARDS)::equals)) {
      LockSupport.parkNanos(LOOK_NANOS);
    }
    nodes.getFirst().ask("open %d %d".formatted(rooms, 2 * Math.max(1, people / rooms)));
    var came =
        Sum.of(told(node -> "enter %d %d %d %d".formatted(part(node), part(node + 1), rooms, 300)));
    came.print("%,d people come".formatted(people));
    for (long lanes : List.of(1_000L, 1_000L, 64L, 64L)) {
      load(lanes).print("walks, %,d in flight".formatted(lanes));
    }
    dumps();
  }

  private long part(int node) {
    return people * node / nodes.size();
  }

  private Sum load(long lanes) {
    return Sum.of(
        told(node -> {
          long mine = lanes * (node + 1) / nodes.size() - lanes * node / nodes.size();
          return "walk %d %d %d %d".formatted(people, rooms, mine, seconds * 1_000);
        }));
  }

  private void dumps() {
    var millis = new ArrayList<Double>();
    var seen = "";
    for (int i = 0; i < DUMPS; i++) {
      var words = List.of(nodes.get(i % nodes.size()).ask("dump").split(" "));
      millis.add(Long.parseLong(words.get(0)) / 1e6);
      seen = "%s rooms, %s people".formatted(words.get(1), words.get(2));
    }
    var inOrder = millis.stream().sorted().toList();
    System.out.printf(
        "dump of %s: first %,.0f ms, median %,.0f, longest %,.0f%n",
        seen, millis.getFirst(), inOrder.get(DUMPS / 2), inOrder.getLast());
  }

  /// Tells all at once.
  private List<String> told(IntFunction<String> line) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return IntStream.range(0, nodes.size())
          .mapToObj(
              i -> CompletableFuture.supplyAsync(() -> nodes.get(i).ask(line.apply(i)), threads))
          .toList()
          .stream()
          .map(CompletableFuture::join)
          .toList();
    }
  }

  /// What all nodes did together. The percentiles are those of the node where they are highest.
  private record Sum(double seconds, long walks, long full, long failed, double p50, double p99) {

    static Sum of(List<String> told) {
      var all =
          told.stream()
              .map(line -> List.of(line.split(" ")).stream().map(Long::parseLong).toList())
              .toList();
      return new Sum(
          all.stream().mapToLong(one -> one.get(0)).max().orElse(1) / 1e9,
          all.stream().mapToLong(one -> one.get(1)).sum(),
          all.stream().mapToLong(one -> one.get(2)).sum(),
          all.stream().mapToLong(one -> one.get(3)).sum(),
          all.stream().mapToLong(one -> one.get(4)).max().orElse(0) / 1e3,
          all.stream().mapToLong(one -> one.get(5)).max().orElse(0) / 1e3);
    }

    void print(String what) {
      System.out.printf(
          "%s: %,.0f/s, p50 %.1f ms, p99 %.1f ms; %,d turned away, %,d without an answer%n",
          what, walks / seconds, p50, p99, full, failed);
    }
  }
}
