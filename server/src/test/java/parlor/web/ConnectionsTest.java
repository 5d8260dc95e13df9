package parlor.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionsTest {

  @Test
  void a_few_leave_a_millisecond_apart() {
    assertThat(IntStream.range(0, 5).mapToLong(place -> Connections.millisBefore(place, 5)))
        .containsExactly(0L, 1L, 2L, 3L, 4L);
  }

  @ParameterizedTest
  @ValueSource(ints = {1_000, 1_001, 19_000, 3_000_000})
  void many_leave_evenly_within_a_second(int all) {
    var perMillisecond = new int[1_000];
    for (int place = 0; place < all; place++) {
      perMillisecond[(int) Connections.millisBefore(place, all)]++;
    }

    assertThat(IntStream.of(perMillisecond))
        .allMatch(leaving -> leaving >= all / 1_000 && leaving <= all / 1_000 + 1);
  }

  @Test
  void nobody_is_welcome_any_more_once_they_are_turned_away() {
    var connections = new Connections(1);
    assertThat(connections.areWelcome()).isTrue();

    connections.turnAway();

    assertThat(connections.areWelcome()).isFalse();
  }
}
