package parlor.pointing;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// Takes over what nodes spoke for that are gone: their connections, and the countdowns and timers
/// they started.
///
/// To be asked on one node at a time. Where several ask they come to the same, with more said; and
/// a node that was taken for dead and is not says so itself once it hears of it.
///
/// @param table the table as it stands
/// @param living all nodes that are not gone, this one among them
/// @param now the time here
record Inheritance(Table table, Set<String> living, Moment now) {

  Outcome taken() {
    var at = table.latest().next(now);
    var delta = table.delta(at);
    for (var seat : table.seats().values()) {
      var said = presence(seat, at);
      if (!said.isEmpty()) {
        delta = delta.merge(table.delta(at).with(seat.withPresence(said)));
      }
    }
    delta = delta.merge(countdown(at)).merge(TimerRules.inherited(table, living, now, at));
    return delta.equals(table.delta(at)) ? Outcome.UNCHANGED : new Outcome.Changed(delta);
  }

  /// People on a node that is gone start their ten seconds of grace here: most are on their way to
  /// another. An empty seat that no living node speaks for is kept for its day from now on.
  private Map<String, Register<Presence>> presence(Seat seat, Stamp at) {
    var said = new HashMap<String, Register<Presence>>();
    seat.presence()
        .forEach((node, seen) -> {
          if (!living.contains(node) && seen.value().counts()) {
            said.put(node, register(Presence.State.AWAY, at));
          }
        });
    boolean vanished = !said.isEmpty();
    boolean orphaned = seat.presence().keySet().stream().noneMatch(living::contains);
    var own = seat.presence().get(now.node());
    if (vanished && (own == null || !own.value().counts())) {
      said.put(now.node(), register(Presence.State.LEAVING, at));
    } else if (orphaned && !seat.presence().isEmpty()) {
      said.put(now.node(), register(Presence.State.AWAY, at));
    }
    return said;
  }

  private Register<Presence> register(Presence.State state, Stamp at) {
    return new Register<>(new Presence(state, now.millis()), at);
  }

  /// Its end is known only to the clock of who started it, so it begins anew.
  private Table countdown(Stamp at) {
    var round = table.present();
    var countdown = round.countdown();
    return switch (countdown.value()) {
      case Countdown.Running _
          when !round.isRevealed() && !living.contains(countdown.at().node()) ->
          table
              .delta(at)
              .with(
                  round
                      .bare()
                      .withCountdown(new Countdown.Running(now.millis() + Countdown.MILLIS), at));
      case Countdown.Running _, Countdown.None _, Countdown.Cancelled _ -> table.delta(at);
    };
  }
}
