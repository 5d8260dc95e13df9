package parlor.pointing;

/// The pause between the last card played and the automatic reveal.
public sealed interface Countdown {

  /// Long enough to take a card back, short enough to wait for.
  long MILLIS = 3_000;

  Countdown NONE = new None();
  Countdown CANCELLED = new Cancelled();

  /// Cards are missing, or nothing happens by itself here.
  record None() implements Countdown {}

  /// All cards are played; they turn when the node that wrote this has seen the time come.
  ///
  /// @param until milliseconds since the epoch on the clock of that node
  record Running(long until) implements Countdown {}

  /// Someone stopped it. It stays stopped until the round is incomplete and complete again.
  record Cancelled() implements Countdown {}
}
