package parlor.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RoundTripTest {

  private final RoundTrip roundTrip = new RoundTrip();

  @Test
  void where_all_answer_at_once_little_is_waited_for() {
    assertThat(roundTrip.patience(0)).isEqualTo(100);
    took(2, 50);
    assertThat(roundTrip.patience(0)).isEqualTo(100);
  }

  @Test
  void each_wait_is_twice_the_last_and_none_longer_than_five_seconds() {
    assertThat(roundTrip.patience(1)).isEqualTo(200);
    assertThat(roundTrip.patience(3)).isEqualTo(800);
    assertThat(roundTrip.patience(6)).isEqualTo(5_000);
    assertThat(roundTrip.patience(Integer.MAX_VALUE)).isEqualTo(5_000);
  }

  @Test
  void where_all_are_late_all_are_waited_for() {
    took(800, 4);
    assertThat(roundTrip.patience(0)).isBetween(800L, 3_000L);
    took(800, 100);
    assertThat(roundTrip.patience(0)).isBetween(800L, 900L);
  }

  @Test
  void one_that_was_late_is_soon_forgotten() {
    took(10, 20);
    took(3_000, 1);
    took(10, 40);
    assertThat(roundTrip.patience(0)).isEqualTo(100);
  }

  private void took(long millis, int times) {
    for (int i = 0; i < times; i++) {
      roundTrip.took(millis);
    }
  }
}
