package parlor.rooms;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// Looks for rooms that are not here on other nodes. Safe to use from any thread.
///
/// @param <F> a frame
final class Openings<F> {

  /// How long other nodes may take to say whether they have a room. Who is dead is known to be
  /// sooner and then waited for no longer; who lives and has too much to do is worth waiting for: a
  /// room that begins twice costs its people rights.
  private static final long ASKING_MILLIS = 8_000;

  /// How long those who are to have it are alone in being asked.
  private static final long FIRST_MILLIS = 100;

  /// How long a node that is to have neighbours waits for them before it opens rooms alone: else it
  /// would give a second birth to rooms that live.
  private static final long ARRIVING_MILLIS = 8_000;

  private final ConcurrentMap<RoomName, Opening<F>> openings = new ConcurrentHashMap<>();
  private final Alarm alarm;
  private final Neighbourhood neighbourhood;
  private final ConcurrentMap<RoomName, Room<F>> rooms;
  private volatile boolean arrived;

  /// Begins to look.
  ///
  /// @param expecting whether there are to be other nodes
  Openings(
      Alarm alarm,
      Neighbourhood neighbourhood,
      ConcurrentMap<RoomName, Room<F>> rooms,
      boolean expecting) {
    this.alarm = alarm;
    this.neighbourhood = neighbourhood;
    this.rooms = rooms;
    this.arrived = !expecting;
    if (expecting) {
      alarm.in(ARRIVING_MILLIS, this::haveArrived);
    }
  }

  boolean hasArrived() {
    return arrived;
  }

  /// The other nodes are known, or waited for no longer.
  void haveArrived() {
    if (!arrived) {
      arrived = true;
      openings.forEach(this::ask);
    }
  }

  /// Looks for a room here, then elsewhere.
  ///
  /// @param waiter told at once where the room is here or can be nowhere else
  void find(RoomName name, Opening.Waiter<F> waiter) {
    var room = rooms.get(name);
    if (room != null) {
      waiter.found(room);
    } else if (arrived && neighbourhood.now().isAlone()) {
      waiter.unknown();
    } else {
      ask(name, waiter);
    }
  }

  private void ask(RoomName name, Opening.Waiter<F> waiter) {
    var fresh = new Opening<F>();
    var before = openings.putIfAbsent(name, fresh);
    var opening = before == null ? fresh : before;
    if (!opening.add(waiter)) {
      find(name, waiter);
    } else if (before == null) {
      ask(name, opening);
    }
  }

  /// Those that are to have it are asked first, and soon all others: keepers may be new to it
  /// themselves, or dead and not yet known to be. Were all asked at once, all would tell all of it.
  private void ask(RoomName name, Opening<F> opening) {
    if (!arrived) {
      return;
    }
    var neighbours = neighbourhood.now();
    var nodes = neighbours.reachable();
    if (nodes.isEmpty()) {
      end(name, opening);
      return;
    }
    var first = neighbours.ranked(name).filter(nodes::contains).limit(Neighbours.KEEPERS).toList();
    opening.asks(first, nodes.stream().filter(node -> !first.contains(node)).toList());
    neighbourhood.tell(first, new Message.Ask(name));
    alarm.in(first.isEmpty() ? 1 : FIRST_MILLIS, () -> askLater(name, opening));
    alarm.in(ASKING_MILLIS, () -> end(name, opening));
  }

  private void askLater(RoomName name, Opening<F> opening) {
    neighbourhood.tell(opening.asksLater(), new Message.Ask(name));
  }

  /// The other nodes have changed: who is gone answers no more.
  void neighboursChanged() {
    var reachable = neighbourhood.now().reachable();
    openings.forEach((name, opening) -> {
      goOn(name, opening, opening.isUnknownToAllBut(reachable));
    });
  }

  /// That node does not have it.
  void unknown(String node, RoomName name) {
    var opening = openings.get(name);
    if (opening != null) {
      goOn(name, opening, opening.isUnknownTo(node));
    }
  }

  /// One less may still have it.
  private void goOn(RoomName name, Opening<F> opening, boolean nobodyHasIt) {
    if (nobodyHasIt) {
      end(name, opening);
    } else if (opening.isUnknownToFirst()) {
      askLater(name, opening);
    }
  }

  /// The room is here now.
  void end(RoomName name) {
    Optional.ofNullable(openings.get(name)).ifPresent(opening -> end(name, opening));
  }

  private void end(RoomName name, Opening<F> opening) {
    var room = rooms.get(name);
    openings.remove(name, opening);
    for (var waiter : opening.end()) {
      if (room != null) {
        waiter.found(room);
      } else {
        waiter.unknown();
      }
    }
  }
}
