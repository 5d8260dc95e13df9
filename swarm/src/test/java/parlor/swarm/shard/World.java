package parlor.swarm.shard;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import parlor.swarm.vault.Message;

/// A cluster on one seeded queue: nodes, a network that loses, delays, doubles and reorders, and a
/// model of what Pekko decides (who is a member, who is to own which shard) with its faults.
final class World {

  private static final long TICK = 50;
  private static final long CALLS_TICK = 20;

  /// What a killed process costs until the others know: its port refuses.
  private static final long PROVEN = 1_500;

  private static final long UNREACHABLE = 2_500;
  private static final long REMOVED = 6_000;
  private static final long JOINING = 2_000;

  private record Event(long at, long order, Runnable act) implements Comparable<Event> {
    @Override
    public int compareTo(Event other) {
      int order = Long.compare(at, other.at);
      return order != 0 ? order : Long.compare(this.order, other.order);
    }
  }

  final Random chance;
  final Terms terms;
  final Lie lie;
  final Map<String, Host> hosts = new LinkedHashMap<>();
  final List<String> story = new ArrayList<>();
  final List<String> faults = new ArrayList<>();

  /// How often each name was said to be one that two clusters had.
  final Map<String, Integer> clashes = new TreeMap<>();

  final Members members;
  private final Members youngerMembers;
  final Above above;

  private final PriorityQueue<Event> events = new PriorityQueue<>();
  private final Set<String> cutOff = new HashSet<>();
  private double loss;
  private long orders;
  private long now;

  World(long seed, int nodes, Terms terms, Lie lie) {
    this(seed, nodes, 0, terms, lie);
  }

  /// @param younger so many of the nodes are a cluster of their own at first
  World(long seed, int nodes, int younger, Terms terms, Lie lie) {
    this.chance = new Random(seed);
    this.terms = terms;
    this.lie = lie;
    for (int i = 0; i < nodes; i++) {
      var host = new Host("n" + i, this);
      hosts.put(host.name, host);
    }
    members = new Members(this, "1", List.copyOf(hosts.keySet()).subList(0, nodes - younger));
    youngerMembers =
        new Members(this, "2", List.copyOf(hosts.keySet()).subList(nodes - younger, nodes));
    above = new Above(this);
    hosts.values().forEach(Host::begin);
    hosts.values().forEach(this::beat);
    members.spread();
    members.place();
    youngerMembers.spread();
    youngerMembers.place();
  }

  /// The younger cluster's nodes go over to the older one, one by one.
  void unite() {
    long after = 0;
    for (var host : List.copyOf(hosts.values())) {
      if (youngerMembers.has(host.name)) {
        later(after, () -> youngerMembers.goOver(host, members));
        after += 500 + chance.nextLong(4_000);
      }
    }
  }

  long now() {
    return now;
  }

  Host host(String name) {
    return Objects.requireNonNull(hosts.get(name), name);
  }

  /// Something is wrong.
  void fault(String what) {
    if (faults.size() < 20) {
      faults.add("%,d ms: ".formatted(now) + what);
    }
  }

  void tell(String what) {
    story.add("%,d ms: %s".formatted(now, what));
  }

  // Time.

  void later(long millis, Runnable act) {
    events.add(new Event(now + millis, ++orders, act));
  }

  void run(long millis) {
    long end = now + millis;
    while (!events.isEmpty() && events.peek().at <= end) {
      var next = events.poll();
      now = next.at;
      next.act.run();
    }
    now = end;
  }

  /// Lets time pass until it is so.
  boolean runUntil(long most, BooleanSupplier condition) {
    long end = now + most;
    while (now < end) {
      if (condition.getAsBoolean()) {
        return true;
      }
      run(100);
    }
    return condition.getAsBoolean();
  }

  private void beat(Host host) {
    later(chance.nextLong(TICK), () -> tick(host));
    later(chance.nextLong(CALLS_TICK), () -> tickCalls(host));
  }

  private void tick(Host host) {
    later(TICK, () -> tick(host));
    host.does(shards -> shards.tick(now));
  }

  private void tickCalls(Host host) {
    later(CALLS_TICK, () -> tickCalls(host));
    host.does(() -> host.calls.tick(now));
  }

  // The network.

  void loses(double share) {
    loss = share;
  }

  /// What a node sends arrives at a node, or not.
  void carry(String from, String to, Runnable arrival) {
    if (chance.nextDouble() < loss) {
      return;
    }
    carryOnce(from, to, arrival);
    if (chance.nextDouble() < loss / 2) {
      carryOnce(from, to, arrival);
    }
  }

  private void carryOnce(String from, String to, Runnable arrival) {
    long delay = 1 + chance.nextLong(5) + (chance.nextDouble() < loss ? chance.nextLong(800) : 0);
    later(
        delay,
        () -> {
          if (isCut(from, to)) {
            return;
          }
          var host = host(to);
          host.does(arrival);
        });
  }

  boolean isCutOff(String name) {
    return cutOff.contains(name);
  }

  boolean isCutNow() {
    return !cutOff.isEmpty();
  }

  List<Host> alive() {
    return hosts.values().stream().filter(host -> !host.isSilent()).toList();
  }

  boolean isCut(String from, String to) {
    return cutOff.contains(from) != cutOff.contains(to);
  }

  // Faults.

  void kill(Host host) {
    above.died();
    tell("kill -9 " + host.name);
    host.die();
    later(PROVEN, () -> members.remove(host.name));
  }

  void restart(Host host) {
    tell(host.name + " starts, with nothing");
    host.live();
    later(JOINING, () -> members.enter(host));
  }

  void pause(Host host, long millis) {
    tell("SIGSTOP " + host.name + " for " + millis);
    host.pause();
    later(UNREACHABLE, members::spread);
    later(
        REMOVED,
        () -> {
          if (host.isPaused()) {
            members.remove(host.name);
          }
        });
    later(
        millis,
        () -> {
          tell("SIGCONT " + host.name);
          host.wake();
          members.spread();
          members.rejoin(host);
        });
  }

  /// Cuts a few off from the rest.
  void cut(Set<String> few, long millis) {
    tell("cut off " + few + " for " + millis);
    cutOff.addAll(few);
    later(UNREACHABLE, members::spread);
    later(
        REMOVED,
        () -> {
          few.stream()
              .filter(cutOff::contains)
              .forEach(name -> {
                members.remove(name);
                // The smaller part throws itself out at about the same time.
                later(chance.nextLong(2_000), () -> members.throwOut(host(name), few));
              });
        });
    later(
        millis,
        () -> {
          tell("healed " + few);
          cutOff.removeAll(few);
          members.spread();
          few.forEach(name -> {
            if (!members.has(name)) {
              members.rejoin(host(name));
            }
          });
        });
  }

  /// A node moves everything off, then ends, then comes back empty.
  void drain(Host host) {
    tell("drain " + host.name);
    host.leaving = true;
    host.does(shards -> shards.drain(now));
    later(100, members::place);
  }

  void leave(Host host) {
    tell(host.name + " leaves");
    host.die();
    host.leaving = false;
    members.remove(host.name);
  }

  /// A message between nodes, as the lie has it.
  void send(Host from, String to, Message message) {
    lie.bend(this, from, to, message)
        .forEach(bent ->
            carry(from.name, to, () -> host(to).does(shards -> shards.take(from.name, bent, now))));
  }
}
