package parlor.rooms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import parlor.pointing.Table;

/// What all rooms of this node together settle with those of others: who is there, what is told
/// again, and every few seconds whether all copies are alike.
///
/// @param <F> a frame
final class Exchange<F> {

  private static final long TICK_MILLIS = 100;

  /// How often rooms are compared that changed since all copies were last known to be alike.
  private static final long COMPARING_MILLIS = 5_000;

  /// The longest pause between comparisons of a node that leaves. Each is twice the last, from a
  /// tick on: where nodes have too much to do, answers are still on their way.
  private static final long LEAVING_MILLIS = 1_600;

  /// How many rooms are compared by one message.
  private static final int MOST_DIGESTS = 500;

  private final House<F> house;
  private final Neighbourhood neighbourhood;
  private final ConcurrentMap<RoomName, Room<F>> rooms;
  private final Arrivals arrivals = new Arrivals();
  private final Map<String, Long> leaving = new HashMap<>();
  private final Due handingOver = new Due(name -> isTrue(name, Room::isHandedOver));
  private final Due flushing = new Due(name -> isTrue(name, Room::isFlushed));
  private final LongAdder differences = new LongAdder();
  private final LongAdder again = new LongAdder();
  private Neighbours seen;
  private long comparedAt;
  private volatile long pause = COMPARING_MILLIS;
  private volatile boolean isLeaving;

  Exchange(House<F> house, Neighbourhood neighbourhood, ConcurrentMap<RoomName, Room<F>> rooms) {
    this.house = house;
    this.neighbourhood = neighbourhood;
    this.rooms = rooms;
    this.seen = neighbourhood.now();
  }

  CopyCounts counts() {
    return new CopyCounts(
        neighbourhood.restless.size(), neighbourhood.unkept.size(), differences.sum(), again.sum());
  }

  // Time.

  void begin() {
    house.alarm().in(TICK_MILLIS, this::tick);
  }

  private void tick() {
    for (var name : neighbourhood.unkept) {
      in(
          name,
          room -> {
            if (room.tellOverdue()) {
              again.increment();
            }
          });
    }
    long now = house.now().millis();
    if (Math.abs(now - comparedAt) >= pause) {
      comparedAt = now;
      pause = isLeaving ? Math.min(2 * pause, LEAVING_MILLIS) : COMPARING_MILLIS;
      compare();
      arrivals.forgetBefore(now - COMPARING_MILLIS);
    }
    handingOver.look();
    flushing.look();
    begin();
  }

  // Who is there.

  synchronized void neighbours(Neighbours now) {
    seen = now;
    regroup();
  }

  /// That node is to be counted on for nothing any more.
  synchronized void leaving(String node) {
    lifeOf(node).ifPresent(life -> leaving.put(node, life));
    regroup();
  }

  private Optional<Long> lifeOf(String node) {
    return seen.others().stream()
        .filter(other -> other.name().equals(node))
        .map(Neighbours.Neighbour::life)
        .findFirst();
  }

  private void regroup() {
    leaving
        .entrySet()
        .removeIf(left -> !lifeOf(left.getKey()).equals(Optional.of(left.getValue())));
    var before = neighbourhood.now();
    var without = new HashSet<>(leaving.keySet());
    if (isLeaving) {
      without.add(seen.self().name());
    }
    neighbourhood.become(seen.without(without));
    if (!isSameGroup(before, neighbourhood.now())) {
      rooms.values().forEach(Room::regroup);
      compare();
    }
  }

  /// Whether only their reachability differs, at most.
  private static boolean isSameGroup(Neighbours before, Neighbours now) {
    return group(before).equals(group(now));
  }

  private static Set<Neighbours.Neighbour> group(Neighbours neighbours) {
    return Stream.concat(Stream.of(neighbours.self()), neighbours.others().stream())
        .map(Neighbours.Neighbour::asReachable)
        .collect(Collectors.toSet());
  }

  // Comparing.

