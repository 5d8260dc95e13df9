package parlor.swarm.node;

/// How a life ends, and what is to be done when its system does not. Pure: it is told the time.
///
/// Over TLS, Pekko 1.7 loses an end now and then: a control stream that is completed a moment
/// before it is aborted waits for the other side to hang up, and Artery waits for its streams
/// without limit. Seen after one in ten downings. With its connections cut, such a system ends in
/// milliseconds; where even that fails, someone who never returns holds it, and it is left behind.
final class Ending {

  /// What is due.
  enum Deed {
    NONE,
    /// Cut the system's connections.
    CUT,
    /// Go on without it.
    ABANDON
  }

  private static final long NEVER = Long.MAX_VALUE;
  private static final long CUT_MILLIS = 750;
  private static final long ABANDON_MILLIS = 3_000;
  private static final long LEAVE_MILLIS = 12_000;

  private boolean wanted;
  private long since = NEVER;
  private long outSince = NEVER;

  /// This node wants to go: its system may need seconds to leave in good order.
  void want(long now) {
    wanted = true;
    since = Math.min(since, now);
  }

  /// The others are rid of this node, or it of them: what remains is to wind up.
  void out(long now) {
    since = Math.min(since, now);
    outSince = Math.min(outSince, now);
  }

  /// Whether this life is on its way out, or over.
  boolean hasBegun() {
    return since != NEVER;
  }

  boolean isWanted() {
    return wanted;
  }

  Deed due(long now) {
    if (outSince == NEVER) {
      return hasBegun() && now - since > LEAVE_MILLIS ? Deed.ABANDON : Deed.NONE;
    }
    if (now - outSince > ABANDON_MILLIS) {
      return Deed.ABANDON;
    }
    return now - outSince > CUT_MILLIS ? Deed.CUT : Deed.NONE;
  }
}
