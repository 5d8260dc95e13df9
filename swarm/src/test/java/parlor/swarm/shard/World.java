package parlor.swarm.shard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import parlor.swarm.vault.Message;

/// A cluster on one seeded queue: nodes, a network that loses, delays, doubles and reorders, and a
/// model of what Pekko decides (who is a member, who is to own which shard) with its faults.
final class World {

  static final String CLUSTER = "1";

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

  private final PriorityQueue<Event> events = new PriorityQueue<>();
  private final Map<Integer, String> placed = new TreeMap<>();
  private final Set<String> members = new LinkedHashSet<>();
  private final Set<String> cutOff = new HashSet<>();
  private double loss;
  private boolean wholeSinceDeath = true;
  private long orders;
  private long now;

  World(long seed, int nodes, Terms terms, Lie lie) {
    this.chance = new Random(seed);
    this.terms = terms;
    this.lie = lie;
    for (int i = 0; i < nodes; i++) {
      var host = new Host("n" + i, this);
      hosts.put(host.name, host);
      members.add(host.name);
    }
    hosts.values().forEach(Host::begin);
    hosts.values().forEach(this::beat);
    spread();
    place();
  }

  long now() {
    return now;
  }

  Host host(String name) {
    return Objects.requireNonNull(hosts.get(name), name);
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
    host.does(() -> host.shards.tick(now));
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

  boolean isCut(String from, String to) {
    return cutOff.contains(from) != cutOff.contains(to);
  }

  // The members, as Pekko would have it.

  private void spread() {
    for (var host : hosts.values()) {
      later(chance.nextLong(300), () -> show(host));
    }
  }

  private void show(Host host) {
    boolean belongs = members.contains(host.name);
    if (host.isDead() || (belongs && isMinority(host))) {
      return;
    }
    var peers =
        belongs
            ? new Peers(
                host.name,
                CLUSTER,
                members.iterator().next(),
                members.stream()
                    .map(name -> new Peers.Peer(name, !host(name).leaving, seems(host, name)))
                    .toList())
            : Peers.none(host.name);
    host.does(() -> host.shards.peers(peers, now));
  }

  /// Those cut off see nothing of what the others decide.
  private boolean isMinority(Host host) {
    return cutOff.contains(host.name);
  }

  private boolean seems(Host from, String name) {
    var host = host(name);
    return !host.isSilent() && !isCut(from.name, name);
  }

  /// Someone is thrown out, by proof of death or by those who are more than half.
  private void remove(String name) {
    if (!members.contains(name)) {
      return;
    }
    if (!isDecided(name)) {
      later(1_000, () -> removeIfStillAway(name));
      return;
    }
    members.remove(name);
    tell(name + " is removed");
    spread();
    later(100 + chance.nextLong(400), this::place);
  }

  private void removeIfStillAway(String name) {
    if (host(name).isSilent() || cutOff.contains(name)) {
      remove(name);
    }
  }

  private boolean isDecided(String leaver) {
    var able = able();
    return host(leaver).isDead() ? !able.isEmpty() : 2 * able.size() > members.size();
  }

  /// The members who can agree on anything.
  private List<String> able() {
    return members.stream()
        .filter(name -> !host(name).isSilent() && !cutOff.contains(name))
        .toList();
  }

  private void add(Host host) {
    if (host.isDead() || cutOff.contains(host.name) || members.contains(host.name)) {
      return;
    }
    if (2 * able().size() <= members.size()) {
      later(1_000, () -> add(host));
      return;
    }
    members.add(host.name);
    tell(host.name + " is a member");
    spread();
    later(400, () -> hostAgain(host));
    later(100 + chance.nextLong(400), this::place);
  }

  /// Gives shards without a node to those that have few, and those that have many some of theirs to
  /// who has few.
  private void place() {
    var able = members.stream().filter(name -> !host(name).leaving).toList();
    if (able.isEmpty()) {
      return;
    }
    int share = (terms.shards() + able.size() - 1) / able.size();
    for (int shard = 0; shard < terms.shards(); shard++) {
      var at = placed.get(shard);
      boolean stays = at != null && able.contains(at) && count(at) <= share;
      if (!stays) {
        var to = able.stream().min((a, b) -> Long.compare(count(a), count(b))).orElseThrow();
        placed.put(shard, to);
        move(shard, at, to);
      }
    }
  }

  private long count(String name) {
    return placed.values().stream().filter(name::equals).count();
  }

  private void move(int shard, @Nullable String from, String to) {
    if (from != null && members.contains(from)) {
      var old = host(from);
      // Mostly before the other one is told, but the world is not always orderly.
      later(chance.nextLong(300), () -> old.does(() -> old.shards.release(shard)));
    }
    var host = host(to);
    later(
        100 + chance.nextLong(300),
        () -> {
          if (to.equals(placed.get(shard))) {
            host.does(() -> host.shards.host(shard, now));
          }
        });
  }

  /// What a node that is a member anew is to own.
  void hostAgain(Host host) {
    for (int shard = 0; shard < terms.shards(); shard++) {
      int hosted = shard;
      if (host.name.equals(placed.get(shard))) {
        host.does(() -> host.shards.host(hosted, now));
      }
    }
  }

  // Faults.

  void kill(Host host) {
    wholeSinceDeath = false;
    tell("kill -9 " + host.name);
    host.die();
    later(PROVEN, () -> remove(host.name));
  }

  void restart(Host host) {
    tell(host.name + " starts, with nothing");
    host.live();
    later(JOINING, () -> enter(host));
  }

  /// A new JVM where one was a member whom nobody could throw out yet: that one goes first.
  private void enter(Host host) {
    boolean othersDecide = able().stream().anyMatch(name -> !name.equals(host.name));
    if (!members.contains(host.name)) {
      add(host);
    } else if (othersDecide) {
      tell("what " + host.name + " was is removed");
      members.remove(host.name);
      spread();
      later(100 + chance.nextLong(400), this::place);
      later(1_000, () -> add(host));
    } else {
      later(1_000, () -> enter(host));
    }
  }

  void pause(Host host, long millis) {
    tell("SIGSTOP " + host.name + " for " + millis);
    host.pause();
    later(UNREACHABLE, this::spread);
    later(
        REMOVED,
        () -> {
          if (host.isPaused()) {
            remove(host.name);
          }
        });
    later(
        millis,
        () -> {
          tell("SIGCONT " + host.name);
          host.wake();
          spread();
          rejoin(host);
        });
  }

  /// A node that was thrown out learns it, and comes back with what it holds.
  private void rejoin(Host host) {
    later(
        200 + chance.nextLong(1_500),
        () -> {
          if (!members.contains(host.name)) {
            host.beginAgain();
            later(JOINING, () -> add(host));
          }
        });
  }

  /// Cuts a few off from the rest.
  void cut(Set<String> few, long millis) {
    tell("cut off " + few + " for " + millis);
    cutOff.addAll(few);
    later(UNREACHABLE, this::spread);
    later(
        REMOVED,
        () -> {
          few.stream()
              .filter(cutOff::contains)
              .forEach(name -> {
                remove(name);
                // The smaller part throws itself out at about the same time.
                later(chance.nextLong(2_000), () -> throwOut(host(name), few));
              });
        });
    later(
        millis,
        () -> {
          tell("healed " + few);
          cutOff.removeAll(few);
          spread();
          few.forEach(name -> {
            if (!members.contains(name)) {
              rejoin(host(name));
            }
          });
        });
  }

  private void throwOut(Host host, Set<String> few) {
    if (members.contains(host.name)) {
      return;
    }
    host.beginAgain();
    if (lie == Lie.MINORITY_FOUNDS) {
      var peers = few.stream().map(name -> new Peers.Peer(name, true, true)).toList();
      host.does(() -> host.shards.peers(new Peers(host.name, "2", host.name, peers), now));
      for (int shard = 0; shard < terms.shards(); shard++) {
        int hosted = shard;
        host.does(() -> host.shards.host(hosted, now));
      }
    }
  }

  /// A node moves everything off, then ends, then comes back empty.
  void drain(Host host) {
    tell("drain " + host.name);
    host.leaving = true;
    spread();
    later(100, this::place);
  }

  void leave(Host host) {
    tell(host.name + " leaves");
    host.die();
    host.leaving = false;
    remove(host.name);
  }

  // What can be seen from above.

  List<Host> alive() {
    return hosts.values().stream().filter(host -> !host.isSilent()).toList();
  }

  /// Whether every shard is open on one node and whole on as many as it should be.
  boolean isCalm() {
    boolean everyone = members.size() == hosts.size() && alive().size() == hosts.size();
    if (!everyone) {
      return false;
    }
    for (int shard = 0; shard < terms.shards(); shard++) {
      if (!isWhole(shard)) {
        return false;
      }
    }
    return true;
  }

  private boolean isWhole(int shard) {
    var owners = owners(shard);
    if (owners.size() != 1) {
      return false;
    }
    var holders = owners.getFirst().shards.whereIs(shard);
    long keeping = members.stream().filter(name -> !host(name).leaving).count();
    return holders.nodes().size() >= Math.min(terms.copies(), keeping)
        && holders.nodes().stream()
            .map(this::host)
            .allMatch(host ->
                members.contains(host.name)
                    && host.vault
                        .whole(shard)
                        .filter(mark -> mark.epoch().equals(holders.epoch()))
                        .isPresent());
  }

  /// Whether a node may die within what is promised: all was whole since the last death, and all
  /// that this one holds another one holds too.
  boolean mayDie(Host victim) {
    if (!wholeSinceDeath && isCalm()) {
      wholeSinceDeath = true;
    }
    if (!wholeSinceDeath) {
      return false;
    }
    for (int shard = 0; shard < terms.shards(); shard++) {
      if (!outlives(shard, victim)) {
        return false;
      }
    }
    return true;
  }

  private boolean outlives(int shard, Host victim) {
    var last =
        hosts.values().stream()
            .filter(host -> !host.isDead())
            .map(host -> host.shards.whereIs(shard))
            .max(Comparator.naturalOrder())
            .orElseThrow();
    return last.nodes().stream()
        .map(this::host)
        .anyMatch(host ->
            !host.name.equals(victim.name)
                && !host.isDead()
                && host.vault
                    .whole(shard)
                    .filter(mark -> !last.epoch().isAfter(mark.epoch()))
                    .isPresent());
  }

  boolean isCutNow() {
    return !cutOff.isEmpty();
  }

  /// Whether nothing depends on a node any more.
  boolean isDrained(Host host) {
    return host.vault.count() == 0 && host.shards.openShards() == 0;
  }

  List<Host> owners(int shard) {
    return alive().stream().filter(host -> host.shards.openIn(shard).number() > 0).toList();
  }

  String state() {
    var shards = new StringBuilder();
    for (int shard = 0; shard < terms.shards(); shard++) {
      int of = shard;
      shards.append(
          "\n  shard %d placed at %s%s"
              .formatted(shard, placed.get(shard), isWhole(shard) ? "" : ", not whole"));
      alive()
          .forEach(host ->
              shards.append(
                  "\n    %s open in %s, has %s, known %s"
                      .formatted(
                          host.name,
                          host.shards.openIn(of),
                          host.vault.whole(of),
                          host.vault.known(of))));
    }
    return shards
        + hosts.values().stream()
            .map(host ->
                host.name
                    + (host.isDead() ? " dead" : host.isPaused() ? " paused" : "")
                    + (members.contains(host.name) ? "" : " out")
                    + " open "
                    + host.shards.openShards())
            .collect(Collectors.joining(", "));
  }

  /// A message between nodes, as the lie has it.
  void send(Host from, String to, Message message) {
    lie.bend(this, from, to, message)
        .forEach(bent -> carry(from.name, to, () -> host(to).shards.take(from.name, bent, now)));
  }
}
