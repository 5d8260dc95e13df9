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

  private static final long LONG_AGO = Long.MIN_VALUE / 2;

  /// A telling that nobody has answered for so long never will be.
  private static final long UNANSWERED_MILLIS = 60_000;

  private final RoundTrip roundTrip;
  private final TreeMap<Long, Unkept> unkept = new TreeMap<>();
  private final List<Waiting> waiting = new ArrayList<>();
  private final Map<String, Long> agreed = new HashMap<>();

  /// Under which number each node was last told all there is.
  private final Map<String, Long> told = new HashMap<>();

  /// The nodes that said to have all they were told of.
  private final Set<String> had = new HashSet<>();

  private long changes;

  /// When what was told, by its last number; until somebody says to have it.
  private final TreeMap<Long, Long> tellings = new TreeMap<>();

  private int timesToldAgain;
  private long toldAgain = LONG_AGO;

  Copies(RoundTrip roundTrip) {
    this.roundTrip = roundTrip;
  }

  /// A change made here that no second node is known to have.
  private record Unkept(Table delta, long since) {}

  /// An answer that is given when all changes up to this one are kept.
  private record Waiting(long change, Runnable answer) {}

  /// Changes to be told again.
  ///
  /// @param times how often they were told again, this time included
  record Overdue(Message.Changes changes, Table delta, int times) {}

  // Changes.

  /// Counts a change that is now told to others.
  Message.Changes made(Table delta, long now) {
    long change = number(now);
    unkept.put(change, new Unkept(delta, now));
    return new Message.Changes(change, change);
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
    var toldAt = tellings.remove(safe.last());
    if (toldAt != null) {
      roundTrip.took(now - toldAt);
    }
    unkept.subMap(safe.first(), true, Math.max(safe.first(), safe.last()), true).clear();
    if (unkept.isEmpty() || unkept.firstEntry().getValue().since() > toldAgain) {
      startAfresh();
    }
    answer();
  }

  /// There is nobody who could keep a change.
  void nobodyThere() {
    unkept.clear();
    startAfresh();
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

  /// What is told again from now on is for the first time.
  private void startAfresh() {
    timesToldAgain = 0;
    toldAgain = LONG_AGO;
  }

  /// A number of its own for what is told now, so that whoever answers names the telling: an answer
  /// to the first says nothing of how long the second took.
  private long number(long now) {
    while (!tellings.isEmpty() && now - tellings.firstEntry().getValue() > UNANSWERED_MILLIS) {
      tellings.pollFirstEntry();
    }
    tellings.put(++changes, now);
    return changes;
  }

  boolean isKept() {
    return unkept.isEmpty();
  }

  /// What was told for too long without an answer, to be told again now.
  Optional<Overdue> overdue(long now) {
    if (unkept.isEmpty()) {
      return Optional.empty();
    }
    long waited = Math.abs(now - Math.max(unkept.firstEntry().getValue().since(), toldAgain));
    if (waited < roundTrip.patience(timesToldAgain)) {
      return Optional.empty();
    }
    toldAgain = now;
    timesToldAgain++;
    long first = unkept.firstKey();
    var delta = unkept.values().stream().map(Unkept::delta).reduce(Table::merge).orElseThrow();
    return Optional.of(new Overdue(new Message.Changes(first, number(now)), delta, timesToldAgain));
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
    startAfresh();
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
