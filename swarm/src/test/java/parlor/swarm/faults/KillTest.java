package parlor.swarm.faults;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Homes are killed while they are counted on.
@Timeout(400)
class KillTest {

  @Test
  void the_owner_is_killed() {
    try (var scene = Scene.of(3, "the owner is killed")) {
      scene.kill(scene.owner());
      scene.settle();
    }
  }

  @Tag("long")
  @Test
  void the_holder_of_a_copy_is_killed() {
    try (var scene = Scene.of(3, "the holder of a copy is killed")) {
      scene.kill(scene.keeper());
      scene.settle();
    }
  }

  @Tag("long")
  @Test
  void the_owner_is_killed_and_then_who_held_the_copy() {
    try (var scene = Scene.of(3, "the owner is killed, then who held the copy")) {
      int keeper = scene.keeper();
      scene.kill(scene.owner());
      scene.kill(keeper);
      scene.settle();
    }
  }

  @Tag("long")
  @Test
  void all_but_one_are_killed_one_after_the_other() {
    try (var scene = Scene.of(3, "all but one are killed, one after the other")) {
      int last = scene.keeper();
      int next = scene.owner();
      scene.kill(3 - last - next);
      scene.kill(next);
      scene.evidence().says("%d of 256 shards on the last".formatted(scene.heldBy(last)));
      scene.settle();
    }
  }

  @Tag("long")
  @Test
  void each_is_killed_in_turn_and_comes_back() {
    try (var scene = Scene.of(3, "each is killed in turn and comes back")) {
      for (int home = 0; home < 3; home++) {
        scene.kill(home);
        scene.start(home);
        var _ = scene.awaitWhole(3);
      }
      scene.settle();
    }
  }
}
