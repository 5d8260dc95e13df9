package parlor.swarm;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parlor.swarm.node.Loop;
import parlor.swarm.shard.Notices;
import parlor.swarm.vault.Blob;

/// Counts and logs what nobody who asks is told.
final class Happenings implements Notices {

  /// So many lines in a second at most, of what a process may cause without end.
  private static final int LINES = 5;

  private static final long SLOWEST_FOR_MILLIS = 10_000;
  private static final Logger LOG = LoggerFactory.getLogger(Happenings.class);

  final LongAdder unknown = new LongAdder();
  final LongAdder failed = new LongAdder();
  final LongAdder moves = new LongAdder();
  final LongAdder lost = new LongAdder();
  final LongAdder acknowledged = new LongAdder();
  final LongAdder acknowledgedMillis = new LongAdder();
  final LongAdder clashes = new LongAdder();
  private volatile Clash clash = (_, _, _) -> {};
  private final AtomicLong slowest = new AtomicLong();
  private final AtomicLong slowestSince = new AtomicLong();
  private final AtomicLong second = new AtomicLong();
  private final AtomicLong lines = new AtomicLong();

  @Override
  public void nobody(String name) {
    unknown.increment();
    if (isHeard()) {
      LOG.atWarn()
          .addKeyValue("process", name)
          .log("Nobody is called {}, who was told something", name);
    }
  }

  @Override
  public void failed(String name, String why) {
    failed.increment();
    if (isHeard()) {
      LOG.atWarn().addKeyValue("process", name).log("{} failed at what it was told: {}", name, why);
    }
  }

  /// A few lines say what a thousand would; the rest is counted.
  private boolean isHeard() {
    long now = Loop.millis() / 1_000;
    if (second.getAndSet(now) != now) {
      lines.set(0);
    }
    return lines.incrementAndGet() <= LINES;
  }

  @Override
  public void opened(int shard, String why, boolean isLossy) {
    moves.increment();
    if (isLossy) {
      lost.increment();
      LOG.atError().addKeyValue("shard", shard).log("Shard {} is opened here: {}", shard, why);
    } else {
      LOG.debug("Shard {} is opened here: {}", shard, why);
    }
  }

  @Override
  public void acknowledged(long millis) {
    acknowledged.increment();
    acknowledgedMillis.add(millis);
    long now = Loop.millis();
    if (now - slowestSince.get() > SLOWEST_FOR_MILLIS) {
      slowestSince.set(now);
      slowest.set(0);
    }
    slowest.accumulateAndGet(millis, Math::max);
  }

  @Override
  public void clash(String name, Blob kept, Blob other) {
    clashes.increment();
    LOG.atWarn()
        .addKeyValue("process", name)
        .log("Two clusters have become one, and both had a {}: the older one's goes on", name);
    try {
      clash.clash(name, kept, other);
    } catch (RuntimeException fault) {
      LOG.error("Whoever is told of two called {} failed at it", name, fault);
    }
  }

  @Override
  public void gone(int shard, String cluster) {
    lost.increment();
    LOG.error(
        "Nobody came who had shard {} in cluster {}, which is one with this now", shard, cluster);
  }

  /// Has the next clashes told.
  void onClash(Clash listener) {
    clash = listener;
  }

  /// Hears of a name that two clusters had.
  interface Clash {
    void clash(String name, Blob kept, Blob other);
  }

  long slowestMillis() {
    return slowest.get();
  }
}
