package parlor.swarm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// Counts on processes without a pause from outside, and remembers all it was told.
final class Increments {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final Swarm from;
  private final List<String> names;
  private final Random chance;
  private final Map<String, Set<Long>> told = new ConcurrentHashMap<>();
  private final Map<String, AtomicLong> highest = new ConcurrentHashMap<>();
  private final List<String> faults = new ArrayList<>();
  private final AtomicLong underWay = new AtomicLong();
  private final AtomicLong tried = new AtomicLong();
  private final AtomicLong unanswered = new AtomicLong();
  private final AtomicLong longest = new AtomicLong();
  private volatile long last = System.nanoTime();
  private volatile boolean stopped;

  Increments(Swarm from, int processes, long seed) {
    this.from = from;
    this.chance = new Random(seed);
    this.names = new ArrayList<>();
    for (int i = 0; i < processes; i++) {
      names.add("c" + i);
      highest.put("c" + i, new AtomicLong());
      told.put("c" + i, ConcurrentHashMap.newKeySet());
    }
  }

  /// Registers all of them, so many at a time.
  void register(int atOnce) {
    var left = new AtomicLong(names.size());
    var next = new AtomicLong();
    for (int i = 0; i < atOnce; i++) {
      registerNext(next, left);
    }
    await(120, () -> left.get() == 0);
    if (left.get() != 0) {
      throw new AssertionError(left + " processes could not be registered");
    }
  }

  /// Waits until every shard that these names fall into is held by two nodes.
  void awaitCopies() {
    await(60, () -> names.stream().limit(500).allMatch(this::isHeldByTwo));
    if (!names.stream().limit(500).allMatch(this::isHeldByTwo)) {
      throw new AssertionError("not all shards have a second copy");
    }
  }

  private boolean isHeldByTwo(String name) {
    return from.explain(Counter.KIND, name).toCompletableFuture().join().holders().size() == 2;
  }

  private void registerNext(AtomicLong next, AtomicLong left) {
    int index = (int) next.getAndIncrement();
    if (index < names.size()) {
      var _ =
          from.register(Counter.KIND, names.get(index), TIMEOUT)
              .thenAccept(registration -> {
                if (registration == Registration.REGISTERED
                    || registration == Registration.ALREADY_REGISTERED) {
                  left.decrementAndGet();
                }
                registerNext(next, left);
              });
    }
  }

  static void await(int seconds, java.util.function.BooleanSupplier done) {
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    while (!done.getAsBoolean() && System.nanoTime() < end) {
      LockSupport.parkNanos(20_000_000);
    }
  }

  /// Lets time pass.
  static void pass(Duration time) {
    await((int) time.toSeconds(), () -> false);
  }

  void begin(int atOnce) {
    for (int i = 0; i < atOnce; i++) {
      underWay.incrementAndGet();
      next();
    }
  }

  private void next() {
    if (stopped) {
      underWay.decrementAndGet();
      return;
    }
    String name;
    synchronized (chance) {
      name = names.get(chance.nextInt(names.size()));
    }
    long before = highest(name).get();
    tried.incrementAndGet();
    var _ =
        from.call(Counter.KIND, name, 1L, TIMEOUT)
            .thenAccept(outcome -> {
              heard(name, before, outcome);
              next();
            });
  }

  private AtomicLong highest(String name) {
    return highest.computeIfAbsent(name, _ -> new AtomicLong());
  }

  private void heard(String name, long before, Outcome<Long> outcome) {
    long now = System.nanoTime();
    switch (outcome) {
      case Outcome.Answer<Long>(Long value) -> {
        longest.accumulateAndGet(now - last, Math::max);
        last = now;
        if (!told.computeIfAbsent(name, _ -> ConcurrentHashMap.newKeySet()).add(value)) {
          fault(name + ": two were told " + value);
        }
        if (value <= before) {
          fault(name + ": told " + value + " after " + before);
        }
        highest(name).accumulateAndGet(value, Math::max);
      }
      case Outcome.Refused<Long> refused -> fault(name + ": " + refused.why());
      case Outcome.NoAnswer<Long> _ -> unanswered.incrementAndGet();
      case Outcome.Unknown<Long> _ -> fault(name + " is not known any more");
      case Outcome.Failed<Long> failed -> fault(name + ": " + failed.why());
    }
  }

  private synchronized void fault(String what) {
    if (faults.size() < 20) {
      faults.add(what);
    }
  }

  /// Forgets the longest silence so far.
  void fromNow() {
    longest.set(0);
    last = System.nanoTime();
  }

  /// The longest time without an answer to anyone.
  long longestSilenceMillis() {
    return longest.accumulateAndGet(System.nanoTime() - last, Math::max) / 1_000_000;
  }

  long acknowledged() {
    return told.values().stream().mapToLong(Set::size).sum();
  }

  long unanswered() {
    return unanswered.get();
  }

  /// Stops, asks all of them for what they are at, and tells what is wrong.
  List<String> stop() {
    stopped = true;
    await(60, () -> underWay.get() == 0);
    if (underWay.get() != 0) {
      fault(underWay + " calls are never answered");
    }
    var wrong = new TreeMap<String, String>();
    for (var name : names) {
      var answer = from.call(Counter.KIND, name, 0L, TIMEOUT).toCompletableFuture().join();
      long sure = told.getOrDefault(name, Set.of()).size();
      if (!(answer instanceof Outcome.Answer<Long>(Long value)) || value < sure) {
        wrong.put(name, answer + ", though " + sure + " were acknowledged");
      }
    }
    wrong.forEach((name, what) -> fault(name + ": " + what));
    synchronized (this) {
      return List.copyOf(faults);
    }
  }
}
