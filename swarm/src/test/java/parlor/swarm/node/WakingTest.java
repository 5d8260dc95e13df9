package parlor.swarm.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WakingTest {

  private static final Place A = new Place("10.0.0.1", 9100);
  private static final Place B = new Place("10.0.0.2", 9100);
  private static final Place C = new Place("10.0.0.3", 9100);

  private final Waking waking = new Waking();

  private List<Integer> woken(Set<Place> homes, Place self, long now) {
    var due = waking.due(homes, self, now);
    return IntStream.range(0, 6).filter(due).boxed().toList();
  }

  @Test
  void all_is_woken_for_a_while_after_the_homes_have_changed_and_then_a_share() {
    assertThat(woken(Set.of(A, B, C), B, 10_000)).hasSize(6);
    assertThat(woken(Set.of(C, B, A), B, 14_999)).hasSize(6);
    assertThat(woken(Set.of(A, B, C), B, 15_000)).containsExactly(1, 4);
    assertThat(woken(Set.of(A, B), B, 16_000)).hasSize(6);
    assertThat(woken(Set.of(A, B), B, 21_000)).containsExactly(1, 3, 5);
  }

  @Test
  void the_shares_of_all_are_everything() {
    var all = Set.of(A, B, C);
    assertThat(List.of(A, B, C))
        .flatExtracting(self -> {
          var one = new Waking();
          var _ = one.due(all, self, 0);
          return IntStream.range(0, 6).filter(one.due(all, self, 60_000)).boxed().toList();
        })
        .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5);
  }

  @Test
  void who_is_no_home_or_not_seen_as_one_leaves_nothing_out() {
    assertThat(woken(Set.of(A, B), C, 0)).hasSize(6);
    assertThat(woken(Set.of(A, B), C, 60_000)).hasSize(6);
    assertThat(woken(Set.of(), C, 120_000)).hasSize(6);
  }
}
