package parlor.swarm.shard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parlor.swarm.vault.Change;
import parlor.swarm.vault.Epoch;
import parlor.swarm.vault.Mark;
import parlor.swarm.vault.Message;

/// Brings the changes of all shards owned here to one other node: one batch is on its way, and
/// while it is, the next fills.
final class Courier {

  /// In one batch, or one change alone, which has half a megabyte at most: what is left waits for
  /// the next.
  private static final int MOST_BYTES = 64 * 1024;

  private record Queued(Mark after, List<Change> changes) {
    /// What is left when so many are sent.
    Queued without(int sent) {
      var last = changes.get(sent - 1);
      return new Queued(
          new Mark(after.epoch(), last.seq()),
          new ArrayList<>(changes.subList(sent, changes.size())));
    }
  }

  private final long resendMillis;
  private final Map<Integer, Queued> queue = new LinkedHashMap<>();
  private Message.@Nullable Batch underWay;
  private long sentLast;
  private long batches;

  Courier(long resendMillis) {
    this.resendMillis = resendMillis;
  }

  /// Takes a change along.
  void add(int shard, Epoch epoch, Change change) {
    var queued = queue.get(shard);
    if (queued == null || !queued.after().epoch().equals(epoch)) {
      queued = new Queued(new Mark(epoch, change.seq() - 1), new ArrayList<>());
      queue.put(shard, queued);
    }
    queued.changes().add(change);
  }

  /// Asks for the lease to be renewed.
  ///
  /// @param mark what was last sent of that shard
  void renew(int shard, Mark mark) {
    queue.putIfAbsent(shard, new Queued(mark, new ArrayList<>()));
  }

  /// That shard is brought whole by another way.
  void leaveOut(int shard) {
    queue.remove(shard);
  }

  /// What is to be sent now, if anything.
  Optional<Message.Batch> next(long now) {
    if (underWay != null) {
      if (now - sentLast < resendMillis) {
        return Optional.empty();
      }
      sentLast = now;
      return Optional.of(underWay);
    }
    if (queue.isEmpty()) {
      return Optional.empty();
    }
    sentLast = now;
    underWay = new Message.Batch(++batches, now, entries());
    return Optional.of(underWay);
  }

  private List<Message.Entry> entries() {
    var entries = new ArrayList<Message.Entry>();
    int bytes = 0;
    var waiting = queue.entrySet().iterator();
    while (waiting.hasNext() && bytes < MOST_BYTES) {
      var next = waiting.next();
      var queued = next.getValue();
      int count = 0;
      while (count < queued.changes().size()) {
        int size = queued.changes().get(count).size();
        if (bytes > 0 && bytes + size > MOST_BYTES) {
          break;
        }
        bytes += size;
        count++;
      }
      if (count == 0 && !queued.changes().isEmpty()) {
        break;
      }
      entries.add(
          new Message.Entry(next.getKey(), queued.after(), queued.changes().subList(0, count)));
      if (count == queued.changes().size()) {
        waiting.remove();
      } else {
        next.setValue(queued.without(count));
      }
    }
    return entries;
  }

  /// A batch was answered: the next may go.
  void acked(long id) {
    if (underWay != null && underWay.id() == id) {
      underWay = null;
    }
  }
}
