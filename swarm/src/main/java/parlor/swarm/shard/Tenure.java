package parlor.swarm.shard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parlor.swarm.vault.Cells;
import parlor.swarm.vault.Change;
import parlor.swarm.vault.Epoch;
import parlor.swarm.vault.Holders;
import parlor.swarm.vault.Mark;
import parlor.swarm.vault.Message;
import parlor.swarm.vault.Write;

/// One epoch of a shard on the node that owns it: who holds it, what they have, and what may be
/// answered.
///
/// It opens when all who are to hold the shard have it whole. From then on it keeps the copies
/// whole: whoever goes, or is not reached, is replaced, and stays among the holders until another
/// has everything.
final class Tenure {

  /// How long after a read the lease is kept up for the next.
  private static final long AWAKE_MILLIS = 10_000;

  /// In so many renewals one is done also while nobody reads: that tells a holder that lacks
  /// something, and an owner that is none any more.
  private static final int ASLEEP = 8;

  private final int shard;
  private final Epoch epoch;
  private final Node node;
  private final Mark origin;
  private final Map<String, Follower> followers = new HashMap<>();
  private final Ledger ledger = new Ledger();
  private final long since;
  private final Outbox outbox;
  private final List<String> first;
  private Holders named = Holders.NONE;

  /// The members among whom the right ones hold the shard: until they change there is nothing to
  /// do.
  private @Nullable Peers calmAmong;

  private long seq;

  /// A change of which it is seen how long it takes, and when it was written.
  private long watched = Long.MAX_VALUE;

  private long watchedAt;

  private long readAt = Long.MIN_VALUE / 2;
  private int renewals;

  /// @param origin the copy it goes on from, which this node has made its own
  /// @param alike who had the same copy then
  /// @param outbox sends what is safe
  Tenure(
      int shard, Epoch epoch, Node node, Mark origin, Set<String> alike, Outbox outbox, long now) {
    this.shard = shard;
    this.epoch = epoch;
    this.node = node;
    this.origin = origin;
    this.outbox = outbox;
    this.since = now;
    this.first = node.peers().firstHolders(shard, node.terms.copies() - 1, alike);
    for (var name : first) {
      if (alike.contains(name)) {
        adopt(name, now);
      } else {
        bring(name, now);
      }
    }
    boolean _ = switchTo(first, now);
  }

  Epoch epoch() {
    return epoch;
  }

  Holders named() {
    return named;
  }

  boolean isOpen() {
    return named.version() > 0;
  }

  /// How many copies there are too few.
  int missing() {
    int there = (int) named.nodes().stream().filter(node.peers()::isReachable).count();
    return Math.max(0, Math.min(node.terms.copies(), node.peers().keeping()) - there);
  }

  /// How many changes are not yet on all nodes that are to have them.
  long behind() {
    return seq - safe();
  }

  int waiting() {
    return ledger.size();
  }

  // Who is to hold it.

  private void adopt(String name, long now) {
    var follower = new Follower();
    follower.isBrought(0, now);
    followers.put(name, follower);
    node.out.send(name, new Message.Adopt(shard, epoch, origin));
  }

  private void bring(String name, long now) {
    var follower = followers.computeIfAbsent(name, _ -> new Follower());
    follower.isBrought(seq, now);
    node.courier(name).leaveOut(shard);
    node.vault.slices(shard, epoch, named.version()).forEach(slice -> node.out.send(name, slice));
  }

  /// Time has passed, or the nodes have changed.
  void look(long now) {
    if (node.peers().equals(calmAmong) && followers.values().stream().allMatch(Follower::isWhole)) {
      settle(now);
      return;
    }
    if (!isOpen() && first.stream().allMatch(node.peers()::isReachable)) {
      boolean _ = goOn(first, now);
    }
    if (isOpen() || !first.stream().allMatch(node.peers()::isReachable)) {
      var present = new LinkedHashSet<String>();
      followers.forEach((name, follower) -> {
        if (follower.isWhole()) {
          present.add(name);
        }
      });
      calmAmong =
          goOn(node.peers().holders(shard, node.terms.copies() - 1, present), now)
              ? node.peers()
              : null;
    }
  }

  /// Brings these what they lack.
  ///
  /// @return whether they lack nothing, and are the holders
  private boolean goOn(List<String> wanted, long now) {
    for (var name : wanted) {
      var follower = followers.get(name);
      if (follower == null
          || (follower.isLate(now, node.terms.resend() * 3) && node.peers().isReachable(name))) {
        bring(name, now);
      }
    }
    return switchTo(wanted, now);
  }

