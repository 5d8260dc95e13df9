package parlor.swarm.node;

/// When the members of a younger cluster leave it for an older one they have heard of. Pure.
///
/// The youngest goes first, so that they go one by one; whoever has known of the older cluster for
/// long goes anyway, since the youngest may not see it.
final class Uniting {

  private static final long NEVER = Long.MIN_VALUE / 2;
  private static final long FORGOTTEN_MILLIS = 5_000;
  private static final long PATIENCE_MILLIS = 10_000;

  private long since;
  private long heardAt = NEVER;

  /// A member of an older cluster has spoken.
  void heard(long now) {
    if (now - heardAt > FORGOTTEN_MILLIS) {
      since = now;
    }
    heardAt = now;
  }

  boolean mustGo(boolean youngest, long now) {
    return now - heardAt <= FORGOTTEN_MILLIS && (youngest || now - since > PATIENCE_MILLIS);
  }
}
