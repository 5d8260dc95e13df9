package parlor.swarm.shard;

import java.util.TreeMap;
import java.util.TreeSet;

/// Counters that join a group and leave it, again and again: in the end those are in it who were
/// told so last.
final class Clubs {

  private static final String GROUP = "counter:club";
  private static final long TIMEOUT = 3_000;

  private final World world;
  private final TreeMap<String, Boolean> members = new TreeMap<>();

  Clubs(World world, int count) {
    this.world = world;
    for (int i = 0; i < count; i++) {
      members.put("counter:" + i, false);
    }
  }

  void play(long until) {
    members.keySet().forEach(name -> next(name, until));
  }

  private void next(String name, long until) {
    if (world.now() < until) {
      world.later(world.chance.nextLong(5_000), () -> change(name, !isMember(name), until));
    }
  }

  private boolean isMember(String name) {
    return members.getOrDefault(name, false);
  }

  /// Until someone says that it is done.
  private void change(String name, boolean joins, long until) {
    var alive = world.alive();
    var host = alive.get(world.chance.nextInt(alive.size()));
    var request = joins ? new Request.Join(GROUP) : new Request.Part(GROUP);
    var calls = host.calls;
    var answered = new boolean[1];
    calls.call(
        name,
        request,
        TIMEOUT,
        reply -> {
          if (reply.isPresent()) {
            answered[0] = true;
            members.put(name, joins);
            next(name, until);
          }
        },
        world.now());
    // What was not answered may happen until everyone who is asleep has woken.
    world.later(
        25_000,
        () -> {
          if (!answered[0]) {
            change(name, joins, until);
          }
        });
  }

  void settle() {
    world.run(60_000);
    var found = new TreeSet<String>();
    var host = world.alive().getFirst();
    for (int shard = 0; shard < world.terms.shards(); shard++) {
      host.calls.call(
          shard,
          new Request.Members(GROUP, ""),
          TIMEOUT,
          reply -> {
            if (reply.orElse(null) instanceof Reply.Names names) {
              found.addAll(names.names());
            }
          },
          world.now());
    }
    world.run(TIMEOUT);
    var expected = new TreeSet<String>();
    members.forEach((name, member) -> {
      if (member) {
        expected.add(name);
      }
    });
    if (!found.equals(expected)) {
      world.fault("in the group are %s, not %s".formatted(found, expected));
    }
  }
}
