package parlor.pointing;

import java.util.Optional;
import java.util.OptionalLong;

/// The automatic reveal: what a table that plays with it does next by itself.
final class AutoReveal {

  private AutoReveal() {}

  static Outcome due(Table table, Moment now) {
    var round = table.present();
    if (round.isRevealed()) {
      return Outcome.UNCHANGED;
    }
    return switch (round.countdown().value()) {
      case Countdown.None _ ->
          isComplete(table)
              ? set(new Countdown.Running(now.millis() + Countdown.MILLIS), table, now)
              : Outcome.UNCHANGED;
      case Countdown.Running running ->
          isComplete(table) ? count(running, table, now) : set(Countdown.NONE, table, now);
      case Countdown.Cancelled _ ->
          isComplete(table) ? Outcome.UNCHANGED : set(Countdown.NONE, table, now);
    };
  }

  private static Outcome count(Countdown.Running running, Table table, Moment now) {
    var startedHere = table.present().countdown().at().node().equals(now.node());
    if (!startedHere || now.millis() < running.until()) {
      return Outcome.UNCHANGED;
    }
    var at = table.latest().next(now);
    return new Outcome.Changed(table.delta(at).with(RoundRules.turned(table, at)));
  }

  private static Outcome set(Countdown countdown, Table table, Moment now) {
    var at = table.latest().next(now);
    var round = table.present().bare().withCountdown(countdown, at);
    return new Outcome.Changed(table.delta(at).with(round));
  }

  /// Whether every voter who is here has played, and there is one: absent people never block, but a
  /// table that everyone lost at once does not turn its cards unseen.
  private static boolean isComplete(Table table) {
    if (!table.charter().settings().autoReveal().value()) {
      return false;
    }
    var waitedFor = table.voters().map(Seat::id).map(table.present()::cardOf).toList();
    return !waitedFor.isEmpty() && waitedFor.stream().allMatch(Optional::isPresent);
  }

  /// When the countdown that this node started ends.
  static OptionalLong until(Table table, String node) {
    var countdown = table.present().countdown();
    return switch (countdown.value()) {
      case Countdown.Running running
          when !table.present().isRevealed() && countdown.at().node().equals(node) ->
          OptionalLong.of(running.until());
      case Countdown.Running _, Countdown.None _, Countdown.Cancelled _ -> OptionalLong.empty();
    };
  }
}
