package parlor.swarm.shard;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;

/// Processes that wake themselves every second: never too early, once each time, and to the end.
final class Clocks {

  private static final long TIMEOUT = 3_000;

  private final World world;
  private final TreeSet<String> names = new TreeSet<>();
  private long began;

  Clocks(World world, int count) {
    this.world = world;
    for (int i = 0; i < count; i++) {
      names.add("clock:" + i);
    }
  }

  /// Registers and winds them.
  void begin() {
    began = world.now();
    for (var name : names) {
      ask(
          name,
          new Request.Register(parlor.swarm.vault.Blob.EMPTY),
          _ -> ask(name, new Request.Tell(Counting.WIND), _ -> {}));
    }
    world.run(2 * TIMEOUT);
  }

  private void ask(String name, Request request, Consumer<Optional<Reply>> told) {
    world.alive().getFirst().calls.call(name, request, TIMEOUT, told, world.now());
  }

  void settle() {
    var before = values();
    world.run(10 * Counting.PERIOD);
    var after = values();
    long most = (world.now() - began) / Counting.PERIOD + 1;
    for (var name : names) {
      long first = before.getOrDefault(name, -1L);
      long then = after.getOrDefault(name, -1L);
      if (first < 0 || then - first < 6) {
        world.fault("%s went from %d to %d in ten seconds".formatted(name, first, then));
      }
      if (then > most) {
        world.fault("%s is at %d after %d seconds".formatted(name, then, most));
      }
    }
  }

  private Map<String, Long> values() {
    var values = new HashMap<String, Long>();
    for (var name : names) {
      ask(
          name,
          new Request.Tell(Counting.ASK),
          reply -> {
            if (reply.orElse(null) instanceof Reply.Answered answered) {
              values.put(name, Counting.value(answered.answer()));
            }
          });
    }
    world.run(TIMEOUT);
    return values;
  }
}
