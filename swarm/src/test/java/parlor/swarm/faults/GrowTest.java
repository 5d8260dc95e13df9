package parlor.swarm.faults;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A home comes while the others are counted on.
@Tag("long")
@Timeout(500)
class GrowTest {

  private static final int NEW = 3;

  @Test
  void a_fourth_comes() {
    try (var scene = Scene.of(3, "a fourth comes")) {
      scene.disturb(
          "start of a fourth",
          Bar.NEW_HOME,
          Duration.ofSeconds(1),
          () -> {
            scene.start(NEW);
            scene.awaitHomes(4);
            scene.evidence().took("whole and calm after", scene.awaitCalm(4), 10_000);
            scene.evidence().says("it holds %d shards of 256".formatted(scene.heldBy(NEW)));
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
      scene.kill(scene.owner());
      scene.settle();
    }
  }
}
