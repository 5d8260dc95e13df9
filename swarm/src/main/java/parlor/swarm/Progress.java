package parlor.swarm;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parlor.swarm.node.Loop;

/// Says in the log how far a node is with leaving.
final class Progress {

  private static final long EVERY_MILLIS = 1_000;
  private static final Logger LOG = LoggerFactory.getLogger(Progress.class);

  private long saidAt = Long.MIN_VALUE / 2;

  /// So many shards depend on this node.
  void left(int shards) {
    if (shards == 0 || Loop.millis() - saidAt >= EVERY_MILLIS) {
      saidAt = Loop.millis();
      LOG.info("Draining: {} shards depend on this node", shards);
    }
  }
}
