package parlor.swarm.shard;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import parlor.swarm.vault.Blob;

/// Users who count: everyone's acknowledged increments, and what must be true of them.
final class Counters {

  private static final long TIMEOUT = 3_000;
  private static final int GUESTS = 24;

  /// What is known of one counter.
  private static final class Known {
    private final TreeSet<Long> acknowledged = new TreeSet<>();
    private long tried;
    private long highest;
  }

  private final World world;
  private final Map<String, Known> counters = new HashMap<>();
  private int unanswered;

  Counters(World world, int count) {
    this.world = world;
    for (int i = 0; i < count; i++) {
      counters.put("counter:" + i, new Known());
    }
  }

  int unanswered() {
    return unanswered;
  }

  long acknowledged() {
    return counters.values().stream().mapToLong(known -> known.acknowledged.size()).sum();
  }

  /// Has all of them registered, by anyone.
  boolean register() {
    var left = new TreeSet<>(counters.keySet());
    counters.keySet().forEach(name -> left.add(Counting.partner(name)));
    for (int tries = 0; tries < 20 && !left.isEmpty(); tries++) {
      for (var name : List.copyOf(left)) {
        var host = someone();
        host.calls.call(
            name,
            new Request.Register(Blob.EMPTY),
            TIMEOUT,
            reply -> reply.ifPresent(_ -> left.remove(name)),
            world.now());
      }
      world.run(TIMEOUT);
    }
    return left.isEmpty();
  }

  private Host someone() {
    var alive = world.alive();
    return alive.get(world.chance.nextInt(alive.size()));
  }

  /// Someone counts or reads, again and again, until then.
  void play(long until) {
    for (var name : counters.keySet().stream().sorted().toList()) {
      next(name, until);
    }
    for (int i = 0; i < GUESTS; i++) {
      come("guest:" + i, until);
    }
  }

  /// A guest comes, goes, and is gone.
  private void come(String guest, long until) {
    if (world.now() < until) {
      ask(
          guest,
          new Request.Register(Blob.EMPTY),
          reply -> {
            // What was not answered may happen until everyone who is asleep has woken.
            world.later(reply.isPresent() ? 0 : 25_000, () -> go(guest, until));
          });
    }
  }

  private void go(String guest, long until) {
    ask(
        guest,
        new Request.Unregister(),
        reply -> {
          if (reply.isPresent()) {
            world.later(world.chance.nextLong(4_000), () -> look(guest, until));
          } else {
            go(guest, until);
          }
        });
  }

  private void look(String guest, long until) {
    ask(
        guest,
        new Request.Look(),
        reply -> {
          if (reply.isPresent() && !(reply.get() instanceof Reply.Unknown)) {
            world.fault("%s: %s, though it was unregistered".formatted(guest, reply.get()));
          }
          come(guest, until);
        });
  }

  /// Asks until then; whoever dies over it asks no more, and their guest stays away.
  private void ask(String name, Request request, Consumer<Optional<Reply>> told) {
    someone().calls.call(name, request, TIMEOUT, told, world.now());
  }

  private void next(String name, long until) {
    if (world.now() >= until) {
      return;
    }
    world.later(
        world.chance.nextLong(60),
        () -> {
          var host = someone();
          var goesOn = once(() -> next(name, until));
          if (world.chance.nextInt(4) == 0) {
            read(host, name, goesOn);
          } else {
            add(host, name, goesOn);
          }
        });
    if (world.chance.nextInt(50) == 0) {
      // A second one at the same time.
      add(someone(), name, () -> {});
    }
  }

  private static Runnable once(Runnable act) {
    var done = new AtomicBoolean();
    return () -> {
      if (!done.getAndSet(true)) {
        act.run();
      }
    };
  }

  private void add(Host host, String name, Runnable then) {
    var known = known(name);
    known.tried++;
    long before = known.highest;
    host.calls.call(
        name,
        new Request.Tell(oneMore()),
        TIMEOUT,
        reply -> {
          added(name, before, reply);
          then.run();
        },
        world.now());
    followUp(host, then);
  }

  /// Whoever dies hears no answer: another goes on in their place.
  private void followUp(Host host, Runnable then) {
    var calls = host.calls;
    world.later(
        TIMEOUT + 500,
        () -> {
          if (host.calls != calls || host.isDead()) {
            then.run();
          }
        });
  }

