package parlor.swarm.shard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// How many calls one node asks of one shard at a time.
class LaneTest {

  private final Lane<String> lane = new Lane<>();

  @Test
  void so_many_are_asked_and_the_rest_waits_for_its_turn() {
    for (long number = 1; number <= 256; number++) {
      assertThat(lane.enters(number, "call")).isTrue();
    }
    assertThat(lane.enters(257, "call")).isFalse();
    assertThat(lane.next()).isEmpty();
    lane.leave(3);
    assertThat(lane.next()).containsExactly(257L);
    assertThat(lane.floor(257)).isOne();
  }

  @Test
  void one_that_waits_long_does_not_have_answers_kept_without_end() {
    assertThat(lane.enters(1, "waits for hours")).isTrue();
    long number = 2;
    while (lane.enters(number, "call")) {
      lane.leave(number);
      number++;
    }
    assertThat(number).isEqualTo(10_001);
    lane.leave(1);
    assertThat(lane.next()).containsExactly(number);
  }
}
