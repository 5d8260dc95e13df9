package parlor.pointing;

import java.util.OptionalLong;
import java.util.Set;

/// What becomes of a round's [Timer].
final class TimerRules {

  private TimerRules() {}

  /// At its end the cards turn, where that was asked for and any is played; if not, people go on.
  static Outcome due(Table table, Moment now) {
    var round = table.present();
    return switch (round.timer().value()) {
      case Timer.Running running
          when isStartedHere(round, now) && now.millis() >= running.until() ->
          end(running, table, now);
      case Timer.Running _, Timer.None _, Timer.Over _ -> Outcome.UNCHANGED;
    };
  }

  private static boolean isStartedHere(Round round, Moment now) {
    return round.timer().at().node().equals(now.node());
  }

  private static Outcome end(Timer.Running running, Table table, Moment now) {
    var at = table.latest().next(now);
    var round = table.present();
    boolean turns = running.reveals() && round.hasVotes() && !round.isRevealed();
    var ended =
        (turns ? RoundRules.turned(table, at) : round.bare())
            .withTimer(new Register<>(new Timer.Over(running.length()), at));
    return new Outcome.Changed(table.delta(at).with(ended));
  }

  /// When the timer that this node started ends.
  static OptionalLong until(Table table, String node) {
    var timer = table.present().timer();
    return timer.value() instanceof Timer.Running running && timer.at().node().equals(node)
        ? OptionalLong.of(running.until())
        : OptionalLong.empty();
  }

  /// What a node writes that takes a timer over from one that is gone: the time that is left, by
  /// the clocks of both.
  static Table inherited(Table table, Set<String> living, Moment now, Stamp at) {
    var round = table.present();
    var timer = round.timer();
    if (timer.value() instanceof Timer.Running running && !living.contains(timer.at().node())) {
      var ours =
          new Timer.Running(now.millis() + running.left(now), running.length(), running.reveals());
      return table.delta(at).with(round.bare().withTimer(new Register<>(ours, at)));
    }
    return table.delta(at);
  }
}
