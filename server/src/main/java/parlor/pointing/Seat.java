package parlor.pointing;

import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;

/// One person's place at the table.
///
/// @param id who
/// @param name what they call themselves
/// @param role what they are here for
/// @param joined when they first sat down; the longest-seated acts as host where none is here
/// @param presence what each node with connections of theirs knows of them
public record Seat(
    SeatId id,
    Register<String> name,
    Register<Role> role,
    Stamp joined,
    Map<String, Register<Presence>> presence) {

  /// More nodes than one person is ever connected to at once.
  static final int NODES_KEPT = 16;

  private static final Comparator<Register<Presence>> LATEST_FIRST =
      Comparator.<Register<Presence>, Stamp>comparing(Register::at).reversed();

  public Seat {
    presence = Map.copyOf(presence);
  }

  /// A person counts as here until the last node that saw them lets them go.
  public boolean isHere() {
    for (var seen : presence.values()) {
      if (seen.value().counts()) {
        return true;
      }
    }
    return false;
  }

  public boolean isVoter() {
    return role.value() == Role.VOTER;
  }

  /// Whether nothing but browsers' memory speaks for this seat: nobody has sat here since the room
  /// is open again.
  boolean isHearsay() {
    return !name.at().isReal();
  }

  /// When a node last saw them come or go.
  Stamp lastSeen() {
    return presence.values().stream().map(Register::at).reduce(joined, Stamp::later);
  }

  Seat withPresence(Presence.State state, Moment now, Stamp at) {
    return withPresence(Map.of(now.node(), new Register<>(new Presence(state, now.millis()), at)));
  }

  Seat withPresence(Map<String, Register<Presence>> said) {
    return new Seat(id, name, role, joined, said);
  }

  Seat withName(String text, Stamp at) {
    return new Seat(id, new Register<>(text, at), role, joined, presence);
  }

  Seat withRole(Role wanted, Stamp at) {
    return new Seat(id, name, new Register<>(wanted, at), joined, presence);
  }

  Seat merge(Seat other) {
    return Join.kept(
        this,
        new Seat(
            id,
            name.merge(other.name),
            role.merge(other.role),
            Stamp.earlier(joined, other.joined),
            latest(Join.maps(presence, other.presence, Register::merge))));
  }

  /// Nodes come and go under new addresses for as long as a room is used, so only what the last of
  /// them said is kept. Which those are depends on stamps alone: every node keeps the same.
  private static Map<String, Register<Presence>> latest(Map<String, Register<Presence>> presence) {
    if (presence.size() <= NODES_KEPT) {
      return presence;
    }
    return presence.entrySet().stream()
        .sorted(
            Map.Entry.<String, Register<Presence>>comparingByValue(LATEST_FIRST)
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(NODES_KEPT)
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
