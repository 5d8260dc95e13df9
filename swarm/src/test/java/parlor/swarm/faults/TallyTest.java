package parlor.swarm.faults;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// The test of the test: whatever a swarm could do wrong is noticed.
class TallyTest {

  private final Tally tally = new Tally(2);

  @Test
  void what_is_right_is_not_complained_about() {
    for (int value = 1; value <= 200; value++) {
      tally.acknowledged(1, value - 1, value);
    }
    tally.settled(0, 0);
    tally.settled(1, 200);
    assertThat(tally.sums()).isEqualTo(new Sums(200, 0, 0, 0, 0, 0));
    assertThat(tally.faults()).isEmpty();
  }

  @Test
  void answers_may_overtake_each_other() {
    tally.acknowledged(0, 0, 2);
    tally.acknowledged(0, 0, 1);
    tally.settled(0, 2);
    assertThat(tally.sums()).isEqualTo(new Sums(2, 0, 0, 0, 0, 0));
  }

  @Test
  void what_was_not_answered_may_have_happened_or_not() {
    tally.acknowledged(0, 0, 1);
    tally.unanswered(0);
    tally.settled(0, 1);
    tally.acknowledged(1, 0, 2);
    tally.unanswered(1);
    tally.settled(1, 2);
    assertThat(tally.sums()).isEqualTo(new Sums(2, 0, 0, 0, 0, 2));
  }

  @Test
  void a_lost_increment_is_noticed() {
    tally.acknowledged(0, 0, 1);
    tally.acknowledged(0, 1, 2);
    tally.settled(0, 1);
    assertThat(tally.sums().lost()).isEqualTo(1);
    assertThat(tally.faults().getFirst()).contains("is at 1, but 2 were acknowledged");
  }

  @Test
  void a_counter_that_is_gone_is_noticed() {
    tally.acknowledged(0, 0, 1);
    tally.gone(0);
    assertThat(tally.sums()).isEqualTo(new Sums(1, 1, 0, 0, 1, 0));
  }

  @Test
  void two_that_are_told_the_same_are_noticed() {
    tally.acknowledged(0, 0, 1);
    tally.acknowledged(0, 0, 1);
    assertThat(tally.sums().twice()).isEqualTo(1);
  }

  @Test
  void an_increment_that_happens_twice_is_noticed() {
    tally.acknowledged(0, 0, 1);
    tally.settled(0, 2);
    assertThat(tally.sums().twice()).isEqualTo(1);
  }

  @Test
  void what_was_known_before_is_noticed() {
    tally.acknowledged(0, 7, 7);
    assertThat(tally.sums().stale()).isEqualTo(1);
  }

  @Test
  void a_call_that_fails_is_noticed() {
    tally.failed(0, "Unknown");
    assertThat(tally.sums().failed()).isEqualTo(1);
  }
}
