package parlor.web;

/// A token bucket: so many commands per second on average, twice as many at once.
final class Pace {

  private static final double NANOS = 1e9;

  private final double perSecond;
  private final double burst;
  private double tokens;
  private long last;

  /// @param now any clock in nanoseconds, the same for every call
  Pace(int perSecond, long now) {
    this.perSecond = perSecond;
    this.burst = 2.0 * perSecond;
    this.tokens = burst;
    this.last = now;
  }

  /// Whether one more is in time.
  boolean allows(long now) {
    tokens = tokensAt(now);
    last = now;
    if (tokens < 1) {
      return false;
    }
    tokens--;
    return true;
  }

  /// Whether nothing was asked for so long that a whole burst may come again.
  boolean isRested(long now) {
    return tokensAt(now) == burst;
  }

  private double tokensAt(long now) {
    return Math.min(burst, tokens + (now - last) / NANOS * perSecond);
  }
}
