package parlor.rooms;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import parlor.pointing.Table;

/// What other nodes hold of one room, as far as this one knows.
final class Copies {

  /// How long another node may take to say that it has a change, before it is told again.
  static final long PATIENCE_MILLIS = 100;

  private final TreeMap<Long, Unkept> unkept = new TreeMap<>();
  private final List<Waiting> waiting = new ArrayList<>();
  private final Map<String, Long> agreed = new HashMap<>();
  private long changes;

  /// A change made here that no second node is known to have.
  private record Unkept(Table delta, long since) {}

  /// An answer that is given when all changes up to this one are kept.
  private record Waiting(long change, Runnable answer) {}

  /// Changes to be told again.
  record Overdue(Message.Changes changes, Table delta) {}

  // Changes.

  /// Counts a change that is now told to others.
  Message.Changes made(Table delta, long now) {
    unkept.put(++changes, new Unkept(delta, now));
    return new Message.Changes(changes, changes);
  }

  /// All changes there were.
  Message.Changes all() {
    return new Message.Changes(1, changes);
  }

  /// Another node has these.
  void kept(Message.Changes safe) {
    unkept.subMap(safe.first(), true, Math.max(safe.first(), safe.last()), true).clear();
    answer();
  }

  /// There is nobody who could keep a change.
  void nobodyThere() {
    unkept.clear();
    answer();
  }

  /// Gives an answer once all that was changed until now is kept.
  void whenKept(Runnable answer) {
    if (unkept.isEmpty()) {
      answer.run();
    } else {
      waiting.add(new Waiting(changes, answer));
    }
  }

  private void answer() {
    long kept = unkept.isEmpty() ? changes : unkept.firstKey() - 1;
    var due = waiting.stream().filter(answer -> answer.change() <= kept).toList();
    waiting.removeAll(due);
    due.forEach(answer -> answer.answer().run());
  }

  boolean isKept() {
    return unkept.isEmpty();
  }

  /// What was told for too long without an answer.
  Optional<Overdue> overdue(long now) {
    if (unkept.isEmpty() || now - unkept.firstEntry().getValue().since() < PATIENCE_MILLIS) {
      return Optional.empty();
    }
    var delta = unkept.values().stream().map(Unkept::delta).reduce(Table::merge).orElseThrow();
    return Optional.of(
        new Overdue(new Message.Changes(unkept.firstKey(), unkept.lastKey()), delta));
  }

  // Comparisons.

  /// This node's copy was as ours is now.
  void agreed(String node, long digest) {
    agreed.put(node, digest);
  }

  /// The nodes have changed: what they had before says nothing.
  void forgetAgreements() {
    agreed.clear();
  }

  /// Whether all of these had what we have now.
  boolean areAlike(Collection<String> nodes, long digest) {
    return nodes.stream().allMatch(node -> agreed.getOrDefault(node, ~digest) == digest);
  }

  /// Whether this one had.
  boolean isAlike(String node, long digest) {
    return areAlike(List.of(node), digest);
  }

  /// Whether all of these had all that we had at some time since the nodes last changed.
  boolean haveAgreed(Collection<String> nodes) {
    return agreed.keySet().containsAll(nodes);
  }
}
