package parlor.swarm.node;

import java.util.Comparator;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/// When a cluster was founded: its id. The smaller is the older.
///
/// Clocks of nodes differ, so "older" may be wrong by as much; it only has to be the same order for
/// everyone.
record Birth(long millis, long nonce) implements Comparable<Birth> {

  private static final Comparator<Birth> ORDER =
      Comparator.comparingLong(Birth::millis).thenComparing(Birth::nonce, Long::compareUnsigned);

  private static final HexFormat HEX = HexFormat.of();

  static Birth at(long millis, RandomGenerator chance) {
    return new Birth(millis, chance.nextLong());
  }

  @Override
  public int compareTo(Birth other) {
    return ORDER.compare(this, other);
  }

  /// Two numbers of fixed width, so that texts have the order of the births.
  @Override
  public String toString() {
    return HEX.toHexDigits(millis) + "-" + HEX.toHexDigits(nonce);
  }
}
