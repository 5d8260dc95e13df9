package parlor.swarm.shard;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Who is a member of a [World], and who is to own which shard: what Pekko would decide, with its
/// faults. Everyone hears of it late, and two may be told to own one shard.
final class Members {

  private static final long JOINING = 2_000;

  private final World world;
  private final String cluster;

  /// Those whose members these are, or were last.
  private final Set<String> subjects = new LinkedHashSet<>();

  private final Map<Integer, String> placed = new TreeMap<>();

  /// The oldest first.
  private final Set<String> members = new LinkedHashSet<>();

  Members(World world, String cluster, List<String> names) {
    this.world = world;
    this.cluster = cluster;
    subjects.addAll(names);
    members.addAll(names);
  }

  /// One of them goes over to another cluster, and takes along what it holds.
  void goOver(Host host, Members other) {
    world.tell(host.name + " goes over");
    members.remove(host.name);
    subjects.remove(host.name);
    spread();
    place();
    host.beginAgain();
    world.later(
        JOINING,
        () -> {
          other.subjects.add(host.name);
          other.add(host);
        });
  }

  boolean has(String name) {
    return members.contains(name);
  }

  int size() {
    return members.size();
  }

  /// How many are to hold copies.
  long keeping() {
    return members.stream().filter(name -> !world.host(name).leaving).count();
  }

  @Nullable String placeOf(int shard) {
    return placed.get(shard);
  }

  void spread() {
    for (var name : subjects) {
      world.later(world.chance.nextLong(300), () -> show(world.host(name)));
    }
  }

  private void show(Host host) {
    boolean belongs = members.contains(host.name);
    if (!subjects.contains(host.name) || host.isDead() || (belongs && isMinority(host))) {
      return;
    }
    var peers =
        belongs
            ? new Peers(
                host.name,
                cluster,
                members.iterator().next(),
                members.stream()
                    .map(name -> new Peers.Peer(name, true, seems(host, name)))
                    .toList())
            : Peers.none(host.name);
    host.does(shards -> shards.peers(peers, world.now()));
  }

  /// Those cut off see nothing of what the others decide.
  private boolean isMinority(Host host) {
    return world.isCutOff(host.name);
  }

  private boolean seems(Host from, String name) {
    var host = world.host(name);
    return !host.isSilent() && !world.isCut(from.name, name);
  }

  /// Someone is thrown out, by proof of death or by those who are more than half.
  void remove(String name) {
    if (!members.contains(name)) {
      return;
    }
    if (!isDecided(name)) {
      world.later(1_000, () -> removeIfStillAway(name));
      return;
    }
    members.remove(name);
    world.tell(name + " is removed");
    spread();
    world.later(100 + world.chance.nextLong(400), this::place);
  }

  private void removeIfStillAway(String name) {
    if (world.host(name).isSilent() || world.isCutOff(name)) {
      remove(name);
    }
  }

  private boolean isDecided(String leaver) {
    var able = able();
    return world.host(leaver).isDead() ? !able.isEmpty() : 2 * able.size() > members.size();
  }

  /// The members who can agree on anything.
  private List<String> able() {
    return members.stream()
        .filter(name -> !world.host(name).isSilent() && !world.isCutOff(name))
        .toList();
  }

  private void add(Host host) {
    if (host.isDead() || world.isCutOff(host.name) || members.contains(host.name)) {
      return;
    }
    if (2 * able().size() <= members.size()) {
      world.later(1_000, () -> add(host));
      return;
    }
    members.add(host.name);
    world.tell(host.name + " is a member");
    spread();
    world.later(400, () -> hostAgain(host));
    world.later(100 + world.chance.nextLong(400), this::place);
  }

  /// Gives shards without a node to those that have few, and those that have many some of theirs to
  /// who has few.
  void place() {
    var able = members.stream().filter(name -> !world.host(name).leaving).toList();
    if (able.isEmpty()) {
      return;
    }
    int share = (world.terms.shards() + able.size() - 1) / able.size();
    for (int shard = 0; shard < world.terms.shards(); shard++) {
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
      var old = world.host(from);
      // Mostly before the other one is told, but the world is not always orderly.
      world.later(world.chance.nextLong(300), () -> old.does(shards -> shards.release(shard)));
    }
    var host = world.host(to);
    world.later(
        100 + world.chance.nextLong(300),
        () -> {
          if (to.equals(placed.get(shard))) {
            host.does(shards -> shards.host(shard, world.now()));
          }
        });
  }

  /// What a node that is a member anew is to own.
  private void hostAgain(Host host) {
    for (int shard = 0; shard < world.terms.shards(); shard++) {
      int hosted = shard;
      if (host.name.equals(placed.get(shard))) {
        host.does(shards -> shards.host(hosted, world.now()));
      }
    }
  }

  /// A new JVM where one was a member whom nobody could throw out yet: that one goes first.
  void enter(Host host) {
    boolean othersDecide = able().stream().anyMatch(name -> !name.equals(host.name));
    if (!members.contains(host.name)) {
      add(host);
    } else if (othersDecide) {
      world.tell("what " + host.name + " was is removed");
      members.remove(host.name);
      spread();
      world.later(100 + world.chance.nextLong(400), this::place);
      world.later(1_000, () -> add(host));
    } else {
      world.later(1_000, () -> enter(host));
    }
  }

  /// A node that was thrown out learns it, and comes back with what it holds.
  void rejoin(Host host) {
    world.later(
        200 + world.chance.nextLong(1_500),
        () -> {
          if (!members.contains(host.name)) {
            host.beginAgain();
            world.later(JOINING, () -> add(host));
          }
        });
  }

  void throwOut(Host host, Set<String> few) {
    if (members.contains(host.name)) {
      return;
    }
    host.beginAgain();
    if (world.lie == Lie.MINORITY_FOUNDS) {
      var peers = few.stream().map(name -> new Peers.Peer(name, true, true)).toList();
      host.does(shards -> shards.peers(new Peers(host.name, "2", host.name, peers), world.now()));
      for (int shard = 0; shard < world.terms.shards(); shard++) {
        int hosted = shard;
        host.does(shards -> shards.host(hosted, world.now()));
      }
    }
  }
}
