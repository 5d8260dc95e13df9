package parlor.pointing;

/// A point in the order of a room's writes: a hybrid logical clock (Kulkarni and others, 2014) with
/// the node as tie-break.
///
/// A new stamp is later than every stamp its table has seen, even where the clock that made those
/// runs ahead. Its `millis` may therefore be off by as much as the worst clock of the cluster: good
/// for order, not for measuring time.
///
/// @param millis milliseconds since the epoch, or 0 for what is known only by hearsay
/// @param counter tells writes of one millisecond apart
/// @param node the node that wrote
public record Stamp(long millis, int counter, String node) implements Comparable<Stamp> {

  /// Before everything: the stamp of a default that nobody ever wrote.
  public static final Stamp NEVER = new Stamp(-1, 0, "");

  /// What a browser says about others after every node was lost: above the defaults, below every
  /// real write. Offers carry no clocks of their own, since a forged one would win for ever.
  public static final Stamp HEARSAY = new Stamp(0, 0, "");

  /// What a browser says about its own seat after every node was lost: above what others say of it.
  public static final Stamp OWN_WORD = new Stamp(0, 1, "");

  /// The stamp of a write at `now` by someone who has seen this one.
  public Stamp next(Moment now) {
    return now.millis() > millis
        ? new Stamp(now.millis(), 0, now.node())
        : new Stamp(millis, counter + 1, now.node());
  }

  /// Whether a node wrote this, rather than nobody or a browser's memory.
  public boolean isReal() {
    return millis > 0;
  }

  public boolean isAfter(Stamp other) {
    return compareTo(other) > 0;
  }

  static Stamp earlier(Stamp a, Stamp b) {
    return a.isAfter(b) ? b : a;
  }

  static Stamp later(Stamp a, Stamp b) {
    return b.isAfter(a) ? b : a;
  }

  @Override
  public int compareTo(Stamp other) {
    if (millis != other.millis) {
      return Long.compare(millis, other.millis);
    }
    return counter == other.counter
        ? node.compareTo(other.node)
        : Integer.compare(counter, other.counter);
  }
}
