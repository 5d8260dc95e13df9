package parlor.rooms;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import parlor.pointing.Arrival;
import parlor.pointing.Birth;
import parlor.pointing.Deck;
import parlor.pointing.Outcome;
import parlor.pointing.Reason;

/// The rooms of this node, by name. Safe to use from any thread.
///
/// A room begins with the first who joins it and is kept for a while after the last has left (see
/// [Limits]).
///
/// @param <F> a frame
public final class Rooms<F> {

  /// On a node younger than this a room that nobody here knows may well have lived before.
  private static final long YOUNG_MILLIS = 60_000;

  private final ConcurrentMap<RoomName, Room<F>> rooms = new ConcurrentHashMap<>();
  private final House<F> house;
  private final long since;

  public Rooms(House<F> house) {
    this.house = house;
    this.since = house.now().millis();
  }

  /// What came of a join.
  public sealed interface Entry<F> {
    /// The guest has been shown the room, and sees all that changes until it leaves.
    record Granted<F>(Seating<F> seating) implements Entry<F> {}

    record Refused<F>(Reason why) implements Entry<F> {}
  }

  /// Lets someone into a room, which begins with them if there is none of that name.
  ///
  /// @param id of their request
  public Entry<F> join(RoomName name, String id, Arrival arrival, Guest<F> guest) {
    while (true) {
      var room = find(name, arrival.returning());
      if (room == null) {
        return new Entry.Refused<>(Closed.SERVER_FULL);
      }
      var outcome = room.join(id, arrival, guest);
      forgetIfUnused(name);
      if (outcome.isPresent()) {
        return entry(room, arrival, guest, outcome.get());
      }
    }
  }

  private Entry<F> entry(Room<F> room, Arrival arrival, Guest<F> guest, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Refused refused -> new Entry.Refused<>(refused.why());
      case Outcome.Changed _, Outcome.Unchanged _ ->
          new Entry.Granted<>(new Seating<>(room, arrival.seat(), guest));
    };
  }

  private @Nullable Room<F> find(RoomName name, boolean returning) {
    var room = rooms.get(name);
    if (room != null) {
      return room;
    }
    if (isFull()) {
      makeSpace();
    }
    return isFull()
        ? null
        : rooms.computeIfAbsent(name, _ -> new Room<>(name, birth(returning), house));
  }

  private boolean isFull() {
    return rooms.size() >= house.limits().rooms();
  }

  /// Lets go of rooms where nobody is and no card was ever played, those first that were left
  /// first: else whoever opens rooms by the thousand shuts the server for everyone. One in a
  /// hundred at a time, so that it need not be done for each newcomer.
  private void makeSpace() {
    var idle = new ArrayList<Idle>();
    rooms.forEach(
        (name, room) -> room.idleSince().ifPresent(since -> idle.add(new Idle(name, since))));
    idle.sort(Comparator.comparingLong(Idle::since));
    idle.stream()
        .limit(Math.max(1, house.limits().rooms() / 100))
        .map(Idle::name)
        .forEach(
            name -> rooms.computeIfPresent(name, (_, room) -> room.forgetIfIdle() ? null : room));
  }

  private record Idle(RoomName name, long since) {}

  private Birth birth(boolean returning) {
    long now = house.now().millis();
    var nonce = Long.toHexString(house.chance().nextLong());
    return new Birth(now, nonce, returning || now < since + YOUNG_MILLIS);
  }

  /// A look from outside. Looking at a room that nobody has opened opens none.
  public Glance glance(RoomName name) {
    return Optional.ofNullable(rooms.get(name))
        .map(Room::glance)
        .orElseGet(() -> new Glance(name, 0, Deck.DEFAULT));
  }

  /// A name that no room has, most likely anywhere.
  public RoomName freshName() {
    return RoomName.fresh(house.chance());
  }

  /// Lets time pass in rooms where nothing else happens, and forgets those that were empty for too
  /// long. To be called every hour or so.
  public void sweep() {
    rooms.values().forEach(Room::wake);
    rooms.keySet().forEach(this::forgetIfUnused);
  }

  private void forgetIfUnused(RoomName name) {
    rooms.computeIfPresent(name, (_, room) -> room.forget() ? null : room);
  }

  /// How many rooms there are.
  public int count() {
    return rooms.size();
  }
}
