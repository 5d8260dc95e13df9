package parlor.swarm;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parlor.swarm.node.Charge;
import parlor.swarm.node.Node;
import parlor.swarm.shard.Reply;
import parlor.swarm.shard.Request;
import parlor.swarm.shard.Terms;
import parlor.swarm.vault.Blob;

/// Named processes in replicated memory: started somewhere in the cluster, found by name from every
/// node, and whatever they have answered outlives the node they are on.
///
/// Everything may be called from any thread, and answers come on the swarm's own, which must not be
/// held up. What is asked while this node is in no cluster is asked as soon as it is, within the
/// timeout. A timeout is five minutes at most: a longer one counts as that.
public final class Swarm {

  /// The longest name of a process, in bytes of UTF-8.
  public static final int LONGEST_NAME = 255;

  /// The largest state, message or answer, in bytes.
  public static final int LARGEST = 256 * 1024;

  /// How many calls and casts of one node may wait for their answers.
  public static final int MOST_WAITING = 100_000;

  private static final Duration CAST_TIMEOUT = Duration.ofSeconds(10);
  private static final Logger LOG = LoggerFactory.getLogger(Swarm.class);

  private final Engine engine;
  private final AtomicLong waiting = new AtomicLong();
  private final LongAdder refused = new LongAdder();
  private final LongAdder unknown = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final LongAdder unanswered = new LongAdder();

  private Swarm(Engine engine) {
    this.engine = engine;
  }

  /// Starts a node that takes part.
  ///
  /// @param name of the node, as it is in its configuration
  /// @param terms the same on all nodes
  /// @param kinds all that any node of the cluster may be asked for
  /// @param start starts the node with what it is to look after
  public static Swarm start(
      String name, Terms terms, List<Kind<?, ?, ?>> kinds, Function<Charge, Node> start) {
    return new Swarm(Engine.start(name, terms, new Kinds(kinds), start));
  }

  /// The node that takes part.
  public Node node() {
    return engine.node();
  }

  // What can be asked.

  /// Starts a process, unless there is one of that name.
  ///
  /// @param name within its kind: 1 to 255 bytes of UTF-8
  /// @throws IllegalArgumentException where the name is empty or too long
  public <S, M, A> CompletionStage<Registration> register(
      Kind<S, M, A> kind, String name, Duration timeout) {
    return ask(kind, name, new Request.Register(Blob.EMPTY), timeout)
        .thenApply(outcome ->
            switch (outcome) {
              case Outcome.Answer<Reply>(Reply reply) -> registration(reply);
              case Outcome.Refused<Reply> _ -> Registration.REFUSED;
              case Outcome.NoAnswer<Reply> _ -> Registration.NO_ANSWER;
              case Outcome.Unknown<Reply> _, Outcome.Failed<Reply> _ -> Registration.FAILED;
            });
  }

  private static Registration registration(Reply reply) {
    return reply instanceof Reply.Registered
        ? Registration.REGISTERED
        : Registration.ALREADY_REGISTERED;
  }

  /// Asks a process.
  ///
  /// @throws IllegalArgumentException where the name is empty or too long, or the message too large
  public <S, M, A> CompletionStage<Outcome<A>> call(
      Kind<S, M, A> kind, String name, M message, Duration timeout) {
    return ask(kind, name, tell(kind, message), timeout)
        .thenApply(outcome -> outcome.map(reply -> answer(kind, reply)));
  }

  private static <A> A answer(Kind<?, ?, A> kind, Reply reply) {
    return kind.answers()
        .read(
            reply instanceof Reply.Answered answered
                ? answered.answer().bytes()
                : Blob.EMPTY.bytes());
  }

  private static <M> Request.Tell tell(Kind<?, M, ?> kind, M message) {
    byte[] bytes = kind.messages().write(message);
    if (bytes.length > LARGEST) {
      throw new IllegalArgumentException(
          "a message of %,d bytes; at most %,d".formatted(bytes.length, LARGEST));
    }
    return new Request.Tell(new Blob(bytes));
  }

  /// Tells a process something, and waits for no answer. What does not get through within ten
  /// seconds, or finds nobody of that name, is counted: see [#counts].
  ///
  /// @return false where it is not even tried: too much waits for answers already
  /// @throws IllegalArgumentException where the name is empty or too long, or the message too large
  public <S, M, A> boolean cast(Kind<S, M, A> kind, String name, M message) {
    var asked = ask(kind, name, tell(kind, message), CAST_TIMEOUT);
    boolean isTried = !(asked.getNow(new Outcome.NoAnswer<>()) instanceof Outcome.Refused<Reply>);
    var _ = asked.thenAccept(outcome -> count(name, outcome));
    return isTried;
  }

  private void count(String name, Outcome<Reply> outcome) {
    switch (outcome) {
      case Outcome.NoAnswer<Reply> _ -> unanswered.increment();
      case Outcome.Unknown<Reply> _ -> unknown.increment();
      case Outcome.Failed<Reply> _ -> failed.increment();
      case Outcome.Answer<Reply> _, Outcome.Refused<Reply> _ -> {
        return;
      }
    }
    LOG.debug("A cast to {}: {}", name, outcome);
  }

