package parlor.swarm.vault;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a node has brought along from a younger cluster, and nobody in this one has taken in yet.
final class Strays {

  private final Map<Integer, Stray> strays = new HashMap<>();

  /// The further one of a shard stays.
  void add(Stray stray) {
    strays.merge(
        stray.shard(),
        stray,
        (before, now) -> before.mark().compareTo(now.mark()) < 0 ? now : before);
  }

  void absorbed(int shard, String cluster) {
    strays.computeIfPresent(
        shard, (_, stray) -> stray.mark().epoch().cluster().equals(cluster) ? null : stray);
  }

  Optional<Stray> find(int shard) {
    return Optional.ofNullable(strays.get(shard));
  }

  Collection<Stray> all() {
    return List.copyOf(strays.values());
  }

  Set<Integer> shards() {
    return Set.copyOf(strays.keySet());
  }
}
