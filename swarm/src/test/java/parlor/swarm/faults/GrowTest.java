package parlor.swarm.faults;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A home comes while the others are counted on.
@Tag("long")
@Timeout(500)
class GrowTest {

  private static final long BAR = 1_000;
  private static final long BAR_OF_A_KILL = 3_000;
  private static final int NEW = 3;

  @Test
  void a_fourth_comes() {
    try (var scene = Scene.of(3, "a fourth comes")) {
      scene.disturb(
          "start of a fourth",
          BAR,
          Duration.ofSeconds(1),
          () -> {
            scene.start(NEW);
            scene.awaitHomes(4);
            long began = System.nanoTime();
            long held = scene.awaitShardsOn(NEW);
            var _ = scene.awaitWhole(4);
            scene
                .evidence()
                .took("all whole after", (System.nanoTime() - began) / 1_000_000, 10_000);
            scene.evidence().says("%d shards of 256 on the fourth by then".formatted(held));
          });
      scene.settle();
    }
  }

  /// Killed as soon as the new one holds the first shard.
  @Test
  void a_fourth_comes_and_another_is_killed_while_it_moves_in() {
    try (var scene = Scene.of(3, "a fourth comes, and another is killed meanwhile")) {
      scene.start(NEW);
      scene.awaitHomes(4);
      var _ = scene.awaitShardsOn(NEW);
      scene.kill(scene.owner(), BAR_OF_A_KILL);
      scene.evidence().took("whole again after", scene.awaitWhole(3), 10_000);
      scene.settle();
    }
  }
}
