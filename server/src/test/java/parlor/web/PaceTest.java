package parlor.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PaceTest {

  private static final long SECOND = 1_000_000_000L;

  private final Pace pace = new Pace(20, 0);

  @Test
  void two_seconds_worth_may_come_at_once_and_no_more() {
    assertThat(allowed(100, 0)).isEqualTo(40);
  }

  @Test
  void after_a_burst_it_is_so_many_a_second() {
    allowed(40, 0);

    assertThat(allowed(100, SECOND)).isEqualTo(20);
    assertThat(allowed(100, SECOND + SECOND / 2)).isEqualTo(10);
  }

  @Test
  void a_long_rest_saves_up_no_more_than_one_burst() {
    allowed(40, 0);

    assertThat(allowed(100, 3_600 * SECOND)).isEqualTo(40);
  }

  @Test
  void it_is_rested_when_a_whole_burst_may_come_again() {
    allowed(40, 0);

    assertThat(pace.isRested(2 * SECOND - 1)).isFalse();
    assertThat(pace.isRested(2 * SECOND)).isTrue();
  }

  private long allowed(int asked, long now) {
    return IntStream.range(0, asked).filter(_ -> pace.allows(now)).count();
  }
}
