package parlor.swarm.shard;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which callers an owner has heard lately. Of those it has not, the answers need not be kept.
final class Hearing {

  /// Twice as long as any call may wait.
  private static final long SILENT_MILLIS = 2 * Calls.LONGEST_TIMEOUT_MILLIS;

  private final Map<String, Long> heard = new HashMap<>();
  private final long since;

  /// @param since when the owner began to listen
  Hearing(long since) {
    this.since = since;
  }

  void hear(String caller, long now) {
    heard.put(caller, now);
  }

  /// Those among these callers who are silent for good.
  List<String> silent(Collection<String> callers, long now) {
    var silent =
        callers.stream()
            .filter(caller -> now - heard.getOrDefault(caller, since) >= SILENT_MILLIS)
            .toList();
    silent.forEach(heard::remove);
    return silent;
  }
}
