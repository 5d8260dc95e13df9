package parlor.swarm.vault;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What the processes of a shard have said to others and has not arrived, by the shard it goes to;
/// and how much of what each other shard said was taken in here.
///
/// Ids rise within a cluster. Where two clusters have become one, a shard goes on with what it had
/// said in either: so what was said in each is counted apart.
final class Mailbags {

  /// What one shard said in one cluster.
  private record Way(int shard, String cluster) {
    static Way of(int shard, Mark id) {
      return new Way(shard, id.epoch().cluster());
    }
  }

  private final Map<Integer, NavigableMap<Mark, Outgoing>> out = new HashMap<>();
  private final Map<Way, Mark> taken = new HashMap<>();

  void post(int shard, Outgoing message) {
    out.computeIfAbsent(shard, _ -> new TreeMap<>()).put(message.id(), message);
  }

  /// @param upto with all that was said before in the same cluster
  void posted(int shard, Mark upto) {
    var first = new Mark(new Epoch(upto.epoch().cluster(), 0, ""), 0);
    out.computeIfPresent(
        shard,
        (_, messages) -> {
          messages.subMap(first, true, upto, true).clear();
          return messages.isEmpty() ? null : messages;
        });
  }

  Set<Integer> addressees() {
    return Set.copyOf(out.keySet());
  }

  Collection<Outgoing> to(int shard) {
    var messages = out.get(shard);
    return messages == null ? List.of() : messages.values();
  }

  int count() {
    return out.values().stream().mapToInt(Map::size).sum();
  }

  void take(int shard, Mark upto) {
    taken.merge(Way.of(shard, upto), upto, (a, b) -> a.compareTo(b) > 0 ? a : b);
  }

  /// @param cluster in which it was said
  Optional<Mark> taken(int shard, String cluster) {
    return Optional.ofNullable(taken.get(new Way(shard, cluster)));
  }

  List<Write> writes() {
    var writes = new ArrayList<Write>();
    out.forEach((shard, messages) ->
        messages.values().forEach(message -> writes.add(new Write.Post(shard, message))));
    taken.forEach((way, upto) -> writes.add(new Write.Took(way.shard(), upto)));
    return writes;
  }
}
