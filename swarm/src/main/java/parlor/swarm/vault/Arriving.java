package parlor.swarm.vault;

import java.util.BitSet;
import java.util.Optional;

/// A copy that comes in slices.
final class Arriving {

  private final Epoch epoch;
  private final Mark mark;
  private final int count;
  private final BitSet here = new BitSet();
  private final Cells cells = new Cells();

  Arriving(Message.Whole first) {
    this.epoch = first.epoch();
    this.mark = first.mark();
    this.count = first.count();
  }

  boolean isOf(Message.Whole slice) {
    return epoch.equals(slice.epoch()) && mark.equals(slice.mark()) && count == slice.count();
  }

  /// Takes a slice in, and gives all of it once every slice was here.
  Optional<Cells> take(Message.Whole slice) {
    if (!here.get(slice.index())) {
      here.set(slice.index());
      slice.writes().forEach(cells::apply);
    }
    return here.cardinality() == count ? Optional.of(cells) : Optional.empty();
  }
}
