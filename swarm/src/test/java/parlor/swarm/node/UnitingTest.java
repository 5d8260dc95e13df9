package parlor.swarm.node;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Who leaves a younger cluster, and when.
class UnitingTest {

  private final Uniting uniting = new Uniting();

  @Test
  void nobody_goes_who_has_heard_of_no_older_cluster() {
    assertThat(uniting.mustGo(true, 0)).isFalse();
  }

  @Test
  void the_youngest_goes_at_once_and_the_others_after_10_s_of_hearing_of_it() {
    for (long now = 0; now <= 10_000; now += 2_500) {
      uniting.heard(now);
      assertThat(uniting.mustGo(true, now)).isTrue();
      assertThat(uniting.mustGo(false, now)).isFalse();
    }
    assertThat(uniting.mustGo(false, 10_001)).isTrue();
  }

  @Test
  void what_was_heard_5_s_ago_counts_no_more() {
    uniting.heard(0);
    assertThat(uniting.mustGo(true, 5_000)).isTrue();
    assertThat(uniting.mustGo(true, 5_001)).isFalse();
    uniting.heard(20_000);
    assertThat(uniting.mustGo(false, 20_001)).isFalse();
  }
}
