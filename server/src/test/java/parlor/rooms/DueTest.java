package parlor.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DueTest {

  private static final RoomName DEN = new RoomName("den");
  private static final RoomName ATTIC = new RoomName("attic");

  private final Set<RoomName> so = new HashSet<>();
  private final Due due = new Due(so::contains);

  private boolean isDone() {
    return due.done().toCompletableFuture().isDone();
  }

  @Test
  void what_was_true_of_each_at_some_time_need_not_be_true_of_all_at_once() {
    assertThat(due.isOpen(DEN)).isFalse();
    assertThat(due.isOver(DEN)).isFalse();
    due.begin(List.of(DEN, ATTIC));
    so.add(DEN);
    due.look();
    assertThat(due.isOver(DEN)).isTrue();
    assertThat(due.isOpen(ATTIC)).isTrue();
    so.remove(DEN);
    so.add(ATTIC);
    assertThat(isDone()).isFalse();
    due.look();
    assertThat(isDone()).isTrue();
  }

  @Test
  void one_room_can_be_looked_at_in_the_moment_in_which_it_is_so() {
    due.begin(List.of(DEN));
    so.add(DEN);
    due.look(ATTIC);
    assertThat(isDone()).isFalse();
    due.look(DEN);
    assertThat(isDone()).isTrue();
  }

  @Test
  void what_was_so_before_it_began_does_not_count() {
    so.add(DEN);
    due.look(DEN);
    so.remove(DEN);
    due.begin(List.of(DEN));
    assertThat(isDone()).isFalse();
  }

  @Test
  void without_rooms_there_is_nothing_to_wait_for() {
    due.begin(List.of());
    assertThat(isDone()).isTrue();
  }
}