  /// Ends a process. The answer is its name.
  public <S, M, A> CompletionStage<Outcome<String>> unregister(
      Kind<S, M, A> kind, String name, Duration timeout) {
    return ask(kind, name, new Request.Unregister(), timeout)
        .thenApply(outcome -> outcome.map(_ -> name));
  }

  // Groups.

  /// Makes a process a member of a group of its kind; it stays one through moves and deaths, until
  /// it leaves or ends. The answer is its name.
  ///
  /// @param group 1 to 255 bytes of UTF-8
  /// @throws IllegalArgumentException where the name or the group is empty or too long
  public <S, M, A> CompletionStage<Outcome<String>> join(
      Kind<S, M, A> kind, String name, String group, Duration timeout) {
    return ask(kind, name, new Request.Join(checked(kind, group)), timeout)
        .thenApply(outcome -> outcome.map(_ -> name));
  }

  /// Takes a process out of a group. The answer is its name.
  ///
  /// @throws IllegalArgumentException where the name or the group is empty or too long
  public <S, M, A> CompletionStage<Outcome<String>> leave(
      Kind<S, M, A> kind, String name, String group, Duration timeout) {
    return ask(kind, name, new Request.Part(checked(kind, group)), timeout)
        .thenApply(outcome -> outcome.map(_ -> name));
  }

  /// The members of a group, each with the name of its kind as the answer.
  ///
  /// @throws IllegalArgumentException where the group is empty or too long
  public <S, M, A> CompletionStage<Gathering<String>> members(
      Kind<S, M, A> kind, String group, Duration timeout) {
    var whole = checked(kind, group);
    return new Gatherer<String>(
            engine,
            after -> new Request.Members(whole, after),
            timeout.toMillis(),
            _ -> new Outcome.Answer<>(kind.name()))
        .gather();
  }

  /// Asks every member of a group. One that fails spoils nothing for the rest.
  ///
  /// @throws IllegalArgumentException where the group is empty or too long, or the message too
  ///   large
  public <S, M, A> CompletionStage<Gathering<A>> multiCall(
      Kind<S, M, A> kind, String group, M message, Duration timeout) {
    var whole = checked(kind, group);
    var told = tell(kind, message).message();
    return new Gatherer<>(
            engine,
            after -> new Request.TellAll(whole, after, told),
            timeout.toMillis(),
            reply -> outcome(reply).map(one -> answer(kind, one)))
        .gather();
  }

  /// The node that owns a process of this name, or would: as far as this node has heard.
  public <S, M, A> CompletionStage<Optional<String>> whereIs(Kind<S, M, A> kind, String name) {
    return explain(kind, name)
        .thenApply(known -> Optional.of(known.owner()).filter(owner -> !owner.isEmpty()));
  }

  /// Where a process of this name is, or would be, and who holds it.
  public <S, M, A> CompletionStage<Explanation> explain(Kind<S, M, A> kind, String name) {
    return engine.explain(checked(kind, name));
  }

  /// How many shards this node owns, opened and ready.
  public CompletionStage<Integer> openShards() {
    return engine.openShards();
  }

  /// What became of casts, and what was refused, since this node began.
  public SwarmCounts counts() {
    return new SwarmCounts(
        waiting.get(), refused.sum(), unknown.sum(), failed.sum(), unanswered.sum());
  }

  // How it is asked.

  private CompletableFuture<Outcome<Reply>> ask(
      Kind<?, ?, ?> kind, String name, Request request, Duration timeout) {
    var whole = checked(kind, name);
    if (waiting.incrementAndGet() > MOST_WAITING) {
      waiting.decrementAndGet();
      refused.increment();
      return CompletableFuture.completedFuture(
          new Outcome.Refused<>("%,d answers are waited for".formatted(MOST_WAITING)));
    }
    return engine
        .ask(whole, request, timeout.toMillis())
        .thenApply(reply -> {
          waiting.decrementAndGet();
          return reply.map(Swarm::outcome).orElseGet(Outcome.NoAnswer::new);
        });
  }

  private static Outcome<Reply> outcome(Reply reply) {
    return switch (reply) {
      case Reply.Unknown _ -> new Outcome.Unknown<>();
      case Reply.Failed failed -> new Outcome.Failed<>(failed.why());
      case Reply.Registered _,
          Reply.AlreadyRegistered _,
          Reply.Unregistered _,
          Reply.Present _,
          Reply.Answered _,
          Reply.Names _,
          Reply.Each _ ->
          new Outcome.Answer<>(reply);
    };
  }

  private static String checked(Kind<?, ?, ?> kind, String name) {
    int length = name.getBytes(StandardCharsets.UTF_8).length;
    if (length < 1 || length > LONGEST_NAME) {
      throw new IllegalArgumentException(
          "a name of %,d bytes; 1 to %d".formatted(length, LONGEST_NAME));
    }
    return Kinds.whole(kind, name);
  }
}
