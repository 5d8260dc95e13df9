package parlor.swarm.limits;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import parlor.swarm.node.Discovery;
import parlor.swarm.node.Member;
import parlor.swarm.node.NodeConfig;
import parlor.swarm.shard.Terms;

/// A node of one side, in a JVM of its own. Arguments: the side, its place, then those of all
/// nodes. It is told by lines what to do, and says one line to each; it ends when its input does.
final class Worker {

  private static final String COOKIE = "a-cookie-of-the-trial-0123456789";

  private final Side side;

  private Worker(Side side) {
    this.side = side;
  }

  static void main(String[] args) throws IOException {
    var answers = System.out;
    // What is logged must not come between.
    System.setOut(System.err);
    var worker = new Worker(side(args[0], config(args)));
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (var line = in.readLine(); line != null; line = in.readLine()) {
      answers.println(worker.told(line.split(" ")));
      answers.flush();
    }
    Runtime.getRuntime().halt(0);
  }

  private static Side side(String name, NodeConfig config) {
    return switch (name) {
      case "swarm" -> SwarmSide.start(config);
      case "pekko" -> PekkoSide.start(config);
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static NodeConfig config(String... args) {
    var self = place(args[1]);
    var all = new Discovery.Peers(Stream.of(args).skip(2).map(Worker::place).toList());
    return new NodeConfig(
        "parlor@" + args[1], self.host(), self.port(), all, List.of(COOKIE), Set.of(Member.HOME));
  }

  private static Discovery.HostPort place(String text) {
    int colon = text.lastIndexOf(':');
    return new Discovery.HostPort(
        text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
  }

  private String told(String... words) {
    return switch (words[0]) {
      case "ready" -> Integer.toString(side.ready());
      case "heap" -> Long.toString(heap());
      case "each" ->
          Load.run(
                  Integer.parseInt(words[4]),
                  Load.each(Long.parseLong(words[2]), Long.parseLong(words[3])),
                  verb(words))
              .text();
      case "any" ->
          Load.run(
                  Integer.parseInt(words[3]),
                  Load.any(
                      Long.parseLong(words[2]),
                      System.nanoTime() + 1_000_000 * Long.parseLong(words[4])),
                  verb(words))
              .text();
      case "everyone" -> everyone(words[1], Long.parseLong(words[2]));
      default -> throw new IllegalArgumentException(String.join(" ", words));
    };
  }

  private LongFunction<CompletionStage<Boolean>> verb(String... words) {
    return switch (words[1]) {
      case "start" -> side::start;
      case "join" -> process -> side.join(process, words[5]);
      case "add" -> side::add;
      case "read" -> side::read;
      case "start-crowded" -> process -> side.start(crowded(process));
      case "add-crowded" -> process -> side.add(crowded(process));
      default -> throw new IllegalArgumentException(words[1]);
    };
  }

  /// Processes of which all are in one shard: looked for when they are asked for.
  private static final class Crowd {
    private static final int SIZE = 2_000;
    private static final int SHARD = 7;
    private static final long[] NUMBERS =
        LongStream.iterate(1_000_000_000L, number -> number + 1)
            .filter(number -> Terms.USUAL.shardOf("cell:p" + number) == SHARD)
            .limit(SIZE)
            .toArray();
  }

  private static long crowded(long number) {
    return Crowd.NUMBERS[(int) (number % Crowd.SIZE)];
  }

  private String everyone(String group, long millis) {
    long since = System.nanoTime();
    var all = side.everyone(group, millis).toCompletableFuture().join();
    return (System.nanoTime() - since) + " " + all.answered() + " " + all.silent();
  }

  /// What was left in use by a full collection, in bytes: what is in use afterwards counts whole
  /// buffers of threads that have begun to allocate again.
  private static long heap() {
    ManagementFactory.getMemoryMXBean().gc();
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .mapToLong(pool -> pool.getCollectionUsage().getUsed())
        .sum();
  }
}
