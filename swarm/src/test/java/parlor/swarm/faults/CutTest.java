package parlor.swarm.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import parlor.swarm.Wait;

/// Homes on hosts of their own are cut off from the others while both sides count on them.
@Tag("long")
@Timeout(500)
class CutTest {

  private static final Duration CUT = Duration.ofSeconds(30);

  /// As long as a node is new, whoever is silent is waited for longer.
  private static final Duration NEW = Duration.ofSeconds(4);

  @Test
  void the_oldest_is_cut_off_and_comes_back_in_the_same_jvm() {
    var fault = "the oldest is cut off for 30 s and comes back";
    try (var hosts = Hosts.some(4, fault);
        var scene = Scene.in(hosts.places(), fault)) {
      int lone = scene.oldest();
      long pid = scene.homes().pid(lone);
      long life = scene.lifeOf(lone);
      assertThat(scene.heldBy(lone)).as("shards on the oldest").isPositive();

      try (var beside = scene.aClientBeside(lone)) {
        Wait.pass(NEW);
        scene.disturb("cut of " + lone, Bar.SILENT_HOME, CUT, () -> hosts.cut(lone));
        scene.awaitHomes(2);
        scene.disturb("healed", Bar.NONE, () -> hosts.heal(lone));
        scene.evidence().says("whole again after %,d ms more".formatted(scene.awaitWhole(3)));
        scene.settle(beside);
      }

      assertThat(scene.homes().pid(lone)).as("the process").isEqualTo(pid);
      assertThat(scene.homes().running()).as("homes that never ended").isEqualTo(3);
      assertThat(scene.lifeOf(lone)).as("its membership").isNotZero().isNotEqualTo(life);
      long held = scene.awaitShardsOn(lone);
      scene.evidence().says("process %d again holds %d shards of 256".formatted(pid, held));
      scene.kill(scene.otherThan(lone));
      scene.settle();
    }
  }
}
