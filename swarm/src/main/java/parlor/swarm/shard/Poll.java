package parlor.swarm.shard;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import parlor.swarm.vault.Epoch;
import parlor.swarm.vault.Holders;
import parlor.swarm.vault.Mark;
import parlor.swarm.vault.Message;

/// What every member says it has of a shard, and which copy the shard is to go on from.
///
/// It is always the one highest whole copy, never a union: a union brings back what was removed and
/// what nobody acknowledged.
final class Poll {

  private final Epoch epoch;
  private final Map<String, Message.Claimed> answers = new HashMap<>();
  private final Map<String, Long> leaseOver = new HashMap<>();

  Poll(Epoch epoch) {
    this.epoch = epoch;
  }

  void take(String from, Message.Claimed answer, long now) {
    answers.put(from, answer);
    leaseOver.merge(from, now + answer.lease(), Math::min);
  }

  /// What is known when everyone was asked.
  sealed interface Finding {

    /// These have not answered.
    record Missing(List<String> nodes) implements Finding {}

    /// A former owner that did not answer may still count on its lease until then.
    record Leased(long until) implements Finding {}

    /// The shard was never opened.
    record Fresh() implements Finding {}

    /// This node has the copy to go on from, and those others have the same.
    record Found(String node, Mark mark, Set<String> alike) implements Finding {}

    /// None of those who were last to hold the shard has it: something acknowledged may be lost.
    ///
    /// @param best the best there is, if anything
    record Doubtful(Holders last, Optional<Found> best) implements Finding {}
  }

  Finding finding(Peers peers, long now) {
    var missing = peers.names().stream().filter(name -> !answers.containsKey(name)).toList();
    if (!missing.isEmpty()) {
      return new Finding.Missing(missing);
    }
    answers.keySet().retainAll(new HashSet<>(peers.names()));
    long until = leasedUntil();
    if (until > now) {
      return new Finding.Leased(until);
    }
    var last = last();
    var best = best(peers.self());
    // Those who have just come, or come back, may have missed who held the shard last.
    boolean told = answers.values().stream().anyMatch(Message.Claimed::informed);
    boolean safe =
        told
            && (last.equals(Holders.NONE)
                || best.filter(found -> holdsLast(last, found)).isPresent());
    if (!safe) {
      return new Finding.Doubtful(last, best);
    }
    return best.<Finding>map(found -> found).orElseGet(Finding.Fresh::new);
  }

  /// Who held the shard last, as far as those know who have answered.
  Holders last() {
    return answers.values().stream()
        .map(Message.Claimed::known)
        .filter(known -> isOurs(known.epoch()))
        .max(Comparator.naturalOrder())
        .orElse(Holders.NONE);
  }

  /// Copies of a cluster that was founded later belong to others, who have yet to become one with
  /// us.
  private boolean isOurs(Epoch other) {
    return other.cluster().compareTo(epoch.cluster()) <= 0;
  }

  /// A former owner that has answered has given its shard up.
  private long leasedUntil() {
    long until = Long.MIN_VALUE;
    for (var answer : answers.entrySet()) {
      var owner = answer.getValue().whole().map(mark -> mark.epoch().node());
      if (answer.getValue().lease() > 0 && owner.filter(answers::containsKey).isEmpty()) {
        until = Math.max(until, leaseOver.getOrDefault(answer.getKey(), until));
      }
    }
    return until;
  }

  private Optional<Finding.Found> best(String self) {
    var marks = new HashMap<String, Mark>();
    answers.forEach((node, answer) ->
        answer
            .whole()
            .filter(mark -> isOurs(mark.epoch()))
            .ifPresent(mark -> marks.put(node, mark)));
    return marks.values().stream()
        .max(Comparator.naturalOrder())
        .map(highest -> {
          var alike =
              marks.entrySet().stream()
                  .filter(one -> one.getValue().equals(highest))
                  .map(Map.Entry::getKey)
                  .collect(Collectors.toSet());
          var from =
              alike.contains(self)
                  ? self
                  : alike.stream().min(Comparator.naturalOrder()).orElseThrow();
          return new Finding.Found(from, highest, alike);
        });
  }

  private boolean holdsLast(Holders last, Finding.Found found) {
    if (found.mark().epoch().isAfter(last.epoch())) {
      return true;
    }
    return last.nodes().stream()
        .map(answers::get)
        .anyMatch(answer ->
            answer != null
                && answer.whole().filter(mark -> mark.epoch().equals(last.epoch())).isPresent());
  }
}
