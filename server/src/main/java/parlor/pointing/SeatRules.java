package parlor.pointing;

import java.util.Optional;
import java.util.function.Supplier;

/// What may happen to seats.
///
/// @param table the table as it stands
/// @param who acts, and is seated
/// @param at the stamp of what they do
record SeatRules(Table table, SeatId who, Stamp at) {

  Outcome rename(Command.Rename command) {
    if (!Text.isName(command.name())) {
      return Outcome.refused(Refusal.BAD_NAME);
    }
    var name = command.name().strip();
    var seat = mine();
    return seat.name().value().equals(name)
        ? Outcome.UNCHANGED
        : changed(table.delta(at).with(seat.withName(name, at)));
  }

  /// An observer holds no cards: what the seat had in the present round goes.
  Outcome assign(Command.Assign command) {
    if (command.seat().equals(who)) {
      return assign(mine(), command.role());
    }
    return asHost(
        command.seat(),
        seat ->
            isHost() || !table.charter().isHost(seat.id())
                ? assign(seat, command.role())
                : Outcome.refused(Refusal.HOSTS_ONLY));
  }

  private Outcome assign(Seat seat, Role role) {
    if (seat.role().value() == role) {
      return Outcome.UNCHANGED;
    }
    return changed(withoutCard(seat.id(), table.delta(at).with(seat.withRole(role, at))));
  }

  /// Who only stands in for absent hosts makes none; where nobody was made host, they may.
  Outcome makeHost(Command.MakeHost command) {
    return asHost(
        command.seat(),
        seat -> {
          if (table.charter().isHost(seat.id()) == command.host()) {
            return Outcome.UNCHANGED;
          }
          return isHost() || table.seated().map(Seat::id).noneMatch(table.charter()::isHost)
              ? changed(charter(charter -> charter.withHost(seat.id(), command.host(), at)))
              : Outcome.refused(Refusal.HOSTS_ONLY);
        });
  }

  /// A seat already taken away may still be banned. Rights do not survive: who comes back comes as
  /// anyone. Who only stands in for absent hosts removes no host and nobody for good.
  Outcome remove(Command.Remove command) {
    return hostsOnly(() -> {
      var wanted = command.ban() ? Standing.BANNED : Standing.REMOVED;
      var standing = table.charter().standing(command.seat());
      if (!table.seats().containsKey(command.seat())) {
        return Outcome.refused(Refusal.NO_SUCH_SEAT);
      }
      if (!isHost() && (command.ban() || table.charter().isHost(command.seat()))) {
        return Outcome.refused(Refusal.HOSTS_ONLY);
      }
      return standing.compareTo(wanted) >= 0
          ? Outcome.UNCHANGED
          : changed(withoutCard(command.seat(), removed(command.seat(), wanted)));
    });
  }

  private Table removed(SeatId seat, Standing standing) {
    return charter(charter -> charter.withStanding(seat, standing, at).withHost(seat, false, at));
  }

  private Table withoutCard(SeatId seat, Table delta) {
    var round = table.present();
    return round.cardOf(seat).isPresent()
        ? delta.with(round.bare().withVote(seat, Optional.empty(), at))
        : delta;
  }

  /// A rule about someone's seat.
  private interface Rule {
    Outcome on(Seat seat);
  }

  private Outcome asHost(SeatId id, Rule rule) {
    return hostsOnly(() -> {
      var seat = table.seats().get(id);
      return seat == null || !table.isSeated(id)
          ? Outcome.refused(Refusal.NO_SUCH_SEAT)
          : rule.on(seat);
    });
  }

  private Outcome hostsOnly(Supplier<Outcome> rule) {
    return table.hosts(who) ? rule.get() : Outcome.refused(Refusal.HOSTS_ONLY);
  }

  /// Whether the one who acts was made host, rather than standing in.
  private boolean isHost() {
    return table.charter().isHost(who);
  }

  private Seat mine() {
    var seat = table.seats().get(who);
    if (seat == null) {
      throw new IllegalStateException("seat " + who + " acts at a table it never sat at");
    }
    return seat;
  }

  /// A change of the charter.
  private interface Writing {
    Charter on(Charter charter);
  }

  private Table charter(Writing writing) {
    var delta = table.delta(at);
    return delta.with(writing.on(delta.charter()));
  }

  private static Outcome changed(Table delta) {
    return new Outcome.Changed(delta);
  }
}
