package parlor.pointing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
    var rounds = new ArrayList<>(all);
    other.all.forEach(round -> join(rounds, round));
    int surplus = Math.max(0, rounds.size() - KEPT - 1);
    return new Rounds(rounds.subList(surplus, rounds.size()));
  }

  /// Most changes are to the present round, so its place is looked for from the end.
  private static void join(List<Round> rounds, Round round) {
    int place = rounds.size() - 1;
    while (place >= 0 && rounds.get(place).id().compareTo(round.id()) > 0) {
      place--;
    }
    if (place >= 0 && rounds.get(place).id().equals(round.id())) {
      rounds.set(place, rounds.get(place).merge(round));
    } else {
      rounds.add(place + 1, round);
    }
  }

  /// The past rounds that are new to who has seen that earlier state, or changed since; newest
  /// first. Mostly none is: what is one object in both is passed without a look into it.
  List<Round> pastSince(Rounds before) {
    var since = new ArrayList<Round>();
    int then = before.all.size() - 2;
    for (int now = all.size() - 2; now >= 0; now--) {
      if (then >= 0 && Join.isOne(all.get(now), before.all.get(then))) {
        then--;
      } else if (isNewTo(before, all.get(now))) {
        since.add(all.get(now));
      }
    }
    return since;
  }

  private static boolean isNewTo(Rounds before, Round round) {
    boolean wasPresent = before.present().id().equals(round.id());
    boolean isKnown = !wasPresent && before.find(round.id()).filter(round::equals).isPresent();
    return !isKnown && !round.votes().isEmpty();
  }
}
