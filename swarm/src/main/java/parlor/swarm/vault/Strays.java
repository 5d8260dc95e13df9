package parlor.swarm.vault;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What a node has brought along from younger clusters, and nobody in this one has taken in yet.
final class Strays {

  private final Map<Integer, Map<String, Stray>> strays = new TreeMap<>();

  /// The further one of a shard and a cluster stays.
  void add(Stray stray) {
    strays
        .computeIfAbsent(stray.shard(), _ -> new TreeMap<>())
        .merge(
            stray.mark().epoch().cluster(),
            stray,
            (before, now) -> before.mark().compareTo(now.mark()) < 0 ? now : before);
  }

  void absorbed(int shard, String cluster) {
    strays.computeIfPresent(
        shard,
        (_, all) -> {
          all.remove(cluster);
          return all.isEmpty() ? null : all;
        });
  }

  Optional<Stray> find(int shard, Mark mark) {
    return Optional.ofNullable(strays.get(shard))
        .map(all -> all.get(mark.epoch().cluster()))
        .filter(stray -> stray.mark().equals(mark));
  }

  List<Stray> all() {
    return strays.values().stream().flatMap(all -> all.values().stream()).toList();
  }

  Set<Integer> shards() {
    return Set.copyOf(strays.keySet());
  }

  boolean has(int shard) {
    return strays.containsKey(shard);
  }
}
