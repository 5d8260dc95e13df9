package parlor.pointing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// The present round and those before it, oldest first. Of the past the newest [#KEPT] are kept,
/// the rest is forgotten; which those are depends on ids alone, so every node forgets the same.
///
/// @param all in the order of their ids, the present one last
public record Rounds(List<Round> all) {

  /// How many past rounds a room remembers.
  public static final int KEPT = 100;

  static final Rounds NONE = new Rounds(List.of());

  public Rounds {
    all = List.copyOf(all);
  }

  /// The round people play in now.
  public Round present() {
    return all.getLast();
  }

  /// The rounds that were left and in which someone played, newest first. A card taken back was
  /// played too: what has come into the history never leaves it for less than its age.
  public List<Round> past() {
    return all.reversed().stream().skip(1).filter(round -> !round.votes().isEmpty()).toList();
  }

  public Optional<Round> find(RoundId id) {
    return all.stream().filter(round -> round.id().equals(id)).findFirst();
  }

  Rounds merge(Rounds other) {
    if (other.all.isEmpty()) {
      return this;
    }
    var joined = new TreeMap<RoundId, Round>();
    all.forEach(round -> joined.put(round.id(), round));
    other.all.forEach(round -> joined.merge(round.id(), round, Round::merge));
    var rounds = new ArrayList<>(joined.values());
    int surplus = Math.max(0, rounds.size() - KEPT - 1);
    return new Rounds(rounds.subList(surplus, rounds.size()));
  }
}
