package parlor.pointing;

import java.util.Comparator;

/// The beginning of a room. Where two rooms of one name meet after a cut, the older birth counts.
///
/// @param millis milliseconds since the epoch, as the node that made the room had it
/// @param nonce tells births of one millisecond apart
/// @param recovering whether the room may have lived before: then its browsers may tell of it
public record Birth(long millis, String nonce, boolean recovering) implements Comparable<Birth> {

  /// How long browsers may tell of a lost room. They come back within seconds; a laptop that was
  /// asleep for longer finds what the others brought.
  public static final long RECOVERY_MILLIS = 5 * 60_000;

  private static final Comparator<Birth> ORDER =
      Comparator.comparingLong(Birth::millis)
          .thenComparing(Birth::nonce)
          .thenComparing(Birth::recovering);

  /// Clocks of two nodes may be hours apart: one far behind the birth's must not keep a room
  /// recovering for as long.
  boolean isRecovering(Moment now) {
    return recovering && Math.abs(now.millis() - millis) < RECOVERY_MILLIS;
  }

  @Override
  public int compareTo(Birth other) {
    return ORDER.compare(this, other);
  }
}
