package parlor.console.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import parlor.swarm.Explanation;
import parlor.swarm.Kind;
import parlor.swarm.Swarm;
import parlor.swarm.vault.Message;

/// The processes of the cluster at the prompt: where they are, and why there.
public final class SwarmDoor {

  private final Swarm swarm;
  private final List<Kind<?, ?, ?>> kinds;

  SwarmDoor(Swarm swarm, List<Kind<?, ?, ?>> kinds) {
    this.swarm = swarm;
    this.kinds = List.copyOf(kinds);
  }

  /// Where a process is, or would be, who holds it, and why it is there. A bare name is looked for
  /// among all kinds.
  ///
  /// @param name such as `kid`, `person:kid` or `room:kitchen`
  public Answer<SequencedMap<String, Explanation>> explain(String name) {
    int colon = name.indexOf(':');
    var bare = name.substring(colon + 1);
    var asked =
        kinds.stream().filter(kind -> colon < 0 || kind.name().equals(name.substring(0, colon)));
    var found = new LinkedHashMap<String, Explanation>();
    var lines = new ArrayList<String>();
    asked.forEach(kind -> {
      var answer = Waiting.on(explained(kind, bare), one -> Answer.of(one, text(one)));
      answer.value().ifPresent(one -> found.put(kind.name() + ":" + bare, one));
      lines.add(kind.name() + " " + bare + ": " + answer.text());
    });
    return lines.isEmpty()
        ? Answer.none("refused: no such kind; there are " + Lines.words(names()))
        : Answer.of(found, Lines.of(lines.stream()));
  }

  private List<String> names() {
    return kinds.stream().<String>map(Kind::name).toList();
  }

  private <S, M, A> CompletionStage<Explanation> explained(Kind<S, M, A> kind, String name) {
    return swarm.explain(kind, name);
  }

  static String text(Explanation found) {
    if (found.owner().isEmpty()) {
      return "nobody owns shard %d yet".formatted(found.shard());
    }
    var where = "on %s, in shard %d".formatted(found.owner(), found.shard());
    if (!found.answered()) {
      return where + ", which is silent";
    }
    return found.registered()
        ? "%s, held by %s; %s, %d s ago"
            .formatted(where, Lines.words(found.holders()), found.why(), found.since().toSeconds())
        : "there is none; it would be %s (%s)".formatted(where, found.why());
  }

  /// How many processes and shards are on each node, as the nodes said some seconds ago.
  public Answer<Map<String, Message.Share>> counts() {
    var shares = new TreeMap<>(swarm.counts().nodes());
    shares.values().removeIf(share -> share.open() + share.held() == 0);
    var head = List.of("node", "processes", "shards", "held", "missing");
    var rows = shares.entrySet().stream().map(one -> row(one.getKey(), one.getValue()));
    return Answer.of(shares, Lines.table(Stream.concat(Stream.of(head), rows).toList()));
  }

  private static List<String> row(String node, Message.Share share) {
    return List.of(
        node,
        Long.toString(share.processes()),
        Integer.toString(share.open()),
        Integer.toString(share.held()),
        Integer.toString(share.missing()));
  }

  /// How many shards each node owns, as far as this member has heard.
  public Answer<SortedMap<String, Integer>> owners() {
    return Waiting.on(
        swarm.owners(),
        owners -> {
          SortedMap<String, Integer> counts = new TreeMap<>();
          owners.forEach(
              owner -> counts.merge(owner.isEmpty() ? "unknown" : owner, 1, Integer::sum));
          return Answer.of(
              counts,
              Lines.of(
                  counts.entrySet().stream().map(one -> one.getKey() + ": " + one.getValue())));
        });
  }

  @Override
  public String toString() {
    return "the processes of the cluster; Tab behind swarm. shows what it can";
  }
}
