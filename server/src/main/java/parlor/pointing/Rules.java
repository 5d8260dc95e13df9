package parlor.pointing;

import java.util.OptionalLong;
import java.util.Set;

/// The door to the rules: everything that may happen to a table, as a function from the table to an
/// [Outcome].
///
/// An outcome changes nothing by itself; merging its delta does. None of these throws on anything a
/// person may send.
public final class Rules {

  private Rules() {}

  /// Someone with a seat asks for something.
  public static Outcome apply(Table table, SeatId who, Command command, Bounds bounds, Moment now) {
    if (!table.isSeated(who)) {
      return Outcome.refused(Refusal.NOT_SEATED);
    }
    var at = table.latest().next(now);
    var rounds = new RoundRules(table, who, at);
    var seats = new SeatRules(table, who, at);
    var items = new ItemRules(table, who, at, bounds.items());
    return switch (command) {
      case Command.Vote vote -> rounds.vote(vote);
      case Command.TakeBack takeBack -> rounds.takeBack(takeBack);
      case Command.TurnCards reveal -> rounds.reveal(reveal);
      case Command.CancelCountdown cancel -> rounds.cancelCountdown(cancel);
      case Command.Next next -> rounds.next(next);
      case Command.Again again -> rounds.again(again);
      case Command.Pick pick -> rounds.pick(pick);
      case Command.StartTimer start -> rounds.startTimer(start, now);
      case Command.StopTimer stop -> rounds.stopTimer(stop);
      case Command.Settle settle -> rounds.settle(settle);
      case Command.Rename rename -> seats.rename(rename);
      case Command.Assign assign -> seats.assign(assign);
      case Command.MakeHost makeHost -> seats.makeHost(makeHost);
      case Command.Remove remove -> seats.remove(remove);
      case Command.Change change -> new SettingRules(table, who, at).change(change);
      case Command.AddItems add -> items.add(add);
      case Command.EditItem edit -> items.edit(edit);
      case Command.MoveItem move -> items.move(move);
      case Command.RemoveItems remove -> items.remove(remove);
      case Command.WriteNote note -> items.note(note);
    };
  }

  /// Someone comes to the table with the secret of this seat.
  public static Outcome arrive(Table table, Arrival arrival, Bounds bounds, Moment now) {
    return arrival.at(table, bounds.seats(), now);
  }

  /// The last connection of someone to this node broke.
  public static Outcome leave(Table table, SeatId who, Moment now) {
    return Presences.seen(table, who, Presence.State.LEAVING, now);
  }

  /// A browser tells a recovering table what it was last shown.
  public static Outcome recover(Table table, SeatId who, Offer offer, Bounds bounds, Moment now) {
    return new Recovery(table, who, bounds, now).take(offer);
  }

  /// What the passing of time and all that happened before call for now: people who went away, the
  /// countdown, the automatic reveal. To be called again until it is unchanged, after every change
  /// and at [#nextDue].
  public static Outcome due(Table table, Moment now) {
    return Presences.due(table, now);
  }

  /// What this node must say of its own people: who of them has a connection here. To be called
  /// when the table came from elsewhere.
  ///
  /// @param here who has one
  public static Outcome attend(Table table, Set<SeatId> here, Moment now) {
    return Presences.attended(table, here, now);
  }

  /// What this node takes over from nodes that are gone. To be called on one node, whenever nodes
  /// or the table have changed.
  ///
  /// @param living all nodes that are not gone, this one among them
  public static Outcome inherit(Table table, Set<String> living, Moment now) {
    return new Inheritance(table, living, now).taken();
  }

  /// When to call [#due] again if nothing else happens: milliseconds since the epoch on the clock
  /// of that node.
  public static OptionalLong nextDue(Table table, String node) {
    return Presences.nextDue(table, node);
  }
}
