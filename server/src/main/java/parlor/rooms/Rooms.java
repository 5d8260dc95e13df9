package parlor.rooms;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import parlor.pointing.Arrival;
import parlor.pointing.Birth;
import parlor.pointing.Command;
import parlor.pointing.Deck;
import parlor.pointing.Moment;
import parlor.pointing.Outcome;
import parlor.pointing.Reason;
import parlor.pointing.Table;

/// The rooms of this node, by name. Safe to use from any thread.
///
/// A room begins with the first who joins it and is kept for a while after the last has left (see
/// [Limits]). Where there are other nodes, it is on those that have people in it and on its keepers
/// (see [Neighbours]); what they say to each other arrives by [#hear].
///
/// @param <F> a frame
public final class Rooms<F> {

  /// On a node younger than this a room that nobody here knows may well have lived before.
  private static final long YOUNG_MILLIS = 60_000;

  private final ConcurrentMap<RoomName, Room<F>> rooms = new ConcurrentHashMap<>();
  private final House<F> house;
  private final Neighbourhood neighbourhood;
  private final Exchange<F> exchange;
  private final Openings<F> openings;
  private final long since;

  /// The rooms of a node that shares them with no other.
  public Rooms(House<F> house) {
    this(house, Link.NONE, false);
  }

  /// The rooms of a node among others.
  ///
  /// @param link the way to the others
  public Rooms(House<F> house, Link link) {
    this(house, link, true);
  }

  private Rooms(House<F> house, Link link, boolean expecting) {
    this.house = house;
    this.since = house.now().millis();
    this.neighbourhood = new Neighbourhood(link, Neighbours.none(house.now().node()));
    this.exchange = new Exchange<>(house, neighbourhood, rooms);
    this.openings = new Openings<>(house.alarm(), neighbourhood, rooms, expecting);
    if (expecting) {
      exchange.begin();
    }
  }

  /// What came of a join.
  public sealed interface Entry<F> {
    /// The guest has been shown the room, and sees all that changes until it leaves.
    record Granted<F>(Seating<F> seating) implements Entry<F> {}

    record Refused<F>(Reason why) implements Entry<F> {}
  }

  // People.

  /// Lets someone into a room, which begins with them if there is none of that name.
  ///
  /// @param id of their request
  /// @param entered told what came of it: at once where the room is here, else on another thread,
  ///   within eight seconds, or sixteen where this node has just started
  public void join(
      RoomName name, String id, Arrival arrival, Guest<F> guest, Consumer<Entry<F>> entered) {
    openings.find(
        name,
        new Opening.Waiter<>() {
          @Override
          public void found(Room<F> room) {
            enter(room);
          }

          @Override
          public void unknown() {
            var room = begin(name, arrival.returning());
            if (room == null) {
              entered.accept(new Entry.Refused<>(Closed.SERVER_FULL));
            } else {
              enter(room);
            }
          }

          private void enter(Room<F> room) {
            var outcome = room.join(id, arrival, guest);
            forgetIfUnused(name);
            outcome.ifPresentOrElse(
                known -> entered.accept(entry(room, arrival, guest, known)),
                () -> join(name, id, arrival, guest, entered));
          }
        });
  }

