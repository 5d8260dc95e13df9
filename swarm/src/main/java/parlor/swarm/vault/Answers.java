package parlor.swarm.vault;

import java.util.Arrays;
import java.util.Optional;

/// What calls were answered, by their numbers in order: two arrays, since most that come have the
/// highest number, and most that go the lowest.
final class Answers {

  private static final int FEWEST = 4;

  /// From the first to before the end.
  private long[] numbers = new long[FEWEST];

  private Blob[] answers = new Blob[FEWEST];
  private int first;
  private int end;

  int size() {
    return end - first;
  }

  /// The number at a place, from 0.
  long number(int place) {
    return numbers[first + place];
  }

  Blob answer(int place) {
    return answers[first + place];
  }

  Optional<Blob> of(long number) {
    int at = find(number);
    return at >= 0 ? Optional.of(answers[at]) : Optional.empty();
  }

  private int find(long number) {
    return end == first || number > numbers[end - 1]
        ? -end - 1
        : Arrays.binarySearch(numbers, first, end, number);
  }

  void put(long number, Blob answer) {
    int at = find(number);
    if (at >= 0) {
      answers[at] = answer;
    } else {
      insert(-at - 1, number, answer);
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

  /// Forgets the one with the lowest number, which there must be.
  void forgetFirst() {
    answers[first++] = Blob.EMPTY;
  }
}
