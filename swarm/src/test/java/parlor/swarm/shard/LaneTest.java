package parlor.swarm.shard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;

/// How many calls one node asks of one shard at a time.
class LaneTest {

  private final Lane<String> lane = new Lane<>();

  @Test
  void so_many_are_asked_and_the_rest_waits_for_its_turn() {
    var third = seat(1);
    for (long number = 2; number <= 256; number++) {
      third = number == 3 ? seat(number) : kept(third, seat(number));
    }
    assertThat(lane.enter(257, "call")).isNull();
    assertThat(lane.next()).isEmpty();
    lane.leave(third);
    lane.leave(third);
    assertThat(lane.next()).containsExactly(257L);
    assertThat(lane.floor(257)).isOne();
    assertThat(lane.asked()).hasSize(255);
  }

  private static Lane.Seat<String> kept(Lane.Seat<String> one, Lane.Seat<String> other) {
    assertThat(other).isNotNull();
    return one;
  }

  private Lane.Seat<String> seat(long number) {
    return Objects.requireNonNull(lane.enter(number, "call"), "there is room");
  }

  @Test
  void one_that_waits_waitsdoes_not_have_answers_kept_without_end() {
    var waits = seat(1);
    long number = 2;
    for (var seat = lane.enter(number, "call"); seat != null; seat = lane.enter(number, "call")) {
      lane.leave(seat);
      number++;
    }
    assertThat(number).isEqualTo(10_001);
    assertThat(lane.floor(number)).isOne();
    lane.leave(waits);
    assertThat(lane.next()).containsExactly(number);
    assertThat(lane.isEmpty()).isTrue();
  }
}