  private Entry<F> entry(Room<F> room, Arrival arrival, Guest<F> guest, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Refused refused -> new Entry.Refused<>(refused.why());
      case Outcome.Changed _, Outcome.Unchanged _ ->
          new Entry.Granted<>(new Seating<>(room, arrival.seat(), guest));
    };
  }

  private @Nullable Room<F> begin(RoomName name, boolean returning) {
    if (isFull()) {
      makeSpace();
    }
    return isFull()
        ? rooms.get(name)
        : rooms.computeIfAbsent(
            name, _ -> Room.opened(name, birth(returning), house, neighbourhood));
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

  /// Does something in a room for someone who stays outside: see [Room#visit].
  ///
  /// @param opens whether it is for a room that begins with them, and for no other
  /// @param told what came of it
  public void visit(
      RoomName name,
      Arrival arrival,
      List<Command> commands,
      boolean opens,
      Consumer<Visited> told) {
    openings.find(
        name,
        new Opening.Waiter<>() {
          @Override
          public void found(Room<F> room) {
            visit(room);
          }

          @Override
          public void unknown() {
            var room = opens ? begin(name, arrival.returning()) : null;
            if (room == null) {
              told.accept(new Visited.Nowhere());
            } else {
              visit(room);
            }
          }

          private void visit(Room<F> room) {
            boolean isTold = room.visit(arrival, commands, opens, told);
            forgetIfUnused(name);
            if (!isTold) {
              Rooms.this.visit(name, arrival, commands, opens, told);
            }
          }
        });
  }

  /// What came of a visit.
  public sealed interface Visited {

    /// The room was there, or is now.
    ///
    /// @param table as it is then
    record Came(Outcome outcome, Table table) implements Visited {}

    /// A room was to be opened, and there is one.
    record Taken() implements Visited {}

    /// There is no such room, or no place for one more.
    record Nowhere() implements Visited {}
  }

  /// A room as it is.
  ///
  /// @param seen told at once where the room is here, else on another thread; nothing where nobody
  ///   has opened it
  public void look(RoomName name, Consumer<Optional<Table>> seen) {
    openings.find(
        name,
        new Opening.Waiter<>() {
          @Override
          public void found(Room<F> room) {
            seen.accept(Optional.of(room.table()));
          }

          @Override
          public void unknown() {
            seen.accept(Optional.empty());
          }
        });
  }

  /// A look from outside. Looking at a room that nobody has opened opens none.
  ///
  /// @param seen told what there is to see: at once where the room is here, else on another thread
  public void glance(RoomName name, Consumer<Glance> seen) {
    openings.find(
        name,
        new Opening.Waiter<>() {
          @Override
          public void found(Room<F> room) {
            seen.accept(room.glance());
          }

          @Override
          public void unknown() {
            seen.accept(new Glance(name, 0, false, Deck.DEFAULT));
          }
        });
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

  /// The time here.
  public Moment now() {
    return house.now();
  }

  /// How many rooms there are.
  public int count() {
    return rooms.size();
  }

  // Other nodes.

  /// The nodes have changed.
  public void neighbours(Neighbours now) {
    exchange.neighbours(now);
    openings.haveArrived();
    openings.neighboursChanged();
  }

  /// Takes what the rooms of another node say. Called for one message after another of each node.
  public void hear(String from, Message message) {
    switch (message) {
      case Message.Unknown unknown -> openings.unknown(from, unknown.room());
      case Message.Tell told -> told(from, told);
      case Message.Ask ask -> exchange.asked(from, ask.room());
      case Message.Kept kept -> exchange.kept(from, kept);
      case Message.Compare compare -> exchange.compare(from, compare);
      case Message.Agreed agreed -> exchange.agreed(from, agreed);
      case Message.Outline outline -> exchange.outlined(from, outline);
      case Message.Leaving _ -> exchange.leaving(from);
    }
  }

  private void told(String from, Message.Tell told) {
    var room = rooms.get(told.room());
    if (room != null && room.hear(from, told)) {
      return;
    }
    if (told.slice().isOfWhole()) {
      exchange.whole(from, told).ifPresent(whole -> copy(from, told, whole));
    } else {
      exchange.lacks(from, told.room());
    }
  }

  /// Takes over a room that another node has. It is no matter how many there are: it was let in by
  /// that node.
  private void copy(String from, Message.Tell told, Table whole) {
    var name = told.room();
    var room = rooms.computeIfAbsent(name, _ -> Room.copied(name, whole, house, neighbourhood));
    room.hear(from, told);
    openings.end(name);
  }

  /// Whether this node knows by now which others there are, or waits for them no longer.
  public boolean hasArrived() {
    return openings.hasArrived();
  }

  /// This node is about to leave: others are to hold all that it holds.
  ///
  /// @return done when they do, except for what people here still do
  public CompletionStage<Void> handOver() {
    return exchange.handOver();
  }

  /// The last people have left this node, after [#handOver].
  ///
  /// @return done when others have all there is
  public CompletionStage<Void> flush() {
    return exchange.flush();
  }

  /// How this node's copies fare among those of others.
  public CopyCounts counts() {
    return exchange.counts();
  }

  /// The nodes that are to hold a room of this name whoever is in it.
  public List<String> keepers(RoomName name) {
    return neighbourhood.now().keepers(name);
  }

  /// The table of a room as it stands here, if it does.
  Optional<Table> table(RoomName name) {
    return Optional.ofNullable(rooms.get(name)).map(Room::table);
  }
}
