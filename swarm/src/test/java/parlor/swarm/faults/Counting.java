package parlor.swarm.faults;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import parlor.swarm.Counter;
import parlor.swarm.Explanation;
import parlor.swarm.Swarm;

/// A node that keeps nothing and counts on what others keep, in a JVM of its own. Arguments: what
/// its counters are called, its place, and those of all homes. It is told by lines what to do, and
/// says one line to each; see [Client].
final class Counting {

  /// So many names fall into all shards, as good as surely.
  private static final int NAMES_OF_ALL_SHARDS = 8_000;

  private final Swarm swarm;
  private final String prefix;
  private Increments increments;
  private final Map<Integer, String> nameOfShard = new LinkedHashMap<>();

  private Counting(Swarm swarm, String prefix) {
    this.swarm = swarm;
    this.prefix = prefix;
    this.increments = new Increments(swarm, prefix, 0);
  }

  static void main(String[] args) throws IOException {
    var answers = System.out;
    // What is logged must not come between.
    System.setOut(System.err);
    var self = Arrays.copyOfRange(args, 1, args.length);
    var counting = new Counting(Home.start(self, Set.of()), args[0]);
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (var line = in.readLine(); line != null; line = in.readLine()) {
      answers.println(counting.told(line.split(" ")));
      answers.flush();
    }
    Runtime.getRuntime().halt(0);
  }

  private String told(String... words) {
    return switch (words[0]) {
      case "homes" -> homes();
      case "register" -> register(Integer.parseInt(words[1]));
      case "holders" -> holders();
      case "count" -> increments.begin(Integer.parseInt(words[1]));
      case "mark" -> increments.mark();
      case "silence" -> increments.silence();
      case "settle" -> increments.settle();
      case "faults" -> String.join("; ", increments.tally().faults());
      default -> throw new IllegalArgumentException(String.join(" ", words));
    };
  }

  private String homes() {
    return swarm.node().membership().others().stream()
        .filter(member -> member.isHome() && member.reachable() && member.status().equals("Up"))
        .map(member -> "%s,%d,%d".formatted(member.name(), member.age(), member.life()))
        .collect(Collectors.joining(" "));
  }

  private String register(int counters) {
    increments = new Increments(swarm, prefix, counters);
    return increments.register();
  }

  /// Who holds each shard with a counter, its owner first, or `?`; first the shard of the first
  /// counter.
  private String holders() {
    if (nameOfShard.isEmpty()) {
      int some = Math.min(increments.tally().counters(), NAMES_OF_ALL_SHARDS);
      var names = IntStream.range(0, some).mapToObj(i -> prefix + i).toList();
      var explained = explain(names);
      for (int i = 0; i < some; i++) {
        nameOfShard.putIfAbsent(explained.get(i).shard(), names.get(i));
      }
    }
    return explain(List.copyOf(nameOfShard.values())).stream()
        .map(Explanation::holders)
        .map(holders -> holders.isEmpty() ? "?" : String.join(",", holders))
        .collect(Collectors.joining(" "));
  }

  /// All at once, since an owner that is silent takes two seconds.
  private List<Explanation> explain(List<String> names) {
    var asked =
        names.stream()
            .map(name -> swarm.explain(Counter.KIND, name).toCompletableFuture())
            .toList();
    return asked.stream().map(one -> one.orTimeout(30, TimeUnit.SECONDS).join()).toList();
  }
}
