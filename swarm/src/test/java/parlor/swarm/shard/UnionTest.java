package parlor.swarm.shard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import parlor.swarm.vault.Blob;

/// Two clusters that lived apart find each other: everything acknowledged in either is there
/// afterwards, but for names that both had.
///
/// `-Dseeds=5000` plays more of them, `-Dseed=7` one.
class UnionTest {

  private static final int SEEDS = Integer.getInteger("seeds", 150);
  private static final long TIMEOUT = 3_000;
  private static final String GROUP = "counter:club";

  /// What people did to one name in one of the clusters.
  private static final class Known {
    private final TreeSet<Long> acknowledged = new TreeSet<>();
    private int tried;
  }

  private static final class Story {
    private final World world;
    private final List<Host> older;
    private final List<Host> younger;
    private final Map<String, Known> known = new TreeMap<>();

    Story(long seed) {
      world = new World(seed, 5, 2, new Terms(4, 2, 1_000, 250, 300, 30_000), Lie.NONE);
      var hosts = List.copyOf(world.hosts.values());
      older = hosts.subList(0, 3);
      younger = hosts.subList(3, 5);
    }

    List<String> play(boolean reliable) {
      world.run(8_000);
      for (int i = 0; i < 4; i++) {
        register(older, "counter:both" + i);
        register(younger, "counter:both" + i);
        register(older, "counter:old" + i);
      }
      for (int i = 0; i < 10; i++) {
        register(younger, "counter:young" + i);
        register(younger, "partner:young" + i);
      }
      register(younger, "clock:0");
      world.run(TIMEOUT);
      for (int i = 0; i < 3; i++) {
        add(older, "counter:both" + i, 5);
        add(younger, "counter:both" + i, 9);
      }
      world.run(TIMEOUT);
      for (int i = 0; i < 10; i += 2) {
        ask(younger.getFirst(), "counter:young" + i, new Request.Join(GROUP));
      }
      ask(younger.getLast(), "clock:0", new Request.Tell(Counting.WIND));
      world.run(TIMEOUT);
      world.loses(reliable ? 0 : 0.05);
      world.unite();
      long until = world.now() + 20_000;
      for (int i = 0; i < 10; i++) {
        next("counter:young" + i, until);
      }
      world.run(25_000);
      world.loses(0);
      if (!world.runUntil(120_000, this::isOne)) {
        world.fault("never one: " + world.above.state() + " strays " + strays());
      }
      look();
      return world.faults;
    }

    private boolean isOne() {
      return world.above.isCalm() && strays() == 0;
    }

    private int strays() {
      return world.hosts.values().stream().mapToInt(host -> host.vault.strays().size()).sum();
    }

    private void ask(Host host, String name, Request request) {
      host.calls.call(
          name,
          request,
          TIMEOUT,
          reply -> {
            if (reply.isEmpty()) {
              world.fault(name + " does not answer");
            }
          },
          world.now());
    }

    private void register(List<Host> by, String name) {
      ask(by.getFirst(), name, new Request.Register(Blob.EMPTY));
    }

    private void add(List<Host> by, String name, int times) {
      for (int i = 0; i < times; i++) {
        ask(by.getLast(), name, new Request.Tell(Counting.ADD));
      }
    }

    /// People of the younger cluster go on while it goes over.
    private void next(String name, long until) {
      if (world.now() >= until) {
        return;
      }
      var host = younger.get(world.chance.nextInt(2));
      var one = known.computeIfAbsent(name, _ -> new Known());
      one.tried++;
      host.calls.call(
          name,
          new Request.Tell(world.chance.nextInt(3) == 0 ? Counting.TELL : Counting.ADD),
          15_000,
          reply -> {
            answered(name, one, reply);
            world.later(world.chance.nextLong(100), () -> next(name, until));
          },
          world.now());
    }

    private void answered(String name, Known one, Optional<Reply> reply) {
      switch (reply.orElse(null)) {
        case null -> {}
        case Reply.Answered answered -> {
          if (!one.acknowledged.add(Counting.value(answered.answer()))) {
            world.fault(name + " has told two the same");
          }
        }
        default -> world.fault(name + ": " + reply.get());
      }
    }

    private Optional<Blob> value(String name) {
      var found = new ArrayList<Blob>();
      world
          .host("n0")
          .calls
          .call(
              name,
              new Request.Tell(Counting.ASK),
              TIMEOUT,
              reply -> {
                if (reply.orElse(null) instanceof Reply.Answered answered) {
                  found.add(answered.answer());
                }
              },
              world.now());
      world.run(TIMEOUT);
      return found.stream().findFirst();
    }

    private void look() {
      known.forEach((name, one) -> {
        long value = value(name).map(Counting::value).orElse(-1L);
        if (value < one.acknowledged.size() || value > one.tried) {
          world.fault(
              "%s is at %d, %d were acknowledged and %d tried"
                  .formatted(name, value, one.acknowledged.size(), one.tried));
        }
        long told = value(name).map(Counting::told).orElse(-1L);
        if (value(Counting.partner(name)).map(Counting::value).orElse(-2L) != told) {
          world.fault("%s has told %d times".formatted(name, told));
        }
      });
      for (int i = 0; i < 3; i++) {
        long value = value("counter:both" + i).map(Counting::value).orElse(-1L);
        if (value != 5) {
          world.fault("both%d is at %d".formatted(i, value));
        }
      }
      // Where the shard moved in the middle of it, it was told again.
      if (!world
          .clashes
          .keySet()
          .equals(Set.of("counter:both0", "counter:both1", "counter:both2"))) {
        world.fault("clashes told: " + world.clashes);
      }
      long ticks = value("clock:0").map(Counting::value).orElse(-1L);
      world.run(10_000);
      if (value("clock:0").map(Counting::value).orElse(-1L) < ticks + 6) {
        world.fault("the clock stands");
      }
      members();
    }

    private void members() {
      var names = new TreeSet<String>();
      for (int shard = 0; shard < world.terms.shards(); shard++) {
        world
            .host("n1")
            .calls
            .call(
                shard,
                new Request.Members(GROUP, ""),
                TIMEOUT,
                reply -> {
                  if (reply.orElse(null) instanceof Reply.Names some) {
                    names.addAll(some.names());
                  }
                },
                world.now());
      }
      world.run(TIMEOUT);
      if (names.size() != 5) {
        world.fault("members are " + names);
      }
    }
  }

  @Test
  void two_clusters_become_one_and_nothing_acknowledged_is_lost() {
    var only = Long.getLong("seed");
    var seeds = only == null ? LongStream.range(0, SEEDS) : LongStream.of(only);
    seeds.forEach(seed -> {
      var story = new Story(seed);
      assertThat(story.play(seed % 3 == 0)).as("seed %d: %s", seed, story.world.story).isEmpty();
    });
  }
}
