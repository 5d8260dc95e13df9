package parlor.swarm.vault;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/// A copy that comes in slices.
public final class Arriving {

  private final Mark mark;
  private final int count;
  private final BitSet here = new BitSet();
  private final Cells cells = new Cells();

  /// @param mark how far the whole is
  /// @param count of slices
  public Arriving(Mark mark, int count) {
    this.mark = mark;
    this.count = count;
  }

  public boolean isOf(Mark other, int slices) {
    return mark.equals(other) && count == slices;
  }

  /// Takes a slice in, and gives all of it once every slice was here.
  public Optional<Cells> take(int index, List<Write> writes) {
    if (!here.get(index)) {
      here.set(index);
      writes.forEach(cells::apply);
    }
    return here.cardinality() == count ? Optional.of(cells) : Optional.empty();
  }
}
