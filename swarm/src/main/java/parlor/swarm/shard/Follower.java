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

  /// A copy is on its way to it.
  void isBrought(long now) {
    whole = false;
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
