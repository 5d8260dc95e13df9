package parlor.swarm.shard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Minutes of a cluster's life under every fault, by the hundred: nothing acknowledged is lost, no
/// two are told the same, nobody reads what was before, and in the end every shard is whole.
///
/// `-Dseeds=5000` plays more of them, `-Dseed=7` one.
class SimulationTest {

  private static final int SEEDS = Integer.getInteger("seeds", 150);
  private static final int SEEDS_OF_LIES = 400;

  @Test
  void nothing_acknowledged_is_lost() {
    var only = Long.getLong("seed");
    var seeds = only == null ? LongStream.range(0, SEEDS) : LongStream.of(only);
    long began = System.nanoTime();
    seeds.forEach(seed -> assertThat(fault(seed, Lie.NONE)).as("seed " + seed).isEmpty());
    if (only == null) {
      System.out.printf(
          "%,d histories, %.1f a second%n", SEEDS, SEEDS / ((System.nanoTime() - began) / 1e9));
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void a_swarm_that_is_built_wrong_is_caught(Lie lie) {
    for (long seed = 0; seed < SEEDS_OF_LIES; seed++) {
      if (fault(seed, lie).isPresent()) {
        System.out.printf("%s is caught after %d seeds%n", lie, seed + 1);
        return;
      }
    }
    throw new AssertionError(lie + " is not noticed");
  }

  /// Plays one history, and tells what went wrong in it.
  private static Optional<String> fault(long seed, Lie lie) {
    int nodes = 3 + (int) (seed % 3);
    int copies = nodes == 5 && seed % 2 == 0 ? 3 : 2;
    var world = new World(seed, nodes, new Terms(4, copies, 1_000, 250, 300, 30_000), lie);
    var history = new History(world, seed);
    var faults = history.play();
    return faults.isEmpty()
        ? Optional.empty()
        : Optional.of(String.join("\n", faults) + "\nafter\n" + String.join("\n", world.story));
  }

  /// One run of faults over a world in which people count.
  private static final class History {
    private static final long LENGTH = 90_000;

    private final World world;
    private final Counters counters;
    private final Clubs clubs;
    private final Clocks clocks;
    private final List<String> faults = new ArrayList<>();
    private final boolean reliable;

    History(World world, long seed) {
      this.world = world;
      this.counters = new Counters(world, 8);
      this.clubs = new Clubs(world, 8);
      this.clocks = new Clocks(world, 3);
      this.reliable = seed % 3 == 0;
    }

    List<String> play() {
      if (!world.runUntil(20_000, world.above::isCalm)) {
        return List.of("never began: " + world.above.state());
      }
      if (!counters.register()) {
        return List.of("nobody could register: " + world.above.state());
      }
      clocks.begin();
      world.loses(reliable ? 0 : 0.05);
      counters.play(world.now() + LENGTH);
      clubs.play(world.now() + LENGTH);
      long end = world.now() + LENGTH;
      while (world.now() < end) {
        disturb();
        world.run(world.chance.nextLong(4_000));
      }
      world.loses(0);
      if (!world.runUntil(120_000, world.above::isCalm)) {
        faults.add("never calm again: " + world.above.state());
      }
      counters.settle();
      clubs.settle();
      clocks.settle();
      faults.addAll(world.faults);
      return faults;
    }

    /// One fault, or two that overlap; then as much quiet as it takes until all copies are whole,
    /// or not even that where no copy was lost.
    private void disturb() {
      switch (world.chance.nextInt(7)) {
        case 0 -> kill();
        case 1 -> pause();
        case 2 -> cut();
        case 3 -> {
          pause();
          world.run(world.chance.nextLong(8_000));
          kill();
        }
        case 4 -> roll();
        case 5 -> {
          cut();
          world.run(world.chance.nextLong(8_000));
        }
        default -> world.run(world.chance.nextLong(5_000));
      }
      if (world.chance.nextInt(3) > 0) {
        world.runUntil(60_000, world.above::isCalm);
      }
    }

    private Optional<Host> victim() {
      var alive = world.alive().stream().filter(host -> !host.leaving).toList();
      return alive.size() <= world.hosts.size() / 2 + 1
          ? Optional.empty()
          : Optional.of(alive.get(world.chance.nextInt(alive.size())));
    }

    private void kill() {
      victim()
          .filter(world.above::mayDie)
          .ifPresent(host -> {
            world.kill(host);
            world.later(2_000 + world.chance.nextLong(6_000), () -> world.restart(host));
          });
    }

    private void pause() {
      victim().ifPresent(host -> world.pause(host, 200 + world.chance.nextLong(20_000)));
    }

    private void cut() {
      if (world.isCutNow()) {
        return;
      }
      victim()
          .ifPresent(host -> world.cut(Set.of(host.name), 1_000 + world.chance.nextLong(20_000)));
    }

    /// One node is drained, or two at once; then they leave, and come back empty.
    private void roll() {
      if (!world.runUntil(60_000, world.above::isCalm)) {
        return;
      }
      var going = new ArrayList<Host>();
      int most = world.hosts.size() > 3 ? 1 + world.chance.nextInt(2) : 1;
      for (int i = 0; i < most; i++) {
        victim()
            .filter(host -> !going.contains(host))
            .ifPresent(host -> {
              going.add(host);
              world.drain(host);
            });
      }
      boolean drained =
          world.runUntil(30_000, () -> going.stream().allMatch(world.above::isDrained));
      for (var host : going) {
        if (drained) {
          world.leave(host);
          world.later(500 + world.chance.nextLong(3_000), () -> world.restart(host));
        } else {
          faults.add(host.name + " is never drained: " + world.above.state());
          host.leaving = false;
        }
      }
    }
  }
}
