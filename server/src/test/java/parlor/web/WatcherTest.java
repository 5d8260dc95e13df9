package parlor.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import parlor.web.Watcher.Drawing;

class WatcherTest {

  private static final String STILL = SceneWriter.STILL.toString();

  /// A client that reads, or does not.
  private static final class Reader implements Watcher.Way {
    private final List<String> heard = new ArrayList<>();
    private boolean isAsleep;

    @Override
    public boolean isFull() {
      return isAsleep;
    }

    @Override
    public void write(Buffer line) {
      heard.add(line.toString());
    }

    @Override
    public void end() {
      heard.add("end");
    }

    @Override
    public void drop() {
      heard.add("dropped");
    }
  }

  private final Reader reader = new Reader();
  private final Watcher watcher = new Watcher(reader);

  private void shown(long number, long now) {
    boolean needsFloor = watcher.needsFloor(number - 1);
    watcher.see(
        new Drawing(
            number,
            Buffer.buffer("change " + number),
            needsFloor ? Buffer.buffer("floor " + number) : null),
        now);
  }

  @Test
  void first_there_is_everything_and_then_what_changes() {
    shown(7, 0);
    shown(8, 250);
    shown(9, 500);

    assertThat(reader.heard).containsExactly("floor 7", "change 8", "change 9");
  }

  @Test
  void who_comes_while_it_is_drawn_waits_for_the_next() {
    watcher.see(new Drawing(7, Buffer.buffer("change 7"), null), 0);
    shown(8, 250);

    assertThat(reader.heard).containsExactly("floor 8");
  }

  @Test
  void where_nothing_changes_nothing_is_told() {
    shown(1, 0);
    watcher.see(new Drawing(2, null, null), 250);
    shown(3, 500);

    assertThat(reader.heard).containsExactly("floor 1", "change 3");
  }

  @Test
  void who_reads_slowly_misses_changes_and_gets_everything_anew() {
    shown(1, 0);
    reader.isAsleep = true;
    shown(2, 250);
    shown(3, 500);
    reader.isAsleep = false;
    shown(4, 750);
    shown(5, 1_000);

    assertThat(reader.heard).containsExactly("floor 1", "floor 4", "change 5");
  }

  @Test
  void who_does_not_read_on_is_dropped() {
    shown(1, 0);
    reader.isAsleep = true;
    shown(2, 30_000);
    assertThat(reader.heard).containsExactly("floor 1");
    shown(3, 30_001);

    assertThat(reader.heard).containsExactly("floor 1", "dropped");
  }

  @Test
  void where_it_is_quiet_that_is_told_before_five_seconds_are_over() {
    watcher.reassure(0);
    shown(1, 0);
    watcher.reassure(4_499);
    watcher.reassure(4_500);
    watcher.reassure(4_750);
    reader.isAsleep = true;
    watcher.reassure(9_500);

    assertThat(reader.heard).containsExactly("floor 1", STILL);
  }
}
