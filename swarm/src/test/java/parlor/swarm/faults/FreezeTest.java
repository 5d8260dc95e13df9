package parlor.swarm.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A home stands still while it is counted on, is given up, and wakes.
@Tag("long")
@Timeout(400)
class FreezeTest {

  @Test
  void the_owner_stands_still_for_half_a_minute_and_wakes() {
    try (var scene = Scene.of(3, "the owner stands still for 30 s and wakes")) {
      int owner = scene.owner();
      scene.disturb(
          "SIGSTOP of " + owner,
          Bar.SILENT_HOME,
          Duration.ofSeconds(30),
          () -> scene.homes().signal(owner, Signal.STOP));
      scene.disturb("SIGCONT", Bar.NONE, () -> scene.homes().signal(owner, Signal.CONT));
      scene.evidence().says("whole again after %,d ms more".formatted(scene.awaitWhole(3)));
      assertThat(scene.heldBy(owner)).as("shards on the home that woke").isPositive();
      scene.settle();
    }
  }
}
