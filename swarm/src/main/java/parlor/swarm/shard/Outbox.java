package parlor.swarm.shard;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import parlor.swarm.vault.Cells;
import parlor.swarm.vault.Epoch;
import parlor.swarm.vault.Mark;
import parlor.swarm.vault.Outgoing;

/// Brings what the processes of a shard have said to those of others: to each shard one delivery at
/// a time, again and again until it has arrived.
///
/// What is brought was written before, and whoever owns the shard next goes on with it. The other
/// side remembers how far it has taken it in: so everything happens once, and in order.
final class Outbox {

  /// In one delivery, and one message more.
  private static final int MOST_BYTES = 64 * 1024;

  private final int shard;
  private final Node node;
  private final Cells cells;
  private final Map<Integer, Long> askAgain = new HashMap<>();
  private final Epoch epoch;
  private long count;

  /// How far what was said may leave, by the cluster it was said in.
  private final Map<String, Mark> safe = new HashMap<>();

  Outbox(int shard, Epoch epoch, Node node, Cells cells) {
    this.shard = shard;
    this.epoch = epoch;
    this.node = node;
    this.cells = cells;
    // All that earlier owners wrote is on every copy.
    for (int to : cells.addressees()) {
      cells.outgoing(to).forEach(message -> leave(message.id()));
    }
  }

  private void leave(Mark upto) {
    safe.merge(upto.epoch().cluster(), upto, (a, b) -> a.compareTo(b) > 0 ? a : b);
  }

  /// The id of what is said next.
  Mark next() {
    return new Mark(epoch, ++count);
  }

  /// The id of what was said last.
  Mark last() {
    return new Mark(epoch, count);
  }

  /// What was said up to there is safe.
  ///
  /// @param to the shards to which the last of it goes
  void leave(Mark upto, Collection<Integer> to, long now) {
    leave(upto);
    to.forEach(shard -> look(shard, now));
  }

  /// A delivery has arrived: the next may go.
  void arrived(int to, long now) {
    askAgain.remove(to);
    look(to, now);
  }

  /// Sends what may be sent.
  void look(long now) {
    cells.addressees().forEach(to -> look(to, now));
  }

  private void look(int to, long now) {
    if (askAgain.getOrDefault(to, now) <= now) {
      send(to, node.vault.known(to).owner(), now);
    }
  }

  private void send(int to, String owner, long now) {
    var batch = batch(to);
    if (!batch.isEmpty() && !owner.isEmpty()) {
      askAgain.put(to, now + node.terms.resend());
      node.out.say(owner, new Talk.Deliver(shard, to, batch));
    }
  }

  private List<Outgoing> batch(int to) {
    var batch = new ArrayList<Outgoing>();
    var cluster = clusterFor(to);
    int bytes = 0;
    for (var message : cells.outgoing(to)) {
      if (!message.id().epoch().cluster().equals(cluster)) {
        continue;
      }
      if (bytes >= MOST_BYTES || !isSafe(message.id())) {
        break;
      }
      batch.add(message);
      bytes += 200 + 3 * message.to().length() + message.message().length();
    }
    return batch;
  }

  private boolean isSafe(Mark id) {
    var upto = safe.get(id.epoch().cluster());
    return upto != null && id.compareTo(upto) <= 0;
  }

  /// What was said in other clusters goes before what is said in this one.
  private String clusterFor(int to) {
    for (var message : cells.outgoing(to)) {
      var cluster = message.id().epoch().cluster();
      if (!cluster.equals(epoch.cluster())) {
        return cluster;
      }
    }
    return epoch.cluster();
  }
}
