package parlor.swarm.vault;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// The timers of a shard, and its clock.
final class Timers {

  private final Map<String, Map<String, Timer>> wound = new HashMap<>();
  private final TreeSet<Timer> order = new TreeSet<>();
  private long clock;

  void wind(Timer timer) {
    unwind(timer.name(), timer.id());
    wound.computeIfAbsent(timer.name(), _ -> new TreeMap<>()).put(timer.id(), timer);
    order.add(timer);
  }

  void unwind(String name, String id) {
    wound.computeIfPresent(
        name,
        (_, timers) -> {
          var timer = timers.remove(id);
          if (timer != null) {
            order.remove(timer);
          }
          return timers.isEmpty() ? null : timers;
        });
  }

  void remove(String name) {
    var timers = wound.remove(name);
    if (timers != null) {
      order.removeAll(timers.values());
    }
  }

  Collection<Timer> of(String name) {
    return wound.getOrDefault(name, Map.of()).values();
  }

  int count() {
    return order.size();
  }

  long clock() {
    return clock;
  }

  void set(long millis) {
    clock = Math.max(clock, millis);
  }

  /// Those that are due by then, the first due first.
  List<Timer> due(long time, int most) {
    var due = new ArrayList<Timer>();
    for (var timer : order) {
      if (timer.due() > time || due.size() == most) {
        break;
      }
      due.add(timer);
    }
    return due;
  }

  List<Write> writes() {
    var writes = new ArrayList<Write>();
    writes.add(new Write.Clock(clock));
    order.forEach(timer -> writes.add(new Write.Wind(timer)));
    return writes;
  }
}
