package parlor.party;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Walks under every fault, on seeds: nobody is ever seen in two rooms, no room is ever too full,
/// and everyone arrives.
class WalkTest {

  private static final int SEEDS = Integer.getInteger("seeds", 2_000);
  private static final int STEPS = 600;

  private static void play(long seed, House.Mistake mistake) {
    new House(seed, mistake).play(STEPS, 5, 3);
  }

  @Test
  void nobody_is_in_two_rooms_and_everyone_arrives() {
    for (long seed = 1; seed <= SEEDS; seed++) {
      try {
        play(seed, House.Mistake.NONE);
      } catch (RuntimeException | Error fault) {
        throw new AssertionError("seed " + seed + ": " + fault.getMessage(), fault);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void each_mistake_is_caught(House.Mistake mistake) {
    int tries = 0;
    boolean isCaught = false;
    while (!isCaught && tries < SEEDS) {
      tries++;
      try {
        play(tries, mistake);
      } catch (AssertionError _) {
        isCaught = true;
      }
    }
    System.out.printf("%s is caught after %d seeds%n", mistake, tries);
    assertThat(isCaught).isTrue();
  }
}
