package parlor.swarm.node;

import java.util.Set;
import java.util.function.IntPredicate;

/// Which of the things to be looked after a node wakes, to have them looked after where they are
/// not. Any node's word is enough for each, so every home node takes its share: if all said it of
/// all things all the time, that would grow with the square of the nodes. For a while after the
/// homes have changed all say it of all, since then it is urgent, and not all see the same homes.
/// Pure: it is told the time.
final class Waking {

  private static final long URGENT_MILLIS = 5_000;

  private Set<Place> homes = Set.of();
  private long changedAt;

  /// @param seen all homes, as this node sees them
  /// @param self this node
  IntPredicate due(Set<Place> seen, Place self, long now) {
    if (!seen.equals(homes)) {
      homes = Set.copyOf(seen);
      changedAt = now;
    }
    var ordered = homes.stream().sorted().toList();
    int own = ordered.indexOf(self);
    boolean takesShare = own >= 0 && now - changedAt >= URGENT_MILLIS;
    return takesShare ? number -> number % ordered.size() == own : _ -> true;
  }
}
