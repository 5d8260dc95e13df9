package parlor.swarm.node;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/// How late all is that a node does, and how late members are heard of that live. Where it is late
/// itself, or several of them are, it has too much to do, or the machine has that they share;
/// whoever is silent then is waited for all the longer, by as much. (Lifeguard, Dadgar, Phillips
/// and Currey 2018, calls that local health.) And while someone is new, everyone is waited for.
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

  /// Who was heard of for less is new.
  private static final long NEW_MILLIS = 3_000;

  private final Map<String, Gap> gaps = new HashMap<>();
  private final Map<String, Long> newcomers = new HashMap<>();
  private Gap own = new Gap(0, 0);

  /// @param millis between two signs of life of the same member, or this node's own
  private record Gap(long millis, long at) {

    boolean counts(long now) {
      return now - at <= LATELY_MILLIS;
    }

    /// The longer of the two, as long as this one counts.
    Gap or(Gap next) {
      return counts(next.at) && millis > next.millis ? this : next;
    }
  }

  /// A member was heard of for the first time.
  synchronized void met(String member, long now) {
    newcomers.put(member, now);
  }

  /// A member is no more.
  synchronized void gone(String member) {
    newcomers.remove(member);
  }

  /// A member was heard of again.
  ///
  /// @param silent for how long it was not, in milliseconds
  synchronized void heard(String member, long silent, long now) {
    gaps.values().removeIf(gap -> !gap.counts(now));
    gaps.merge(member, new Gap(silent, now), Gap::or);
    newcomers.computeIfPresent(member, (_, met) -> now - met < NEW_MILLIS ? met : null);
  }

  /// This node does now what it does again and again.
  ///
  /// @param since when it last did, in milliseconds
  synchronized void came(long since, long now) {
    own = own.or(new Gap(now - since, now));
  }

  /// How long anyone's silence says nothing now. Who is new may take long: its JVM and this one
  /// have yet to shake hands, which takes seconds where both have much to do. It is waited for as
  /// long as that may take, and with it everyone.
  synchronized long patience(long now) {
    newcomers.values().removeIf(met -> now - met >= LONGEST_MILLIS);
    return newcomers.isEmpty() ? Math.min(LONGEST_MILLIS, TIMES * lately(now)) : LONGEST_MILLIS;
  }

  /// How late all are now: this node's own longest, or of the longest that each member came back
  /// from, the second. One alone may be its own fault.
  private long lately(long now) {
    long theirs =
        gaps.values().stream()
            .filter(gap -> gap.counts(now))
            .map(Gap::millis)
            .sorted(Comparator.reverseOrder())
            .skip(1)
            .findFirst()
            .orElse(0L);
    long ours = own.counts(now) ? own.millis() : 0;
    return Math.max(theirs, ours);
  }
}
