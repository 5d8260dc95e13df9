package parlor.swarm.node;

import java.util.Set;
import java.util.function.IntPredicate;

/// Which of the things to be looked after a node wakes, to have them looked after where they are
/// not. Any node's word is enough for each, so every home node takes its share: if all said it of
/// all things all the time, that would grow with the square of the nodes. And once nothing changes
/// each is woken only now and then, in case a word was lost. For a while after the homes have
/// changed all say it of all, since then it is urgent, and not all see the same homes; so does a
/// node that gave up one. Pure: it is told the time.
final class Waking {

  private static final long URGENT_MILLIS = 5_000;

  /// In how many turns each thing is woken once while nothing changes.
  private static final int CALM_TURNS = 10;

  private Set<Place> homes = Set.of();
  private long changedAt;
  private int turn;

  /// Something that was looked after here is to be looked after elsewhere.
  void gaveUp(long now) {
    changedAt = now;
  }

  /// To be called once a second or so.
  ///
  /// @param seen all homes, as this node sees them
  /// @param self this node
  IntPredicate due(Set<Place> seen, Place self, long now) {
    if (!seen.equals(homes)) {
      homes = Set.copyOf(seen);
      changedAt = now;
    }
    var ordered = homes.stream().sorted().toList();
    int own = ordered.indexOf(self);
    if (own < 0 || now - changedAt < URGENT_MILLIS) {
      return _ -> true;
    }
    int count = ordered.size();
    int part = ++turn % CALM_TURNS;
    return number -> number % count == own && number / count % CALM_TURNS == part;
  }
}
