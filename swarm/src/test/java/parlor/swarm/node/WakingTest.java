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
  void each_wakes_its_share_every_time_after_the_homes_have_changed_and_then_in_turns() {
    assertThat(woken(Set.of(A, B, C), B, 10_000)).containsExactly(1, 4);
    assertThat(woken(Set.of(C, B, A), B, 14_999)).containsExactly(1, 4);
    assertThat(inTenTurns(Set.of(A, B, C), B, 15_000)).containsExactlyInAnyOrder(1, 4);
    assertThat(woken(Set.of(A, B), B, 26_000)).containsExactly(1, 3, 5);
    assertThat(inTenTurns(Set.of(A, B), B, 31_000)).containsExactlyInAnyOrder(1, 3, 5);
  }

  @Test
  void who_gives_one_up_wakes_it_for_a_while_whosever_share_it_is() {
    var all = Set.of(A, B, C);
    assertThat(woken(all, B, 10_000)).doesNotContain(2);
    waking.gaveUp(2, 20_000);
    assertThat(woken(all, B, 20_000)).contains(2);
    assertThat(woken(all, B, 24_999)).contains(2);
    assertThat(woken(all, B, 25_000)).doesNotContain(2);
  }

  @Test
  void what_nobody_looks_after_is_shared_nine_times_and_then_woken_by_all() {
    var astray = Set.of(0, 1, 4);
    for (int i = 0; i < 9; i++) {
      var due = waking.hurried(astray, Set.of(A, B, C), B);
      assertThat(IntStream.range(0, 6).filter(due)).containsExactly(1, 4);
    }
    var due = waking.hurried(astray, Set.of(A, B, C), B);
    assertThat(IntStream.range(0, 6).filter(due)).containsExactly(0, 1, 4);
  }

  private List<Integer> inTenTurns(Set<Place> homes, Place self, long now) {
    return IntStream.range(0, 10)
        .mapToObj(turn -> woken(homes, self, now + 1_000L * turn))
        .flatMap(List::stream)
        .toList();
  }

  @Test
  void the_shares_of_all_are_everything() {
    var all = Set.of(A, B, C);
    assertThat(List.of(A, B, C))
        .flatExtracting(self -> {
          var one = new Waking();
          var _ = one.due(all, self, 0);
          return IntStream.range(0, 10)
              .mapToObj(turn -> one.due(all, self, 60_000 + 1_000L * turn))
              .flatMap(due -> IntStream.range(0, 6).filter(due).boxed())
              .toList();
        })
        .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5);
  }

  @Test
  void who_is_no_home_or_not_seen_as_one_leaves_nothing_out() {
    assertThat(woken(Set.of(A, B), C, 0)).hasSize(6);
    assertThat(inTenTurns(Set.of(A, B), C, 60_000)).hasSize(6);
    assertThat(woken(Set.of(), C, 120_000)).hasSize(6);
  }
}