  /// Most only count; some tell their partner as well, some answer late.
  private Blob oneMore() {
    return switch (world.chance.nextInt(8)) {
      case 0, 1, 2 -> Counting.TELL;
      case 3 -> Counting.LATE;
      default -> Counting.ADD;
    };
  }

  private void added(String name, long before, Optional<Reply> reply) {
    var known = known(name);
    switch (reply.orElse(null)) {
      case null -> unanswered++;
      case Reply.Answered answered -> {
        long value = Counting.value(answered.answer());
        if (!known.acknowledged.add(value)) {
          world.fault("%s: two were told %d".formatted(name, value));
        }
        if (value <= before) {
          world.fault("%s: told %d, after %d was known".formatted(name, value, before));
        }
        known.highest = Math.max(known.highest, value);
      }
      default -> world.fault("%s: %s".formatted(name, reply.get()));
    }
  }

  private void read(Host host, String name, Runnable then) {
    long before = known(name).highest;
    host.calls.call(
        name,
        new Request.Tell(Counting.ASK),
        TIMEOUT,
        reply -> {
          check(name, before, reply);
          then.run();
        },
        world.now());
    followUp(host, then);
  }

  private void check(String name, long before, Optional<Reply> reply) {
    switch (reply.orElse(null)) {
      case null -> unanswered++;
      case Reply.Answered answered -> {
        long value = Counting.value(answered.answer());
        if (value < before) {
          world.fault("%s: read %d, after %d was known".formatted(name, value, before));
        }
        known(name).highest = Math.max(known(name).highest, value);
      }
      default -> world.fault("%s: %s".formatted(name, reply.get()));
    }
  }

  /// When all is quiet: every counter is at least what was acknowledged, and at most what was
  /// tried.
  void settle() {
    var left = new TreeSet<>(counters.keySet());
    for (int tries = 0; tries < 10 && !left.isEmpty(); tries++) {
      for (var name : List.copyOf(left)) {
        long before = known(name).highest;
        int sure = known(name).acknowledged.size();
        someone()
            .calls
            .call(
                name,
                new Request.Tell(Counting.ASK),
                TIMEOUT,
                reply -> {
                  if (reply.isPresent() && left.remove(name)) {
                    check(name, before, reply);
                    count(name, sure, reply.get());
                  }
                },
                world.now());
      }
      world.run(TIMEOUT);
    }
    left.forEach(name -> world.fault("%s: does not answer any more".formatted(name)));
    compare();
  }

  private void count(String name, int sure, Reply reply) {
    if (reply instanceof Reply.Answered answered) {
      long value = Counting.value(answered.answer());
      var known = known(name);
      if (value > known.tried) {
        world.fault("%s: at %d, though only %d were tried".formatted(name, value, known.tried));
      }
      if (value < sure) {
        world.fault("%s: at %d, though %d were acknowledged".formatted(name, value, sure));
      }
    }
  }

  /// Every partner has heard as often as it was told, or will soon.
  private void compare() {
    var left = new TreeSet<>(counters.keySet());
    var last = new HashMap<String, String>();
    for (int tries = 0; tries < 10 && !left.isEmpty(); tries++) {
      for (var name : List.copyOf(left)) {
        ask(
            name,
            new Request.Tell(Counting.ASK),
            counter ->
                ask(
                    Counting.partner(name),
                    new Request.Tell(Counting.ASK),
                    partner -> {
                      last.put(name, counter + " and " + partner);
                      if (answer(counter).map(Counting::told).isPresent()
                          && answer(counter)
                              .map(Counting::told)
                              .equals(answer(partner).map(Counting::value))) {
                        left.remove(name);
                      }
                    }));
      }
      world.run(2 * TIMEOUT);
    }
    left.forEach(name ->
        world.fault("what %s has told is not what was heard: %s".formatted(name, last.get(name))));
  }

  private static Optional<Blob> answer(Optional<Reply> reply) {
    return reply
        .filter(Reply.Answered.class::isInstance)
        .map(answered -> ((Reply.Answered) answered).answer());
  }

  private Known known(String name) {
    return counters.computeIfAbsent(name, _ -> new Known());
  }
}