  /// Compares all rooms that may be otherwise elsewhere, and lets go of those that others keep.
  private void compare() {
    if (neighbourhood.now().isAlone()) {
      neighbourhood.restless.clear();
      return;
    }
    var digests = new HashMap<String, List<Message.Digest>>();
    for (var name : neighbourhood.restless) {
      if (handingOver.isOver(name) && !flushing.isOpen(name)) {
        continue;
      }
      in(
          name,
          room -> {
            var comparison = room.comparison();
            if (comparison.nodes().isEmpty()) {
              settled(name);
            }
            comparison
                .nodes()
                .forEach(node ->
                    digests.computeIfAbsent(node, _ -> new ArrayList<>()).add(comparison.digest()));
          });
    }
    digests.forEach(this::compare);
  }

  private void settled(RoomName name) {
    if (!neighbourhood.unkept.contains(name)) {
      neighbourhood.restless.remove(name);
      rooms.computeIfPresent(name, (_, room) -> room.forgetIfKeptElsewhere() ? null : room);
    }
  }

  private void compare(String node, List<Message.Digest> digests) {
    for (int i = 0; i < digests.size(); i += MOST_DIGESTS) {
      var some = digests.subList(i, Math.min(digests.size(), i + MOST_DIGESTS));
      neighbourhood.tell(node, new Message.Compare(some));
    }
  }

  void compare(String from, Message.Compare compare) {
    var alike = new ArrayList<Message.Digest>();
    for (var digest : compare.digests()) {
      var room = rooms.get(digest.room());
      if (room == null) {
        lacks(from, digest.room());
      } else if (room.compare(from, digest.digest())) {
        alike.add(digest);
      } else {
        differences.increment();
      }
    }
    if (!alike.isEmpty()) {
      neighbourhood.tell(from, new Message.Agreed(alike));
    }
  }

  void agreed(String from, Message.Agreed agreed) {
    for (var digest : agreed.digests()) {
      in(digest.room(), room -> room.agreed(from, digest.digest()));
      flushing.look(digest.room());
    }
  }

  void kept(String from, Message.Kept kept) {
    in(kept.room(), room -> room.kept(from, kept.changes()));
    flushing.look(kept.room());
  }

  void outlined(String from, Message.Outline outline) {
    var room = rooms.get(outline.room());
    if (room != null) {
      room.fill(from, outline);
    } else if (outline.asks()) {
      lacks(from, outline.room());
    }
  }

  // Telling.

  void asked(String from, RoomName name) {
    var room = rooms.get(name);
    if (room == null || !room.tellAll(from)) {
      neighbourhood.tell(from, new Message.Unknown(name));
    }
  }

  /// Asks for all of a room of which this node has nothing.
  void lacks(String from, RoomName name) {
    neighbourhood.tell(from, new Message.Outline(name, List.of(), false));
  }

  Optional<Table> whole(String from, Message.Tell told) {
    return arrivals.take(from, told, house.now().millis());
  }

  void in(RoomName name, Consumer<Room<F>> act) {
    var room = rooms.get(name);
    if (room == null) {
      neighbourhood.restless.remove(name);
      neighbourhood.unkept.remove(name);
    } else {
      act.accept(room);
    }
  }

  // Leaving.

  CompletionStage<Void> handOver() {
    synchronized (this) {
      isLeaving = true;
      pause = TICK_MILLIS;
      neighbourhood.tell(neighbourhood.now().names(), new Message.Leaving());
      regroup();
    }
    handingOver.begin(rooms.keySet());
    return handingOver.done();
  }

  CompletionStage<Void> flush() {
    rooms.values().forEach(Room::flush);
    pause = TICK_MILLIS;
    flushing.begin(rooms.keySet());
    return flushing.done();
  }

  private boolean isTrue(RoomName name, Predicate<Room<F>> condition) {
    var room = rooms.get(name);
    return room == null || neighbourhood.now().isAlone() || condition.test(room);
  }
}
