package parlor.trials.scale;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What happened when: seconds of play, faults, memory. Safe to use from any thread.
final class Timeline {

  private final long began = System.currentTimeMillis();
  private final TreeMap<Integer, Tally> seconds = new TreeMap<>();
  private final List<Mark> marks = new ArrayList<>();
  private final List<Memory> memory = new ArrayList<>();

  /// Something that was done.
  ///
  /// @param second since the beginning
  record Mark(int second, String what) {}

  /// What the nodes held.
  ///
  /// @param megabytes by node, resident
  record Memory(int second, Map<String, Long> megabytes) {}

  int now() {
    return secondOf(System.currentTimeMillis());
  }

  private int secondOf(long millis) {
    return Math.toIntExact((millis - began) / 1_000);
  }

  /// What one load has counted in a second.
  synchronized void add(JsonNode told) {
    seconds
        .computeIfAbsent(secondOf(told.path("at").asLong()), _ -> new Tally())
        .add(Tally.of(told.path("tally")));
  }

  synchronized void mark(String what) {
    marks.add(new Mark(now(), what));
  }

  synchronized void holds(Map<String, Long> megabytes) {
    memory.add(new Memory(now(), Map.copyOf(megabytes)));
  }

  /// All of a time.
  synchronized Tally between(int from, int to) {
    var sum = new Tally();
    seconds.subMap(from, true, to, false).values().forEach(sum::add);
    return sum;
  }

  synchronized Map<Integer, Tally> seconds() {
    return new TreeMap<>(seconds);
  }

  synchronized List<Mark> marks() {
    return List.copyOf(marks);
  }

  synchronized List<Memory> memory() {
    return List.copyOf(memory);
  }
}
