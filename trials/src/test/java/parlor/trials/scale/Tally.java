package parlor.trials.scale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import parlor.trials.Json;

/// What was counted in a time, by one load or by all of them. Not thread-safe.
final class Tally {

  private static final long LONGEST_MICROS = 600_000_000;

  /// Within a hundredth, and small enough to keep one for each second of hours.
  private static final int DIGITS = 2;

  private static final int COMPLAINTS = 20;

  /// From when a vote was due to when somebody at another node saw it, and at the same node.
  final Histogram across = new Histogram(DIGITS);

  final Histogram within = new Histogram(DIGITS);

  /// From the first try to come back to the own seat.
  final Histogram returns = new Histogram(DIGITS);

  /// From the loss of a connection to the own seat.
  final Histogram absences = new Histogram(DIGITS);

  final List<String> complaints = new ArrayList<>();

  /// Votes played and taken back; those that were answered.
  long due;

  long answered;

  /// Seen only when the voter had done something else already.
  long superseded;

  /// Never seen by somebody, though all had time; votes that are not in the result, though
  /// answered.
  long unseen;

  long lost;

  /// What must not happen otherwise.
  long strange;

  static void record(Histogram histogram, long nanos) {
    histogram.recordValue(Math.clamp(nanos / 1_000, 0, LONGEST_MICROS));
  }

  void complain(String what) {
    if (complaints.size() < COMPLAINTS) {
      complaints.add(what);
    }
  }

  void add(Tally other) {
    across.add(other.across);
    within.add(other.within);
    returns.add(other.returns);
    absences.add(other.absences);
    due += other.due;
    answered += other.answered;
    superseded += other.superseded;
    unseen += other.unseen;
    lost += other.lost;
    strange += other.strange;
    other.complaints.forEach(this::complain);
  }

  void clear() {
    across.reset();
    within.reset();
    returns.reset();
    absences.reset();
    due = 0;
    answered = 0;
    superseded = 0;
    unseen = 0;
    lost = 0;
    strange = 0;
    complaints.clear();
  }

  // On the way from a load to who reads it.

  ObjectNode json() {
    return Json.object(
        "across", text(across),
        "within", text(within),
        "returns", text(returns),
        "absences", text(absences),
        "complaints", complaints,
        "due", due,
        "answered", answered,
        "superseded", superseded,
        "unseen", unseen,
        "lost", lost,
        "strange", strange);
  }

  static Tally of(JsonNode json) {
    var tally = new Tally();
    tally.across.add(histogram(json.path("across").asText()));
    tally.within.add(histogram(json.path("within").asText()));
    tally.returns.add(histogram(json.path("returns").asText()));
    tally.absences.add(histogram(json.path("absences").asText()));
    json.path("complaints").forEach(one -> tally.complain(one.asText()));
    tally.due = json.path("due").asLong();
    tally.answered = json.path("answered").asLong();
    tally.superseded = json.path("superseded").asLong();
    tally.unseen = json.path("unseen").asLong();
    tally.lost = json.path("lost").asLong();
    tally.strange = json.path("strange").asLong();
    return tally;
  }

  private static String text(Histogram histogram) {
    var bytes = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
    int length = histogram.encodeIntoCompressedByteBuffer(bytes);
    return Base64.getEncoder().encodeToString(Arrays.copyOf(bytes.array(), length));
  }

  private static Histogram histogram(String text) {
    try {
      return Histogram.decodeFromCompressedByteBuffer(
          ByteBuffer.wrap(Base64.getDecoder().decode(text)), 0);
    } catch (DataFormatException fault) {
      throw new IllegalStateException("a load counted what cannot be read", fault);
    }
  }
}
