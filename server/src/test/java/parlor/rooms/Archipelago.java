package parlor.rooms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import parlor.pointing.Bounds;
import parlor.pointing.Moment;
import parlor.pointing.Table;

/// Nodes with their rooms on one seeded queue: a network that loses, delays, reorders and doubles
/// what it carries, that is cut and heals, nodes that die and come back, and clocks hours apart.
///
/// It models of a cluster what rooms see of it: each node learns a while later who is gone.
final class Archipelago {

  /// What a network does that rooms cannot rely on. Wrong ones show that the trials see something.
  interface Network {
    /// Whether it carries this at all.
    boolean carries(Message message);

    /// What it says in the name of the receiver as soon as something is sent.
    Optional<Message> forges(Message message);

    Network HONEST =
        new Network() {
          @Override
          public boolean carries(Message message) {
            return true;
          }

          @Override
          public Optional<Message> forges(Message message) {
            return Optional.empty();
          }
        };
  }

  static final long MORNING = 1_750_000_000_000L;
  private static final long HOUR = 3_600_000L;
  private static final long[] SKEWS = {0, 0, 1, -40, 700, 3 * HOUR, -5 * HOUR, 48 * HOUR};
  private static final Limits LIMITS =
      new Limits(new Bounds(200, 1_000), 1_000, Duration.ofDays(30));

  /// One node of them.
  final class Island {
    final String name;
    final long skew;
    boolean alive;
    long since;
    int lives;
    Rooms<Notice> rooms;

    private Island(String name) {
      this.name = name;
      this.skew = SKEWS[chance.nextInt(SKEWS.length)];
      this.rooms = begin();
    }

    private Rooms<Notice> begin() {
      int life = ++lives;
      alive = true;
      since = millis;
      var house =
          new House<Notice>(
              () -> new Moment(MORNING + millis + skew, name),
              chance,
              (in, wake) -> at(millis + in, () -> ifAlive(life, wake)),
              notice -> notice,
              LIMITS);
      return new Rooms<>(house, (nodes, message) -> send(this, nodes, message));
    }

    private void ifAlive(int life, Runnable wake) {
      if (alive && lives == life) {
        wake.run();
      }
    }

    Optional<Table> table(RoomName room) {
      return alive ? rooms.table(room) : Optional.empty();
    }
  }

  private record Event(long millis, long number, Runnable happens) {}

  final Random chance;
  final List<Island> islands = new ArrayList<>();
  private final Network network;
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingLong(Event::millis).thenComparingLong(Event::number));
  private final List<Table> told = new ArrayList<>();
  private Set<String> cutOff = Set.of();
  private int lossPercent;
  private long slowness;
  private int meetings;
  private boolean noticed;
  private long count;
  long millis;

  Archipelago(long seed, int nodes, Network network) {
    this.chance = new Random(seed);
    this.network = network;
    for (int i = 0; i < nodes; i++) {
      islands.add(new Island("node-" + (char) ('a' + i)));
    }
    lossPercent = chance.nextInt(3) == 0 ? chance.nextInt(20) : 0;
    islands.forEach(this::tellsWhoIsThere);
  }

  // Time.

  void at(long when, Runnable happens) {
    events.add(new Event(when, count++, happens));
  }

  /// Lets time pass, and everything that is due in it happen at its time.
  void passes(long time) {
    long end = millis + time;
    while (!events.isEmpty() && events.peek().millis() <= end) {
      var event = events.poll();
      millis = Math.max(millis, event.millis());
      event.happens().run();
    }
    millis = end;
  }

  // What happens to nodes.

  List<Island> alive() {
    return islands.stream().filter(island -> island.alive).toList();
  }

  /// From now on all messages take so much longer: machines have too much to do.
  void areSlow(long millis) {
    slowness = millis;
  }

  void kill(Island island) {
    island.alive = false;
    allLearn();
  }

  void revive(Island island) {
    island.rooms = island.begin();
    allLearn();
  }

  /// Cuts these off from all others. If anyone notices, those of the one side are gone for the
  /// other: when the cut heals they are members anew, and so all see them.
  void cut(Set<String> some) {
    cutOff = some;
    if (noticed) {
      meetings++;
      noticed = false;
    }
    allLearn();
  }

  void heal() {
    lossPercent = 0;
    cut(Set.of());
  }

  private void allLearn() {
    for (var island : islands) {
      at(millis + 300 + chance.nextInt(2_700), () -> tellsWhoIsThere(island));
    }
  }

  private void tellsWhoIsThere(Island island) {
    if (island.alive) {
      var others =
          islands.stream()
              .filter(other -> other != island && other.alive && reaches(island, other))
              .map(other -> neighbour(other))
              .toList();
      noticed |= !cutOff.isEmpty();
      island.rooms.neighbours(new Neighbours(neighbour(island), others));
    }
  }

  private Neighbours.Neighbour neighbour(Island island) {
    long life = 1_000L * island.lives + meetings;
    return new Neighbours.Neighbour(island.name, life, true, true);
  }

  private boolean reaches(Island a, Island b) {
    return cutOff.contains(a.name) == cutOff.contains(b.name);
  }

  // What they say to each other.

  private void send(Island from, Collection<String> nodes, Message message) {
    if (message instanceof Message.Tell tell && !tell.slice().isOfWhole()) {
      told.addAll(tell.parts());
    }
    for (var node : new HashSet<>(nodes).stream().sorted().toList()) {
      var to = island(node);
      network.forges(message).ifPresent(lie -> deliver(to, from, lie, 1));
      if (network.carries(message)) {
        carry(from, to, message);
      }
    }
  }

  Island island(String name) {
    return islands.stream().filter(island -> island.name.equals(name)).findFirst().orElseThrow();
  }

  private void carry(Island from, Island to, Message message) {
    if (chance.nextInt(100) >= lossPercent) {
      int most = chance.nextInt(10) == 0 ? 400 : 20;
      deliver(from, to, message, slowness + 1 + chance.nextInt(most));
    }
    if (chance.nextInt(30) == 0) {
      deliver(from, to, message, 1 + chance.nextInt(2_000));
    }
  }

  /// Through the codec, as between real nodes.
  private void deliver(Island from, Island to, Message message, long delay) {
    byte[] written = MessageCodec.write(message);
    at(
        millis + delay,
        () -> {
          if (to.alive && reaches(from, to)) {
            hear(to, from, written);
          }
        });
  }

  private static void hear(Island to, Island from, byte[] written) {
    try {
      MessageCodec.read(written, message -> to.rooms.hear(from.name, message));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /// What was told of changes since the last look.
  List<Table> toldSince() {
    var since = List.copyOf(told);
    told.clear();
    return since;
  }
}
