package parlor.rooms;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import parlor.pointing.Table;

/// What other nodes hold of one room, as far as this one knows.
final class Copies {

  private final RoundTrip roundTrip;
  private final TreeMap<Long, Unkept> unkept = new TreeMap<>();
  private final List<Waiting> waiting = new ArrayList<>();
  private final Map<String, Long> agreed = new HashMap<>();

  /// Under which number each node was last told all there is.
  private final Map<String, Long> told = new HashMap<>();

  /// The nodes that said to have all they were told of.
  private final Set<String> had = new HashSet<>();

  private long changes;
  private int timesToldAgain;
  private long toldAgain = Long.MIN_VALUE / 2;

  Copies(RoundTrip roundTrip) {
    this.roundTrip = roundTrip;
  }

  /// A change made here that no second node is known to have.
  private record Unkept(Table delta, long since) {}

  /// An answer that is given when all changes up to this one are kept.
  private record Waiting(long change, Runnable answer) {}

  /// Changes to be told again.
  ///
  /// @param times how often they are, this time counted
  record Overdue(Message.Changes changes, Table delta, int times) {}

  // Changes.

  /// Counts a change that is now told to others.
  Message.Changes made(Table delta, long now) {
    unkept.put(++changes, new Unkept(delta, now));
    return new Message.Changes(changes, changes);
  }

  /// Counts that a node is now told all there is, so that its word for that is like no other.
  Message.Changes all(String node) {
    told.put(node, ++changes);
    return new Message.Changes(1, changes);
  }

  /// Another node has these.
  void kept(String node, Message.Changes safe, long now) {
    if (safe.first() == 1 && told.getOrDefault(node, 0L) == safe.last()) {
      had(node);
    }
    var kept = unkept.subMap(safe.first(), true, Math.max(safe.first(), safe.last()), true);
    kept.values().forEach(change -> roundTrip.took(now - change.since()));
    kept.clear();
    if (unkept.isEmpty()) {
      timesToldAgain = 0;
    }
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

  /// What was told for too long without an answer, to be told again now.
  Optional<Overdue> overdue(long now) {
    if (unkept.isEmpty()) {
      return Optional.empty();
    }
    long waited = now - Math.max(unkept.firstEntry().getValue().since(), toldAgain);
    if (waited < roundTrip.patience(timesToldAgain)) {
      return Optional.empty();
    }
    toldAgain = now;
    timesToldAgain++;
    var delta = unkept.values().stream().map(Unkept::delta).reduce(Table::merge).orElseThrow();
    return Optional.of(
        new Overdue(
            new Message.Changes(unkept.firstKey(), unkept.lastKey()), delta, timesToldAgain));
  }

  // Comparisons.

  /// This node's copy was as ours is now.
  void agreed(String node, long digest) {
    agreed.put(node, digest);
  }

  /// All that we had a moment ago that node has too, and maybe more.
  void had(String node) {
    had.add(node);
  }

  /// From now on only what nodes come to have counts: see [#haveAll].
  void forgetWhatTheyHad() {
    told.clear();
    had.clear();
  }

  /// The nodes have changed: what they had before says nothing.
  void forgetAgreements() {
    agreed.clear();
    forgetWhatTheyHad();
  }

  /// Whether all of these had what we have now.
  boolean areAlike(Collection<String> nodes, long digest) {
    return nodes.stream().allMatch(node -> isAlike(node, digest));
  }

  /// Whether this one had.
  boolean isAlike(String node, long digest) {
    return agreed.getOrDefault(node, ~digest) == digest;
  }

  /// Whether each of these has what we have now, or had all there was a moment ago. In a room where
  /// much happens copies are hardly ever alike.
  boolean haveAll(Collection<String> nodes, long digest) {
    return nodes.stream().allMatch(node -> had.contains(node) || isAlike(node, digest));
  }

  /// Whether all of these had all that we had at some time since the nodes last changed.
  boolean haveAgreed(Collection<String> nodes) {
    return nodes.stream().allMatch(node -> had.contains(node) || agreed.containsKey(node));
  }
}
