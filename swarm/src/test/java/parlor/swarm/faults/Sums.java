package parlor.swarm.faults;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What became of all increments.
///
/// @param acknowledged increments that were answered with their value
/// @param lost acknowledged increments that are not there in the end
/// @param twice values told to two, and increments that were made more often than asked for
/// @param stale values at or below one that was known before
/// @param failed calls that were refused, threw, or found no such process
/// @param unanswered calls without an answer within their time
record Sums(long acknowledged, long lost, long twice, long stale, long failed, long unanswered) {

  static Sums read(String line) {
    var numbers = Stream.of(line.split(" ")).map(Long::parseLong).toList();
    return new Sums(
        numbers.get(0),
        numbers.get(1),
        numbers.get(2),
        numbers.get(3),
        numbers.get(4),
        numbers.get(5));
  }

  String text() {
    return List.of(acknowledged, lost, twice, stale, failed, unanswered).stream()
        .map(number -> Long.toString(number))
        .collect(Collectors.joining(" "));
  }

  @Override
  public String toString() {
    return "%,d acknowledged, %,d lost, %,d twice, %,d stale, %,d failed, %,d unanswered"
        .formatted(acknowledged, lost, twice, stale, failed, unanswered);
  }
}
