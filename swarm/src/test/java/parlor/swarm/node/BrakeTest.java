package parlor.swarm.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

/// Whose death a node believes by its own proof alone.
class BrakeTest {

  private static final Place A = new Place("10.0.0.1", 9100);
  private static final Place B = new Place("10.0.0.2", 9100);
  private static final Place C = new Place("10.0.0.3", 9100);
  private static final Place D = new Place("10.0.0.4", 9100);

  private final Brake brake = new Brake();

  @Test
  void one_of_many_is_believed_dead() {
    brake.refused(B, true, 0);
    assertThat(brake.lets(Set.of(A, B, C), A, 0)).isTrue();
  }

  @Test
  void it_is_calm_where_nobody_refused_of_late() {
    assertThat(brake.isCalm(0)).isTrue();
    brake.refused(B, true, 0);
    assertThat(brake.isCalm(3_000)).isFalse();
    assertThat(brake.isCalm(3_001)).isTrue();
    brake.refused(C, true, 4_000);
    brake.opened(C);
    assertThat(brake.isCalm(4_000)).isTrue();
  }

  @Test
  void those_who_are_watched_stand_next_in_a_ring() {
    assertThat(A.next(Set.of(D, C, B), 2)).containsExactly(B, C);
    assertThat(C.next(Set.of(A, B, D), 2)).containsExactly(D, A);
    assertThat(D.next(Set.of(A, B, C), 9)).containsExactly(A, B, C);
  }

  @Test
  void of_two_the_other_is_believed_dead() {
    brake.refused(B, true, 0);
    assertThat(brake.lets(Set.of(A, B), A, 0)).isTrue();
  }

  @Test
  void most_at_once_are_not() {
    brake.refused(B, true, 0);
    brake.refused(C, true, 100);
    assertThat(brake.lets(Set.of(A, B, C), A, 200)).isFalse();
    assertThat(brake.lets(Set.of(A, B, C, D), A, 200)).isTrue();
    brake.refused(D, true, 200);
    assertThat(brake.lets(Set.of(A, B, C, D), A, 200)).isFalse();
  }

  @Test
  void whoever_was_buried_just_now_still_counts_as_a_home() {
    brake.refused(B, true, 0);
    brake.refused(C, true, 2_000);
    assertThat(brake.lets(Set.of(A, C), A, 2_500)).isFalse();
    brake.refused(C, true, 4_000);
    assertThat(brake.lets(Set.of(A, C), A, 4_000)).isTrue();
  }

  @Test
  void one_that_opens_again_and_those_that_are_no_homes_do_not_count() {
    brake.refused(B, true, 0);
    brake.refused(C, true, 0);
    brake.refused(D, false, 0);
    brake.opened(C);
    assertThat(brake.lets(Set.of(A, B, C), A, 100)).isTrue();
  }
}
