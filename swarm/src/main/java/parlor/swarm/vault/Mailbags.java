package parlor.swarm.vault;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What the processes of a shard have said to others and has not arrived, by the shard it goes to;
/// and how much of what each other shard said was taken in here.
///
/// Ids rise within a cluster. Where two clusters have become one, a shard goes on with what it had
/// said in either: so what was said in each is counted apart.
final class Mailbags {

  private static final @Nullable Mark[] NONE = {};

  private final Map<Integer, NavigableMap<Mark, Outgoing>> out = new HashMap<>();

  /// By the cluster it was said in, and the shard that said it.
  private final Map<String, @Nullable Mark[]> taken = new HashMap<>();

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
    var cluster = upto.epoch().cluster();
    var marks = taken.getOrDefault(cluster, NONE);
    if (shard >= marks.length) {
      marks = Arrays.copyOf(marks, Math.max(shard + 1, 2 * marks.length));
      taken.put(cluster, marks);
    }
    var before = marks[shard];
    marks[shard] = before == null || upto.compareTo(before) > 0 ? upto : before;
  }

  /// @param cluster in which it was said
  Optional<Mark> taken(int shard, String cluster) {
    var marks = taken.getOrDefault(cluster, NONE);
    return shard < marks.length ? Optional.ofNullable(marks[shard]) : Optional.empty();
  }

  List<Write> writes() {
    var writes = new ArrayList<Write>();
    out.forEach((shard, messages) ->
        messages.values().forEach(message -> writes.add(new Write.Post(shard, message))));
    taken
        .values()
        .forEach(marks -> {
          for (int shard = 0; shard < marks.length; shard++) {
            var upto = marks[shard];
            if (upto != null) {
              writes.add(new Write.Took(shard, upto));
            }
          }
        });
    return writes;
  }
}
