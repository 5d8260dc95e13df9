package parlor.swarm.faults;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What was told of each of many counters, and what is wrong with it. A bit for each acknowledged
/// value, so that half a million counters fit.
final class Tally {

  private static final int MOST_FAULTS = 20;

  private final long[][] told;
  private final long[] highest;
  private final int[] acknowledged;
  private final int[] unanswered;
  private final List<String> faults = new ArrayList<>();
  private long lost;
  private long twice;
  private long stale;
  private long failed;

  Tally(int counters) {
    told = new long[counters][0];
    highest = new long[counters];
    acknowledged = new int[counters];
    unanswered = new int[counters];
  }

  int counters() {
    return highest.length;
  }

  /// The highest value of a counter that anyone was told, to be remembered when it is asked.
  synchronized long known(int counter) {
    return highest[counter];
  }

  /// An increment was acknowledged.
  ///
  /// @param known what was known when it was asked for
  synchronized void acknowledged(int counter, long known, long value) {
    acknowledged[counter]++;
    if (value <= known) {
      stale++;
      fault(counter, "told %,d when %,d was known".formatted(value, known));
    }
    if (!mark(counter, value)) {
      twice++;
      fault(counter, "%,d is told twice".formatted(value));
    }
    highest[counter] = Math.max(highest[counter], value);
  }

  /// Whether nobody was told this value before.
  private boolean mark(int counter, long value) {
    int word = Math.toIntExact(value >>> 6);
    if (word >= told[counter].length) {
      told[counter] = Arrays.copyOf(told[counter], Math.max(word + 1, told[counter].length * 2));
    }
    long bit = 1L << value;
    boolean isNew = (told[counter][word] & bit) == 0;
    told[counter][word] |= bit;
    return isNew;
  }

  /// An increment was not acknowledged: it may have happened or not.
  synchronized void unanswered(int counter) {
    unanswered[counter]++;
  }

  /// An increment or a question failed.
  synchronized void failed(int counter, String why) {
    failed++;
    fault(counter, why);
  }

  /// What a counter is at when nothing is under way any more.
  synchronized void settled(int counter, long value) {
    long least = Math.max(acknowledged[counter], highest[counter]);
    long most = (long) acknowledged[counter] + unanswered[counter];
    if (value < least) {
      lost += least - value;
      fault(
          counter,
          "is at %,d, but %,d were acknowledged, up to %,d"
              .formatted(value, acknowledged[counter], highest[counter]));
    } else if (value > most) {
      twice += value - most;
      fault(counter, "is at %,d, but %,d were asked for".formatted(value, most));
    }
  }

  /// There is no such counter when nothing is under way any more: all of it is lost.
  synchronized void gone(int counter) {
    failed++;
    lost += acknowledged[counter];
    fault(counter, "is gone with its %,d acknowledged".formatted(acknowledged[counter]));
  }

  private void fault(int counter, String what) {
    if (faults.size() < MOST_FAULTS) {
      faults.add("c" + counter + ": " + what);
    }
  }

  synchronized List<String> faults() {
    return List.copyOf(faults);
  }

  synchronized Sums sums() {
    return new Sums(
        Arrays.stream(acknowledged).asLongStream().sum(),
        lost,
        twice,
        stale,
        failed,
        Arrays.stream(unanswered).asLongStream().sum());
  }
}
