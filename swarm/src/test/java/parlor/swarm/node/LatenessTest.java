package parlor.swarm.node;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LatenessTest {

  private final Lateness lateness = new Lateness();

  @Test
  void who_hears_all_in_time_has_no_patience_beyond_the_usual() {
    assertThat(lateness.patience(0)).isZero();
    lateness.heard("a", 500, 1_000);
    lateness.heard("b", 510, 1_000);
    lateness.heard("a", 500, 1_500);
    assertThat(lateness.patience(1_500)).isEqualTo(1_500);
  }

  @Test
  void one_that_was_late_says_nothing_of_the_others() {
    lateness.heard("a", 4_000, 1_000);
    assertThat(lateness.patience(1_000)).isZero();
    lateness.heard("b", 500, 1_000);
    assertThat(lateness.patience(1_000)).isEqualTo(1_500);
  }

  @Test
  void where_two_were_late_who_is_silent_is_waited_for_longer() {
    lateness.heard("a", 4_000, 1_000);
    lateness.heard("b", 3_000, 1_100);
    lateness.heard("c", 500, 1_200);
    assertThat(lateness.patience(1_200)).isEqualTo(9_000);
  }

  @Test
  void the_longest_silence_of_a_member_counts_and_only_for_a_while() {
    lateness.heard("a", 3_000, 1_000);
    lateness.heard("b", 3_000, 1_000);
    lateness.heard("a", 500, 1_500);
    lateness.heard("b", 500, 1_500);
    assertThat(lateness.patience(16_000)).isEqualTo(9_000);
    assertThat(lateness.patience(16_001)).isZero();
    lateness.heard("a", 500, 16_500);
    lateness.heard("b", 500, 16_500);
    assertThat(lateness.patience(16_500)).isEqualTo(1_500);
  }

  @Test
  void while_someone_is_new_everyone_is_waited_for() {
    lateness.met("a", 1_000);
    lateness.heard("a", 2_999, 3_999);
    assertThat(lateness.patience(3_999)).isEqualTo(15_000);
    lateness.heard("a", 1, 4_000);
    assertThat(lateness.patience(4_000)).isZero();
  }

  @Test
  void who_is_new_and_silent_is_not_waited_for_for_ever_nor_who_has_gone() {
    lateness.met("a", 1_000);
    assertThat(lateness.patience(15_999)).isEqualTo(15_000);
    assertThat(lateness.patience(16_000)).isZero();
    lateness.met("b", 20_000);
    lateness.gone("b");
    assertThat(lateness.patience(20_000)).isZero();
  }

  @Test
  void the_patience_ends_somewhere() {
    lateness.heard("a", 60_000, 1_000);
    lateness.heard("b", 60_000, 1_000);
    assertThat(lateness.patience(1_000)).isEqualTo(15_000);
  }

  @Test
  void a_node_that_was_late_itself_waits_for_everyone_longer() {
    lateness.came(1_000, 1_250);
    assertThat(lateness.patience(1_250)).isEqualTo(750);
    lateness.came(1_250, 4_250);
    lateness.came(4_250, 4_500);
    assertThat(lateness.patience(4_500)).isEqualTo(9_000);
    assertThat(lateness.patience(19_251)).isZero();
  }
}
