package parlor.swarm.faults;

/// How long a fault may be felt. Told with each figure and not asserted, since this machine does
/// more than one thing.
enum Bar {
  /// Everything is served again.
  KILL(true, 3_000),
  /// Everything is served again though a home only fell silent.
  SILENT_HOME(true, 7_000),
  /// The longest time without an answer to anyone.
  TERM(false, 1_000),
  /// The same.
  NEW_HOME(false, 1_000),
  /// Nothing is promised.
  NONE(false, Long.MAX_VALUE);

  private final boolean forAll;
  private final long millis;

  Bar(boolean forAll, long millis) {
    this.forAll = forAll;
    this.millis = millis;
  }

  /// Tells a time with this bar.
  ///
  /// @param silence the longest in which nobody was answered
  /// @param slowest the longest that anyone waited
  String tell(long silence, long slowest) {
    return "longest silence %,d ms%s, slowest answer %,d ms%s"
        .formatted(silence, forAll ? "" : told(silence), slowest, forAll ? told(slowest) : "");
  }

  private String told(long time) {
    return this == NONE ? "" : told(time, millis);
  }

  static String told(long time, long bar) {
    return " (bar %,d ms%s)".formatted(bar, time > bar ? ", missed" : "");
  }
}
