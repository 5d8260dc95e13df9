package parlor.trials.crowd;

import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/// What a hall of the crowd measured in one phase. Not thread-safe.
///
/// A delivery is one update that reached one voter. Its latency is counted from the time at which
/// the command was due, whether or not the server was ready for it then.
final class Figures {

  private static final long LONGEST_MICROS = 120_000_000;
  private static final int DIGITS = 3;
  private static final int COMPLAINTS = 20;

  final Histogram micros = new Histogram(LONGEST_MICROS, DIGITS);
  final List<String> complaints = new ArrayList<>();
  long deliveries;
  long commands;
  long answers;
  long lost;
  long twice;
  long strange;
  long closed;

  void latency(long nanos) {
    micros.recordValue(Math.clamp(nanos / 1_000, 0, LONGEST_MICROS));
  }

  void lost(long count, String what) {
    lost += count;
    complain("lost: " + what);
  }

  void twice(String what) {
    twice++;
    complain("twice: " + what);
  }

  void strange(String what) {
    strange++;
    complain("strange: " + what);
  }

  void closed(String what) {
    closed++;
    complain("closed: " + what);
  }

  /// The first few say enough.
  private void complain(String what) {
    if (complaints.size() < COMPLAINTS) {
      complaints.add(what);
    }
  }

  void add(Figures other) {
    micros.add(other.micros);
    deliveries += other.deliveries;
    commands += other.commands;
    answers += other.answers;
    lost += other.lost;
    twice += other.twice;
    strange += other.strange;
    closed += other.closed;
    other.complaints.forEach(this::complain);
  }

  /// Whether everything came, once, and nothing else did.
  boolean isRight() {
    return lost + twice + strange + closed == 0;
  }
}
