package parlor.swarm.shard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import parlor.swarm.node.Node;
import parlor.swarm.vault.Blob;
import parlor.swarm.vault.Change;
import parlor.swarm.vault.Epoch;
import parlor.swarm.vault.Write;

/// What goes in one letter from owner to holder.
class CourierTest {

  private static final Epoch EPOCH = new Epoch("1", 1, "n0");

  private final Courier courier = new Courier(300);

  private static Change change(long seq, int bytes) {
    return new Change(seq, List.of(new Write.Put("counter:a", new Blob(new byte[bytes]))));
  }

  @Test
  void however_large_changes_are_each_letter_is_within_bounds_and_none_is_left_out() {
    long[] last = {0, 0, 0, 0};
    for (int i = 0; i < 200; i++) {
      int shard = i % 4;
      courier.add(shard, EPOCH, change(i / 4 + 1L, i % 7 == 0 ? 540_000 : 20_000 + i));
    }
    long now = 0;
    for (var batch = courier.next(now); batch.isPresent(); batch = courier.next(now)) {
      var letter = new Codec.Writer();
      letter.add(batch.get());
      assertThat(letter.length()).isLessThan(Node.LONGEST);
      for (var entry : batch.get().entries()) {
        for (var change : entry.changes()) {
          assertThat(change.seq()).isEqualTo(++last[entry.shard()]);
        }
      }
      courier.acked(batch.get().id());
      now++;
    }
    assertThat(last).containsExactly(50, 50, 50, 50);
  }
}
