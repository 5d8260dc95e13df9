package parlor.rooms;

/// How long other nodes take to say that they have what they were told: learnt from answers as TCP
/// does (RFC 6298). Where nodes have too much to do, what is told again before its time is what
/// keeps them busy.
///
/// Safe to use from any thread.
final class RoundTrip {

  /// Long for a node that lives, short for whoever waits for an answer while a dead one is not yet
  /// known to be.
  private static final long LEAST_MILLIS = 100;

  /// However long all take: that something was lost has to be found out some day.
  private static final long MOST_MILLIS = 5_000;

  private double usual;
  private double spread;

  /// Something was told, and so much later the first said to have it.
  synchronized void took(long millis) {
    long counted = Math.clamp(millis, 0, MOST_MILLIS);
    spread += (Math.abs(usual - counted) - spread) / 4;
    usual += (counted - usual) / 8;
  }

  /// How long to wait before something is told again, in milliseconds.
  ///
  /// @param times how often it was told again already: each wait is twice the last
  synchronized long patience(int times) {
    double first = Math.max(LEAST_MILLIS, usual + 4 * spread);
    return (long) Math.min(MOST_MILLIS, Math.scalb(first, times));
  }
}
