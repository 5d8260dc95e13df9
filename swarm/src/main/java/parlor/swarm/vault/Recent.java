package parlor.swarm.vault;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// The calls of one caller that were answered, or are to be.
final class Recent {

  private static final int FEWEST = 4;

  /// Late answers that are kept.
  private static final int MOST_LATE = 1_000;

  /// The lowest number that the caller still waits for.
  private long floor;

  /// Numbers of calls in their order, and what each was answered, from the first to before the end.
  private long[] numbers = new long[FEWEST];

  private Blob[] answers = new Blob[FEWEST];
  private int first;
  private int end;

  /// The highest number so far: most that come are higher.
  private long highest = Long.MIN_VALUE;

  /// Those that are answered later, whatever the floor.
  private final TreeSet<Long> awaited = new TreeSet<>();

  /// What those were answered that had to wait; the oldest are forgotten.
  private final TreeMap<Long, Blob> late = new TreeMap<>();

  private int find(long number) {
    return Arrays.binarySearch(numbers, first, end, number);
  }

  Optional<Blob> answer(long number) {
    if (number > highest) {
      return Optional.empty();
    }
    int at = find(number);
    return Optional.ofNullable(at >= 0 ? answers[at] : late.get(number));
  }

  boolean isAwaited(long number) {
    return !awaited.isEmpty() && awaited.contains(number);
  }

  /// Whether the caller has said that it waits for this call no more.
  boolean isOver(long number) {
    return number < floor && !awaited.contains(number) && !late.containsKey(number);
  }

  void remember(long number, long nextFloor, Blob answer) {
    int at = number > highest ? -end - 1 : find(number);
    highest = Math.max(highest, number);
    if (at >= 0) {
      answers[at] = answer;
    } else {
      insert(-at - 1, number, answer);
    }
    floor = Math.max(floor, nextFloor);
    while (first < end && numbers[first] < floor) {
      answers[first++] = Blob.EMPTY;
    }
  }

  private void insert(int place, long number, Blob answer) {
    int at = place;
    if (end == numbers.length) {
      int size = end - first;
      int room = Math.max(FEWEST, 2 * size);
      numbers = Arrays.copyOf(Arrays.copyOfRange(numbers, first, end), room);
      answers = Arrays.copyOf(Arrays.copyOfRange(answers, first, end), room);
      at -= first;
      first = 0;
      end = size;
    }
    System.arraycopy(numbers, at, numbers, at + 1, end - at);
    System.arraycopy(answers, at, answers, at + 1, end - at);
    numbers[at] = number;
    answers[at] = answer;
    end++;
  }

  void await(long number) {
    awaited.add(number);
  }

  void answerLate(long number, Blob answer) {
    awaited.remove(number);
    highest = Math.max(highest, number);
    late.put(number, answer);
    if (late.size() > MOST_LATE) {
      late.pollFirstEntry();
    }
  }

  /// All of it, as writes.
  List<Write> writes(String caller) {
    var writes = new ArrayList<Write>();
    for (int i = first; i < end; i++) {
      writes.add(new Write.Remember(caller, numbers[i], floor, answers[i]));
    }
    late.forEach((number, answer) -> writes.add(new Write.Late(caller, number, answer)));
    awaited.forEach(number -> writes.add(new Write.Await(caller, number)));
    return writes;
  }
}
