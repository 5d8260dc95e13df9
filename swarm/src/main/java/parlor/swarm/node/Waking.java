package parlor.swarm.node;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;

/// Which of the things to be looked after a node wakes, to have them looked after where they are
/// not. Any node's word is enough for each, so every home node takes its share: if all said it of
/// all things, that would grow with the square of the nodes, and most when they have most to do.
///
/// For a while after the homes have changed each wakes its share every time, and then a part of it
/// at a time, in case a word was lost; what it gave up itself it wakes for a while, too. What is
/// known to be looked after by nobody is more urgent: see [#hurried]. Pure: it is told the time.
final class Waking {

  private static final long URGENT_MILLIS = 5_000;

  /// In how many turns each thing is woken once while nothing changes.
  private static final int CALM_TURNS = 10;

  /// In so many hurries a node looks beyond its share once: not all see the same homes.
  private static final int ALL_TURNS = 10;

  private final Map<Integer, Long> givenUp = new HashMap<>();
  private Set<Place> homes = Set.of();
  private long changedAt;
  private int turn;
  private int hurries;

  /// Something that was looked after here is to be looked after elsewhere.
  void gaveUp(int number, long now) {
    givenUp.put(number, now);
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
    givenUp.values().removeIf(at -> now - at >= URGENT_MILLIS);
    var given = Set.copyOf(givenUp.keySet());
    var share = share(seen, self);
    int count = Math.max(1, seen.size());
    int part = ++turn % CALM_TURNS;
    boolean isUrgent = now - changedAt < URGENT_MILLIS;
    return number ->
        given.contains(number)
            || (share.test(number) && (isUrgent || number / count % CALM_TURNS == part));
  }

  /// Of things that nobody looks after, or only a node that is about to leave.
  ///
  /// @param homes all homes, as this node sees them
  /// @param self this node
  IntPredicate hurried(Set<Integer> astray, Set<Place> homes, Place self) {
    var share = ++hurries % ALL_TURNS == 0 ? (IntPredicate) _ -> true : share(homes, self);
    return number -> astray.contains(number) && share.test(number);
  }

  /// Who is no home leaves nothing out.
  private static IntPredicate share(Set<Place> homes, Place self) {
    int own = homes.stream().sorted().toList().indexOf(self);
    int count = homes.size();
    return number -> own < 0 || number % count == own;
  }
}
