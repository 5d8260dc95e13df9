package parlor.swarm.node;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Whether a node may throw another out by its own proof alone. Pure: it is told the time.
///
/// A node whose own network refuses everything proves everyone dead at once. So whoever would bury
/// a majority of the homes holds back and leaves it to the split brain resolver. Of two, the
/// other's refusal alone is proof: there is nobody to ask, and the living must go on.
final class Brake {

  /// How long a refusal counts as of the same moment as another.
  private static final long MOMENT_MILLIS = 3_000;

  private final Map<Place, Refusal> refusing = new HashMap<>();

  private record Refusal(boolean home, long at) {}

  /// A member's host has refused a connection, perhaps for the first time.
  void refused(Place place, boolean home, long now) {
    refusing.values().removeIf(refusal -> now - refusal.at() > MOMENT_MILLIS);
    refusing.put(place, new Refusal(home, now));
  }

  void opened(Place place) {
    refusing.remove(place);
  }

  /// Whether nobody has refused of late.
  boolean isCalm(long now) {
    return refusing.values().stream().allMatch(refusal -> now - refusal.at() > MOMENT_MILLIS);
  }

  /// Whether those who refuse now are so few that their deaths may be believed.
  ///
  /// @param homes all homes of the cluster, this node perhaps among them
  /// @param self this node, which lives
  boolean lets(Set<Place> homes, Place self, long now) {
    var all = new HashSet<>(homes);
    long gone = 0;
    for (var entry : refusing.entrySet()) {
      if (entry.getValue().home() && now - entry.getValue().at() <= MOMENT_MILLIS) {
        all.add(entry.getKey());
        gone++;
      }
    }
    all.add(self);
    return gone <= 1 || gone * 2 <= all.size();
  }
}
