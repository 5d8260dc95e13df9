package parlor.swarm.shard;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which callers a node has heard lately, in whatever shard. Of those it has not, the answers need
/// not be kept.
final class Hearing {

  /// Twice as long as any call may wait.
  private static final long SILENT_MILLIS = 2 * Calls.LONGEST_TIMEOUT_MILLIS;

  private final Map<String, Long> heard = new HashMap<>();

  void hear(String caller, long now) {
    heard.put(caller, now);
  }

  /// Those among these callers who are silent for good.
  ///
  /// @param since when their shard came to this node: before, they may have spoken to another
  List<String> silent(Collection<String> callers, long since, long now) {
    return callers.stream()
        .filter(caller -> now - Math.max(since, heard.getOrDefault(caller, since)) >= SILENT_MILLIS)
        .toList();
  }

  /// To be called now and then: what is that long ago need not be known any more.
  void forget(long now) {
    heard.values().removeIf(at -> now - at >= SILENT_MILLIS);
  }
}
