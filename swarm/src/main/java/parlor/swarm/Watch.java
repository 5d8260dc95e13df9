package parlor.swarm;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parlor.swarm.node.Loop;
import parlor.swarm.shard.Turn;

/// Has processes do their part, and sees to it that one that takes long holds up nobody but its
/// shard, and is named.
final class Watch {

  /// Until then the others wait.
  private static final long RELIEVED_MILLIS = 100;

  private static final long NAMED_MILLIS = 1_000;
  private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

  private final Loop loop;
  private final Map<Turn, Long> heldUp = new ConcurrentHashMap<>();
  private final Map<Turn, Long> named = new ConcurrentHashMap<>();
  private final LongAdder slow = new LongAdder();

  Watch(Loop loop) {
    this.loop = loop;
    loop.relieve(
        RELIEVED_MILLIS,
        held -> {
          if (held.work() instanceof Turn turn) {
            heldUp.put(turn, Loop.millis() - held.millis());
          }
        });
  }

  /// Runs a turn in the loop.
  ///
  /// @return as [Loop#spare]
  boolean run(Turn turn) {
    boolean inLoop = loop.spare(turn);
    if (!inLoop) {
      end(turn);
    }
    return inLoop;
  }

  private void end(Turn turn) {
    heldUp.remove(turn);
    Long since = named.remove(turn);
    if (since != null) {
      LOG.atWarn()
          .addKeyValue("process", turn.present())
          .log("{} took {} ms for one message", turn.present(), Loop.millis() - since);
    }
  }

  /// To be called every second or so: names those that have been at it for a second.
  void look() {
    heldUp.keySet().removeIf(Turn::isOver);
    heldUp.forEach((turn, since) -> {
      if (Loop.millis() - since >= NAMED_MILLIS && named.putIfAbsent(turn, since) == null) {
        slow.increment();
        LOG.atWarn()
            .addKeyValue("process", turn.present())
            .addKeyValue("shard", turn.shard())
            .log(
                "{} has been at one message for {} ms: its shard {} waits, others go on",
                turn.present(),
                Loop.millis() - since,
                turn.shard());
      }
    });
  }

  /// How many were named so far.
  long slow() {
    return slow.sum();
  }
}
