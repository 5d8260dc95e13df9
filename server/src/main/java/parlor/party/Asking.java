package parlor.party;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import parlor.swarm.Kind;
import parlor.swarm.Outcome;
import parlor.swarm.Swarm;

/// How single rooms and people are asked.
final class Asking {

  /// How long it is waited before someone who walks is asked again: longer each time, up to the
  /// other.
  private static final int FIRST_MILLIS = 2;

  private static final int LONGEST_MILLIS = 100;

  private final Swarm swarm;
  private final Duration patience;

  Asking(Swarm swarm, Duration patience) {
    this.swarm = swarm;
    this.patience = patience;
  }

  /// What a room shows; nothing of one that does not exist.
  CompletionStage<Reply<Optional<Room.Sight>>> look(String room) {
    return room(room, new Room.Order.Look());
  }

  CompletionStage<Reply<Optional<Room.Sight>>> room(String room, Room.Order order) {
    return swarm.call(Processes.ROOM, room, order, patience).thenApply(Asking::reply);
  }

  /// What someone answers who is not walking; nothing from who does not exist.
  CompletionStage<Reply<Optional<Person.Answer>>> person(String person, Person.Order order) {
    return person(person, order, System.nanoTime() + patience.toNanos(), FIRST_MILLIS);
  }

  /// Someone walks, or leaves.
  CompletionStage<Reply<Reply.Done>> walk(String person, Person.Order order) {
    return person(person, order)
        .thenApply(reply ->
            reply instanceof Reply.Ok<Optional<Person.Answer>>(var answer)
                    && answer.orElse(null) instanceof Person.Answer.NoPlace
                ? new Reply.DestinationFull<>(person)
                : reply.map(_ -> Reply.Done.DONE));
  }

  private CompletionStage<Reply<Optional<Person.Answer>>> person(
      String person, Person.Order order, long until, int pause) {
    long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
    if (left <= 0) {
      return CompletableFuture.completedFuture(new Reply.NoAnswer<>());
    }
    return swarm
        .call(Processes.PERSON, person, order, Duration.ofMillis(left))
        .thenCompose(outcome ->
            outcome instanceof Outcome.Answer<Person.Answer>(Person.Answer.Walking _)
                ? after(pause)
                    .thenCompose(
                        _ -> person(person, order, until, Math.min(LONGEST_MILLIS, 2 * pause)))
                : CompletableFuture.completedFuture(reply(outcome)));
  }

  /// Half of it to one and a half, so that those who wait do not come back together.
  private static CompletionStage<Void> after(int millis) {
    long nanos = TimeUnit.MILLISECONDS.toNanos(millis);
    long delay = nanos / 2 + ThreadLocalRandom.current().nextLong(nanos);
    return CompletableFuture.runAsync(
        () -> {}, CompletableFuture.delayedExecutor(delay, TimeUnit.NANOSECONDS));
  }

  private static <A> Reply<Optional<A>> reply(Outcome<A> outcome) {
    return switch (outcome) {
      case Outcome.Answer<A>(A answer) -> new Reply.Ok<>(Optional.of(answer));
      case Outcome.Unknown<A> _ -> new Reply.Ok<>(Optional.empty());
      case Outcome.Failed<A> failed -> new Reply.Refused<>(failed.why());
      case Outcome.Refused<A> refused -> new Reply.Refused<>(refused.why());
      case Outcome.NoAnswer<A> _ -> new Reply.NoAnswer<>();
    };
  }

  /// Waits a moment.
  CompletionStage<Void> pause() {
    return after(LONGEST_MILLIS);
  }

  /// The names of all processes of a kind, in order.
  CompletionStage<Reply<List<String>>> names(Kind<?, ?, ?> kind) {
    // Told on one thread, and read when all are told.
    var names = new ArrayList<String>();
    return swarm
        .registered(kind, patience, names::add)
        .thenApplyAsync(silent -> silent == 0 ? ordered(names) : new Reply.NoAnswer<>());
  }

  private static Reply<List<String>> ordered(List<String> names) {
    Collections.sort(names);
    return new Reply.Ok<>(Collections.unmodifiableList(names));
  }
}
