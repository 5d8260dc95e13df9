package parlor.swarm.shard;

import java.util.ArrayList;
import java.util.List;
import parlor.swarm.vault.Change;

/// Another node that holds a shard, or is being given it.
final class Follower {

  /// Whether it has all up to [#held], and is sent what comes after.
  private boolean whole;

  private long held;
  private long leasedUntil = Long.MIN_VALUE;
  private long broughtAt;

  /// How far the copy is that is on its way to it.
  private long brought;

  /// What was changed since the copy that is on its way to it was made.
  private final List<Change> since = new ArrayList<>();

  boolean isWhole() {
    return whole;
  }

  long held() {
    return held;
  }

  boolean isLeased(long now) {
    return whole && now < leasedUntil;
  }

  List<Change> since() {
    return since;
  }

  /// Whether it speaks of a copy before the one that is on its way.
  boolean isPast(long seq) {
    return !whole && seq < brought;
  }

  /// A copy is on its way to it.
  ///
  /// @param seq how far it is
  void isBrought(long seq, long now) {
    whole = false;
    brought = seq;
    broughtAt = now;
    since.clear();
  }

  boolean isLate(long now, long patience) {
    return !whole && now - broughtAt >= patience;
  }

  /// It has the shard whole up to there.
  void holds(long seq) {
    whole = true;
    held = Math.max(held, seq);
  }

  void leased(long until) {
    leasedUntil = Math.max(leasedUntil, until);
  }
}