  /// Once all who are wanted have everything, they are the holders.
  private boolean switchTo(List<String> wanted, long now) {
    boolean allWhole =
        wanted.stream().map(followers::get).allMatch(one -> one != null && one.isWhole());
    if (!allWhole) {
      return false;
    }
    boolean anyLeft = followers.keySet().retainAll(wanted);
    var nodes = new ArrayList<String>();
    nodes.add(node.self());
    nodes.addAll(wanted);
    if (anyLeft || !nodes.equals(named.nodes())) {
      named = new Holders(epoch, named.version() + 1, nodes);
      tell();
    }
    settle(now);
    return true;
  }

  /// Tells everyone who holds the shard.
  private void tell() {
    var message = new Message.Named(List.of(new Message.NamedShard(shard, named)));
    node.peers().names().forEach(name -> node.out.send(name, message));
  }

  // What they have.

  /// A node has the shard whole up to there.
  void held(String from, Mark mark, long now) {
    var follower = followers.get(from);
    if (follower == null || !mark.epoch().equals(epoch) || follower.isPast(mark.seq())) {
      return;
    }
    boolean isNew = !follower.isWhole();
    follower.holds(mark.seq());
    if (isNew) {
      follower.since().stream()
          .filter(change -> change.seq() > mark.seq())
          .forEach(change -> node.courier(from).add(shard, epoch, change));
      follower.since().clear();
      node.courier(from).renew(shard, new Mark(epoch, seq));
    }
    look(now);
  }

  /// A node has not what this one thought it has.
  void lacking(String from, long now) {
    if (followers.containsKey(from)) {
      bring(from, now);
    }
  }

  /// A node has taken changes.
  ///
  /// @param sentAt when they were sent first
  void acked(String from, Message.Verdict.Upto upto, long sentAt, long now) {
    var follower = followers.get(from);
    if (follower != null && follower.isWhole()) {
      follower.holds(upto.seq());
      follower.leased(sentAt + node.terms.lease());
      settle(now);
    }
  }

  /// It is time to renew the lease, where it is needed.
  void renew(long now) {
    if (isAwake(now) || ++renewals % ASLEEP == 0) {
      renew();
    }
  }

  private boolean isAwake(long now) {
    return now - readAt < AWAKE_MILLIS;
  }

  /// Asks all followers to renew the lease.
  private void renew() {
    followers.forEach((name, follower) -> {
      if (follower.isWhole()) {
        node.courier(name).renew(shard, new Mark(epoch, seq));
      }
    });
  }

  /// The last change that all holders have.
  private long safe() {
    long safe = seq;
    for (var name : named.nodes()) {
      var follower = followers.get(name);
      if (follower != null) {
        safe = Math.min(safe, follower.held());
      }
    }
    return safe;
  }

  private boolean isLeased(long now) {
    for (var name : named.nodes()) {
      var follower = followers.get(name);
      if (follower != null && !follower.isLeased(now)) {
        return false;
      }
    }
    return true;
  }

  private void settle(long now) {
    if (isOpen() && (ledger.size() > 0 || watched != Long.MAX_VALUE)) {
      long safe = safe();
      if (watched <= safe) {
        watched = Long.MAX_VALUE;
        node.notices.acknowledged(now - watchedAt);
      }
      ledger.settle(safe, isLeased(now), effect -> perform(effect, now));
    }
  }

  private void perform(Effect effect, long now) {
    switch (effect) {
      case Effect.Say say -> node.out.say(say.to(), say.talk());
      case Effect.Tell tell -> node.out.send(tell.to(), tell.message());
      case Effect.Leave leave -> outbox.leave(leave.upto(), leave.to(), now);
      case Effect.Begin begin -> node.out.begin(begin.name(), begin.work());
    }
  }

  // What is changed.

  /// Forgets what callers were answered who have not asked for long.
  void forget(Cells cells, long now) {
    var silent = node.hearing.silent(cells.callers(), since, now);
    if (isOpen() && !silent.isEmpty()) {
      write(silent.stream().<Write>map(Write.Forget::new).toList(), List.of(), now);
    }
  }

  /// Writes, and does what follows when all holders have it.
  void write(List<Write> writes, List<Effect> effects, long now) {
    if (!writes.isEmpty()) {
      write(writes);
      if (watched == Long.MAX_VALUE) {
        watched = seq;
        watchedAt = now;
      }
    }
    effects.forEach(effect -> ledger.written(seq, effect));
    settle(now);
  }

  private void write(List<Write> writes) {
    var change = new Change(++seq, writes);
    node.vault.write(shard, change);
    followers.forEach((name, follower) -> {
      if (follower.isWhole()) {
        node.courier(name).add(shard, epoch, change);
      } else {
        follower.since().add(change);
      }
    });
  }

  /// Answers what changes nothing, when all it rests on is safe.
  void read(String to, Talk.Answer answer, long now) {
    if (!isAwake(now)) {
      renew();
    }
    readAt = now;
    ledger.read(seq, new Effect.Say(to, answer));
    settle(now);
  }
}
