package parlor.swarm.shard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Who has their time, and for how long.
class DeadlinesTest {

  private static final class Guest extends Deadlines.Item {
    private final long end;

    Guest(long end) {
      this.end = end;
    }
  }

  private final Deadlines<Guest> deadlines = new Deadlines<>();

  private Guest until(long end) {
    var guest = new Guest(end);
    deadlines.add(guest, end);
    return guest;
  }

  @Test
  void nobody_is_out_before_their_time_and_everybody_soon_after() {
    var first = until(120);
    var second = until(130);
    var third = until(220);
    assertThat(deadlines.over(120)).isEmpty();
    assertThat(deadlines.over(150)).containsExactly(first, second);
    assertThat(deadlines.over(200)).isEmpty();
    assertThat(deadlines.over(1_000)).containsExactly(third);
    assertThat(deadlines.over(2_000)).isEmpty();
  }

  @Test
  void who_is_taken_out_is_not_out_of_time() {
    var first = until(120);
    var second = until(120);
    deadlines.remove(first);
    deadlines.remove(first);
    assertThat(deadlines.over(500)).containsExactly(second);
    deadlines.remove(second);
    var again = until(520);
    assertThat(deadlines.over(600)).containsExactly(again);
  }

  @Test
  void each_is_out_once_whatever_comes_between() {
    var chance = new Random(7);
    var waiting = new ArrayList<Guest>();
    var out = new ArrayList<Guest>();
    int taken = 0;
    int count = 5_000;
    for (long now = 0; now < count; now++) {
      waiting.add(until(now + chance.nextLong(2_000)));
      if (chance.nextInt(3) == 0) {
        deadlines.remove(waiting.remove(chance.nextInt(waiting.size())));
        taken++;
      }
      if (chance.nextInt(20) == 0) {
        List<Guest> over = deadlines.over(now);
        for (var guest : over) {
          assertThat(guest.end).isLessThanOrEqualTo(now);
        }
        waiting.removeAll(over);
        out.addAll(over);
      }
    }
    out.addAll(deadlines.over(Long.MAX_VALUE));
    assertThat(out).doesNotHaveDuplicates().hasSize(count - taken);
  }
}
