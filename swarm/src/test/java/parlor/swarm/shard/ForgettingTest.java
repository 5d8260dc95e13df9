package parlor.swarm.shard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parlor.swarm.vault.Blob;

/// What callers were answered is not kept for ever.
class ForgettingTest {

  private static final Terms TERMS = new Terms(1, 2, 1_000, 250, 300, 30_000);
  private static final long MINUTE = 60_000;

  @Test
  void a_caller_that_asks_no_more_is_forgotten_by_all_who_hold_its_answers() {
    var world = new World(1, 3, TERMS, Lie.NONE);
    assertThat(world.runUntil(20_000, world.above::isCalm)).isTrue();
    var busy = world.host("n0");
    var told = new ArrayList<Optional<Reply>>();
    for (var caller : List.of(busy, world.host("n1"))) {
      register(caller, "counter:" + caller.name, told, world);
    }
    world.run(1_000);
    assertThat(told).containsOnly(Optional.of(new Reply.Registered())).hasSize(2);
    assertThat(holders(world)).hasSize(2).allSatisfy(host -> assertThat(callers(host)).hasSize(2));

    for (int minute = 0; minute < 12; minute++) {
      register(busy, "counter:m" + minute, told, world);
      world.run(MINUTE);
    }
    assertThat(holders(world))
        .hasSize(2)
        .allSatisfy(host -> assertThat(callers(host)).containsExactly("n0#1"));
  }

  private static void register(Host by, String name, List<Optional<Reply>> told, World world) {
    by.calls.call(name, new Request.Register(Blob.EMPTY), 1_000, told::add, world.now());
  }

  private static List<Host> holders(World world) {
    return world.alive().stream().filter(host -> host.vault.cells(0).isPresent()).toList();
  }

  private static Iterable<String> callers(Host host) {
    return host.vault.cells(0).orElseThrow().callers();
  }
}
