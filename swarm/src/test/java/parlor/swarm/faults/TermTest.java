package parlor.swarm.faults;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Homes are stopped in good order while they are counted on.
@Tag("long")
@Timeout(400)
class TermTest {

  @Test
  void each_is_restarted_in_turn_and_then_one_is_killed() {
    try (var scene = Scene.of(3, "each is restarted in turn, then one is killed")) {
      for (int i = 0; i < 3; i++) {
        int home = i;
        scene.disturb(
            "SIGTERM of " + home,
            Bar.TERM,
            () -> {
              scene.homes().signal(home, Signal.TERM);
              scene.homes().awaitEnd(home);
            });
        scene.disturb(
            "and its return",
            Bar.NEW_HOME,
            Duration.ofSeconds(5),
            () -> {
              scene.start(home);
              scene.awaitHomes(3);
            });
        var _ = scene.awaitWhole(3);
      }
      scene.kill(scene.owner());
      scene.settle();
    }
  }

  @Test
  void two_of_four_are_stopped_at_once() {
    try (var scene = Scene.of(4, "two of four are stopped at once")) {
      int owner = scene.owner();
      int keeper = scene.keeper();
      scene.disturb(
          "SIGTERM of %d and %d".formatted(owner, keeper),
          Bar.TERM,
          () -> {
            scene.homes().signal(owner, Signal.TERM);
            scene.homes().signal(keeper, Signal.TERM);
            scene.homes().awaitEnd(owner);
            scene.homes().awaitEnd(keeper);
          });
      var _ = scene.awaitWhole(2);
      scene.settle();
    }
  }
}
