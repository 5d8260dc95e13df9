package parlor.trials.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import parlor.trials.Node;
import parlor.trials.cluster.PartyDoor;

/// Those who have people walk, from all nodes at once: the same people, in each other's way.
final class Walkers implements AutoCloseable {

  private final Supplier<List<Node>> nodes;
  private final int people;
  private final int rooms;
  private final AtomicLong done = new AtomicLong();
  private final AtomicLong full = new AtomicLong();
  private final AtomicLong unanswered = new AtomicLong();
  private final AtomicLong lastAt = new AtomicLong(System.nanoTime());
  private final AtomicLong longestGap = new AtomicLong();
  private final List<CompletableFuture<Void>> all = new ArrayList<>();
  private volatile boolean stopped;

  /// @param nodes to ask, as they are at the time
  /// @param count how many ask at a time
  Walkers(Supplier<List<Node>> nodes, int people, int rooms, int count) {
    this.nodes = nodes;
    this.people = people;
    this.rooms = rooms;
    for (int i = 0; i < count; i++) {
      var chance = new SplittableRandom(i);
      all.add(
          CompletableFuture.runAsync(
              () -> walk(chance), Executors.newVirtualThreadPerTaskExecutor()));
    }
  }

  static String person(int number) {
    return "p" + number;
  }

  static String room(int number) {
    return "room" + number;
  }

  private void walk(SplittableRandom chance) {
    while (!stopped) {
      node(chance).ifPresent(node -> walk(new PartyDoor(node), chance));
    }
  }

  private Optional<Node> node(SplittableRandom chance) {
    var living = nodes.get();
    return living.isEmpty()
        ? Optional.empty()
        : Optional.of(living.get(chance.nextInt(living.size())));
  }

  private void walk(PartyDoor door, SplittableRandom chance) {
    var person = person(chance.nextInt(people));
    var said =
        chance.nextInt(10) == 0
            ? door.leave(person)
            : door.walk(room(chance.nextInt(rooms)), person);
    if (said.isOk() || said.isFull()) {
      (said.isOk() ? done : full).incrementAndGet();
      long now = System.nanoTime();
      longestGap.accumulateAndGet(now - lastAt.getAndSet(now), Math::max);
    } else {
      unanswered.incrementAndGet();
    }
  }

  /// Walks that were answered with ok.
  long done() {
    return done.get();
  }

  long full() {
    return full.get();
  }

  /// It may have happened, or not.
  long unanswered() {
    return unanswered.get();
  }

  /// The longest time in which nobody was answered, in nanoseconds.
  long longestGap() {
    return longestGap.get();
  }

  @Override
  public void close() {
    stopped = true;
    all.forEach(CompletableFuture::join);
  }
}
