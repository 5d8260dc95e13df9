package parlor.swarm.vault;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// The calls of one caller that were answered, or are to be.
final class Recent {

  /// Late answers that are kept.
  private static final int MOST_LATE = 1_000;

  /// The lowest number that the caller still waits for.
  private long floor;

  private final Answers answers = new Answers();

  /// The highest number so far: most that come are higher.
  private long highest = Long.MIN_VALUE;

  /// Those that are answered later, whatever the floor.
  private final TreeSet<Long> awaited = new TreeSet<>();

  /// What those were answered that had to wait, in the order of the answers; the oldest are
  /// forgotten.
  private final LinkedHashMap<Long, Blob> late = new LinkedHashMap<>();

  Optional<Blob> answer(long number) {
    if (number > highest) {
      return Optional.empty();
    }
    var answer = answers.of(number);
    return answer.isPresent() ? answer : Optional.ofNullable(late.get(number));
  }

  boolean isAwaited(long number) {
    return !awaited.isEmpty() && awaited.contains(number);
  }

  /// Whether the caller has said that it waits for this call no more.
  boolean isOver(long number) {
    return number < floor && !awaited.contains(number) && !late.containsKey(number);
  }

  void remember(long number, long nextFloor, Blob answer) {
    highest = Math.max(highest, number);
    answers.put(number, answer);
    floor = Math.max(floor, nextFloor);
    while (answers.size() > 0 && answers.number(0) < floor) {
      answers.forgetFirst();
    }
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
    for (int i = 0; i < answers.size(); i++) {
      writes.add(new Write.Remember(caller, answers.number(i), floor, answers.answer(i)));
    }
    late.forEach((number, answer) -> writes.add(new Write.Late(caller, number, answer)));
    awaited.forEach(number -> writes.add(new Write.Await(caller, number)));
    return writes;
  }
}
