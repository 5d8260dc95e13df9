package parlor.pointing;

import java.util.Map;

/// All that gives rights: who is host, who was sent away, how the table plays.
///
/// A charter belongs to a birth. Where two births of one room meet, the older one's charter holds
/// whole and the younger one's is void: whoever could open a room of the same name elsewhere brings
/// people and votes along, but no rights.
///
/// @param birth the birth it belongs to
/// @param hosts who was made host, or no longer
/// @param standings who was taken away, or came back; who is not named is seated
/// @param settings how the table plays
/// @param passcode what newcomers must show
/// @param admitted who has shown a passcode, or sat here when it was set
public record Charter(
    Birth birth,
    Map<SeatId, Register<Boolean>> hosts,
    Map<SeatId, Register<Standing>> standings,
    Settings settings,
    Register<Passcode> passcode,
    Map<SeatId, Register<Boolean>> admitted) {

  public Charter {
    hosts = Map.copyOf(hosts);
    standings = Map.copyOf(standings);
    admitted = Map.copyOf(admitted);
  }

  /// A charter that says nothing but its birth.
  public static Charter of(Birth birth) {
    return new Charter(
        birth, Map.of(), Map.of(), Settings.DEFAULT, Register.unwritten(Passcode.NONE), Map.of());
  }

  public boolean isHost(SeatId seat) {
    var written = hosts.get(seat);
    return written != null && written.value();
  }

  public Standing standing(SeatId seat) {
    var written = standings.get(seat);
    return written == null ? Standing.SEATED : written.value();
  }

  /// Whether this seat need show no passcode.
  public boolean admits(SeatId seat) {
    if (passcode.value().isNone()) {
      return true;
    }
    var written = admitted.get(seat);
    return written != null && written.value();
  }

  /// This charter without all that was written in it: what a delta starts from.
  Charter bare() {
    return of(birth);
  }

  Charter withHost(SeatId seat, boolean host, Stamp at) {
    return new Charter(
        birth, Map.of(seat, new Register<>(host, at)), standings, settings, passcode, admitted);
  }

  Charter withStanding(SeatId seat, Standing standing, Stamp at) {
    return new Charter(
        birth, hosts, Map.of(seat, new Register<>(standing, at)), settings, passcode, admitted);
  }

  Charter withSettings(Settings changed) {
    return new Charter(birth, hosts, standings, changed, passcode, admitted);
  }

  Charter withPasscode(Register<Passcode> set) {
    return new Charter(birth, hosts, standings, settings, set, admitted);
  }

  Charter withAdmitted(Map<SeatId, Register<Boolean>> seats) {
    return new Charter(birth, hosts, standings, settings, passcode, seats);
  }

  Charter merge(Charter other) {
    int order = birth.compareTo(other.birth);
    if (order != 0) {
      return order < 0 ? this : other;
    }
    return Join.kept(
        this,
        new Charter(
            birth,
            Join.maps(hosts, other.hosts, Register::merge),
            Join.maps(standings, other.standings, Charter::harsher),
            settings.merge(other.settings),
            passcode.merge(other.passcode),
            Join.maps(admitted, other.admitted, Register::merge)));
  }

  /// A ban is for good: whoever came back, or was let go, where it was not yet known is banned too.
  private static Register<Standing> harsher(Register<Standing> a, Register<Standing> b) {
    boolean bans = a.value() == Standing.BANNED;
    if (bans != (b.value() == Standing.BANNED)) {
      return bans ? a : b;
    }
    return a.merge(b);
  }
}
