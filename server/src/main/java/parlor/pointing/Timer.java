package parlor.pointing;

/// The time a table gives itself for a round, counted down.
public sealed interface Timer {

  int SHORTEST_SECONDS = 5;
  int LONGEST_SECONDS = 3_600;

  Timer NONE = new None();

  /// Nobody counts.
  record None() implements Timer {}

  /// It ends when the node that wrote this has seen the time come.
  ///
  /// @param until milliseconds since the epoch on the clock of that node
  /// @param length from its start, in milliseconds
  /// @param reveals whether the cards turn at its end
  record Running(long until, long length, boolean reveals) implements Timer {

    /// How long it still runs, as far as a clock can tell.
    long left(Moment now) {
      return Math.clamp(until - now.millis(), 0, length);
    }
  }

  /// It has run out.
  ///
  /// @param length it had, in milliseconds
  record Over(long length) implements Timer {}
}
