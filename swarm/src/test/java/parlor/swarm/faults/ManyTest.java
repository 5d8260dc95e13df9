package parlor.swarm.faults;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Half a million processes.
@Tag("long")
@Timeout(900)
class ManyTest {

  @Test
  void an_owner_of_half_a_million_is_killed() {
    try (var scene = Scene.of(3, "an owner of half a million is killed", 500_000)) {
      scene.kill(scene.owner());
      scene.settle();
    }
  }
}
