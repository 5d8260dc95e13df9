package parlor.swarm.faults;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// The test of the clock: no silence is overheard.
class SilenceTest {

  private static final long MILLI = 1_000_000;

  private final Silence silence = new Silence(0);

  @Test
  void nobody_is_answered_from_one_answer_to_the_next() {
    silence.answered(1, 100 * MILLI);
    silence.answered(2, 400 * MILLI);
    assertThat(silence.longestMillis(450 * MILLI)).isEqualTo(300);
  }

  @Test
  void silence_that_goes_on_counts() {
    silence.answered(1, 100 * MILLI);
    assertThat(silence.longestMillis(900 * MILLI)).isEqualTo(800);
  }

  @Test
  void who_waits_while_others_are_answered_is_counted() {
    silence.asked(1, 0);
    silence.asked(2, 10 * MILLI);
    silence.answered(2, 20 * MILLI);
    assertThat(silence.slowestMillis(20 * MILLI)).isEqualTo(20);
    silence.gaveUp(1, 700 * MILLI);
    assertThat(silence.slowestMillis(900 * MILLI)).isEqualTo(700);
  }

  @Test
  void what_was_before_is_forgotten() {
    silence.asked(1, 0);
    silence.from(500 * MILLI);
    assertThat(silence.longestMillis(600 * MILLI)).isEqualTo(100);
    assertThat(silence.slowestMillis(600 * MILLI)).isEqualTo(100);
  }
}
