package parlor.swarm.node;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells everyone who listens of each change of the membership, in order, in a thread of its own.
///
/// Changes come from the node's loop; the latest may be read by anyone.
final class Herald {

  private static final Logger LOG = LoggerFactory.getLogger(Herald.class);

  private final Loop teller;
  private final List<Consumer<Membership>> listeners = new CopyOnWriteArrayList<>();
  private volatile Membership latest;

  Herald(String node, Membership first) {
    this.teller = new Loop("parlor-teller " + node);
    this.latest = first;
  }

  Membership latest() {
    return latest;
  }

  /// Tells of it unless it is as before.
  void publish(Membership now) {
    if (!now.equals(latest)) {
      latest = now;
      teller.run(() -> listeners.forEach(listener -> tell(listener, now)));
    }
  }

  /// Has a listener told from the latest on. To be called in the node's loop, so that none is
  /// missed.
  void add(Consumer<Membership> listener) {
    var now = latest;
    teller.run(() -> {
      tell(listener, now);
      listeners.add(listener);
    });
  }

  private static void tell(Consumer<Membership> listener, Membership now) {
    try {
      listener.accept(now);
    } catch (RuntimeException trouble) {
      LOG.error("A listener failed at {}", now, trouble);
    }
  }

  /// Tells what there was so far, then ends.
  void end() {
    teller.end();
  }
}
