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
final class Mailbags {

  private final Map<Integer, NavigableMap<Mark, Outgoing>> out = new HashMap<>();
  private final Map<Integer, Mark> taken = new HashMap<>();

  void post(int shard, Outgoing message) {
    out.computeIfAbsent(shard, _ -> new TreeMap<>()).put(message.id(), message);
  }

  void posted(int shard, Mark upto) {
    out.computeIfPresent(
        shard,
        (_, messages) -> {
          messages.headMap(upto, true).clear();
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
    taken.merge(shard, upto, (a, b) -> a.compareTo(b) > 0 ? a : b);
  }

  Optional<Mark> taken(int shard) {
    return Optional.ofNullable(taken.get(shard));
  }

  List<Write> writes() {
    var writes = new ArrayList<Write>();
    out.forEach((shard, messages) ->
        messages.values().forEach(message -> writes.add(new Write.Post(shard, message))));
    taken.forEach((shard, upto) -> writes.add(new Write.Took(shard, upto)));
    return writes;
  }
}
