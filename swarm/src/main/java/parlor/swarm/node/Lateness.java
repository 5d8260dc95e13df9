package parlor.swarm.node;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/// How late members are heard of that live. Where several of them are late it is not them but this
/// node, or the machine that they share, that has too much to do; whoever is silent then is waited
/// for all the longer, by as much as the others were late. (Lifeguard, Dadgar, Phillips and Currey
/// 2018, calls that local health.)
///
/// Pure: it is told the time. Safe to use from any thread.
final class Lateness {

  /// How long a lateness counts.
  private static final long LATELY_MILLIS = 15_000;

  /// How many times as long as others were late someone may be silent: who was late once may be
  /// later the next time.
  private static final int TIMES = 3;

  /// However late all are: who is dead has to be known some day.
  private static final long LONGEST_MILLIS = 15_000;

  private final Map<String, Gap> gaps = new HashMap<>();

  /// @param millis between two signs of life of the same member
  private record Gap(long millis, long at) {}

  /// A member was heard of.
  ///
  /// @param silent for how long it was not, in milliseconds
  synchronized void heard(String member, long silent, long now) {
    gaps.values().removeIf(gap -> now - gap.at() > LATELY_MILLIS);
    var gap = gaps.get(member);
    if (gap == null || gap.millis() <= silent) {
      gaps.put(member, new Gap(silent, now));
    }
  }

  /// How long a silence says nothing now: of the longest that each member came back from, the
  /// second. One alone may be its own fault.
  synchronized long patience(long now) {
    return gaps.values().stream()
        .filter(gap -> now - gap.at() <= LATELY_MILLIS)
        .map(Gap::millis)
        .sorted(Comparator.reverseOrder())
        .skip(1)
        .findFirst()
        .map(second -> Math.min(LONGEST_MILLIS, TIMES * second))
        .orElse(0L);
  }
}
