package parlor.swarm.shard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// The shards that one node is to own, by number.
final class Hosted {

  private final @Nullable Shard[] shards;

  /// @param count of all there are
  Hosted(int count) {
    shards = new Shard[count];
  }

  @Nullable Shard get(int number) {
    return shards[number];
  }

  Shard computeIfAbsent(int number, IntFunction<Shard> make) {
    var shard = shards[number];
    if (shard == null) {
      shard = make.apply(number);
      shards[number] = shard;
    }
    return shard;
  }

  void remove(int number) {
    shards[number] = null;
  }

  void clear() {
    Arrays.fill(shards, null);
  }

  /// In the order of their numbers; as they are now.
  List<Shard> all() {
    var all = new ArrayList<Shard>();
    for (var shard : shards) {
      if (shard != null) {
        all.add(shard);
      }
    }
    return all;
  }
}
