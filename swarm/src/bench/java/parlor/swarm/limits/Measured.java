package parlor.swarm.limits;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.DataFormatException;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/// What a load was answered with.
///
/// @param nanos how long all of it took
/// @param failed how many were not done
/// @param times how long each took, in nanoseconds
record Measured(long nanos, long failed, AbstractHistogram times) {

  private static final double NANOS_PER_SECOND = 1e9;
  private static final double NANOS_PER_MILLI = 1e6;

  double perSecond() {
    return times.getTotalCount() * NANOS_PER_SECOND / nanos;
  }

  double seconds() {
    return nanos / NANOS_PER_SECOND;
  }

  /// In milliseconds.
  double percentile(double percent) {
    return times.getValueAtPercentile(percent) / NANOS_PER_MILLI;
  }

  /// The loads of several nodes at once.
  static Measured together(List<Measured> parts) {
    var times = new Histogram(parts.getFirst().times.getHighestTrackableValue(), 3);
    parts.forEach(part -> times.add(part.times));
    return new Measured(
        parts.stream().mapToLong(Measured::nanos).max().orElse(1),
        parts.stream().mapToLong(Measured::failed).sum(),
        times);
  }

  /// As one word per component.
  String text() {
    var bytes = ByteBuffer.allocate(times.getNeededByteBufferCapacity());
    int length = times.encodeIntoCompressedByteBuffer(bytes);
    var coded = Base64.getEncoder().encodeToString(Arrays.copyOf(bytes.array(), length));
    return nanos + " " + failed + " " + coded;
  }

  static Measured read(String text) {
    var words = List.of(text.split(" "));
    try {
      var times =
          ConcurrentHistogram.decodeFromCompressedByteBuffer(
              ByteBuffer.wrap(Base64.getDecoder().decode(words.get(2))), 0);
      return new Measured(Long.parseLong(words.get(0)), Long.parseLong(words.get(1)), times);
    } catch (DataFormatException broken) {
      throw new IllegalArgumentException("no figures: " + text, broken);
    }
  }
}
