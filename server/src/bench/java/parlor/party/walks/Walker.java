package parlor.party.walks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.HdrHistogram.ConcurrentHistogram;
import parlor.party.Opening;
import parlor.party.Party;
import parlor.party.Reply;
import parlor.swarm.Swarm;
import parlor.swarm.node.Discovery;
import parlor.swarm.node.Member;
import parlor.swarm.node.Node;
import parlor.swarm.node.NodeConfig;
import parlor.swarm.shard.Terms;

/// A node with a party, in a JVM of its own. Arguments: its address, then those of all nodes. It is
/// told by lines what to do, and says one line to each; it ends when its input does.
final class Walker {

  private static final String COOKIE = "a-cookie-of-the-trial-0123456789";
  private static final int PORT = 9340;
  private static final long LONGEST_NANOS = 60_000_000_000L;
  private static final long NO_MORE = -1;
  private static final int ROOMS_AT_ONCE = 1_000;

  private final Swarm swarm;
  private final Party party;

  private Walker(Swarm swarm) {
    this.swarm = swarm;
    this.party = new Party(swarm);
  }

  static void main(String[] args) throws IOException {
    var answers = System.out;
    // What is logged must not come between.
    System.setOut(System.err);
    var config =
        new NodeConfig(
            "parlor@" + args[0],
            args[0],
            PORT,
            new Discovery.Peers(
                Stream.of(args).skip(1).map(host -> new Discovery.HostPort(host, PORT)).toList()),
            List.of(COOKIE),
            Set.of(Member.HOME));
    var walker =
        new Walker(
            Swarm.start(
                config.name(), Terms.USUAL, Party.KINDS, charge -> Node.start(config, charge)));
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (var line = in.readLine(); line != null; line = in.readLine()) {
      answers.println(walker.told(Stream.of(line.split(" ")).toList()));
      answers.flush();
    }
    Runtime.getRuntime().halt(0);
  }

  private String told(List<String> words) {
    var numbers = words.stream().skip(1).map(Long::parseLong).toList();
    return switch (words.getFirst()) {
      case "ready" -> ready();
      case "open" -> open(Math.toIntExact(numbers.get(0)), Math.toIntExact(numbers.get(1)));
      case "enter" -> enter(numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3));
      case "walk" -> walk(numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3));
      case "dump" -> dump();
      default -> throw new IllegalArgumentException(words.toString());
    };
  }

  /// How many nodes of the swarm are known to serve.
  private String ready() {
    long owners =
        party.owners().toCompletableFuture().join().stream()
            .filter(owner -> !owner.isEmpty())
            .count();
    return swarm.counts().nodes().size() + " " + owners;
  }

  private static <T> T ok(CompletionStage<Reply<T>> stage) {
    var reply = stage.toCompletableFuture().join();
    if (reply instanceof Reply.Ok<T>(T value)) {
      return value;
    }
    throw new IllegalStateException("the answer was " + reply);
  }

  private String open(int rooms, int maximum) {
    for (int from = 0; from < rooms; from += ROOMS_AT_ONCE) {
      var openings = new ArrayList<Opening>();
      IntStream.range(from, Math.min(rooms, from + ROOMS_AT_ONCE))
          .forEach(i -> openings.add(new Opening("r" + i, Optional.of(maximum))));
      ok(party.addRooms(openings));
    }
    return "done";
  }

  /// Each person from one to before another walks into a room of their own number.
  private String enter(long from, long to, long rooms, long lanes) {
    var next = new AtomicLong(from);
    return new Load(
            () -> {
              long number = next.getAndIncrement();
              return number < to ? number : NO_MORE;
            },
            person -> party.walkInto("r" + person % rooms, "p" + person))
        .run(lanes);
  }

  /// Anybody walks anywhere, for so long.
  private String walk(long people, long rooms, long lanes, long millis) {
    long until = System.nanoTime() + Duration.ofMillis(millis).toNanos();
    return new Load(
            () -> System.nanoTime() < until ? random(people) : NO_MORE,
            person -> party.walkInto("r" + random(rooms), "p" + person))
        .run(lanes);
  }

  private static long random(long below) {
    return ThreadLocalRandom.current().nextLong(below);
  }

  private String dump() {
    long since = System.nanoTime();
    var all = ok(party.dump());
    long nanos = System.nanoTime() - since;
    return "%d %d %d"
        .formatted(nanos, all.size(), all.values().stream().mapToLong(List::size).sum());
  }

  /// One walk after another in so many lanes at once, until there are no more.
  private static final class Load {
    private final LongSupplier people;
    private final LongFunction<CompletionStage<Reply<Reply.Done>>> walk;
    private final ConcurrentHistogram times = new ConcurrentHistogram(LONGEST_NANOS, 3);
    private final LongAdder full = new LongAdder();
    private final LongAdder failed = new LongAdder();

    Load(LongSupplier people, LongFunction<CompletionStage<Reply<Reply.Done>>> walk) {
      this.people = people;
      this.walk = walk;
    }

    /// @return nanoseconds, walks, refusals of full rooms, failures, p50 and p99 in microseconds
    String run(long lanes) {
      var left = new CountDownLatch(Math.toIntExact(lanes));
      long since = System.nanoTime();
      for (long i = 0; i < lanes; i++) {
        next(left);
      }
      try {
        left.await();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
      return "%d %d %d %d %d %d"
          .formatted(
              System.nanoTime() - since,
              times.getTotalCount(),
              full.sum(),
              failed.sum(),
              times.getValueAtPercentile(50) / 1_000,
              times.getValueAtPercentile(99) / 1_000);
    }

    private void next(CountDownLatch left) {
      long person = people.getAsLong();
      if (person == NO_MORE) {
        left.countDown();
        return;
      }
      long since = System.nanoTime();
      var _ =
          walk.apply(person)
              .whenComplete((reply, fault) -> {
                if (reply instanceof Reply.Ok<Reply.Done>) {
                  times.recordValue(Math.min(LONGEST_NANOS, System.nanoTime() - since));
                } else if (reply instanceof Reply.DestinationFull<Reply.Done>) {
                  full.increment();
                } else {
                  failed.increment();
                }
                next(left);
              });
    }
  }
}
