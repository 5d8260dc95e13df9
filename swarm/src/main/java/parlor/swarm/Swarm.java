package parlor.swarm;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parlor.swarm.node.Charge;
import parlor.swarm.node.Node;
import parlor.swarm.shard.Refusal;
import parlor.swarm.shard.Reply;
import parlor.swarm.shard.Request;
import parlor.swarm.shard.Terms;
import parlor.swarm.vault.Blob;
import parlor.swarm.vault.Holders;

/// Named processes in replicated memory: started somewhere in the cluster, found by name from every
/// node, and whatever they have answered outlives the node they are on.
///
/// Everything may be called from any thread, and answers come on the swarm's own, which must not be
/// held up; only what a whole group has answered comes on another. What is asked while this node is
/// in no cluster is asked as soon as it is, within the timeout. A timeout is five minutes at most:
/// a longer one counts as that.
public final class Swarm {

  /// The longest name of a process, in bytes of UTF-8.
  public static final int LONGEST_NAME = 255;

  /// The largest state, message or answer, in bytes.
  public static final int LARGEST = 256 * 1024;

  /// How many calls and casts of one node may wait for their answers.
  public static final int MOST_WAITING = 100_000;

  private static final Duration CAST_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration EXPLAINED = Duration.ofSeconds(2);
  private static final Duration ORDERED = Duration.ofSeconds(5);
  private static final long EMPTY_MILLIS = 3_000;
  private static final Logger LOG = LoggerFactory.getLogger(Swarm.class);

  private final Engine engine;
  private final Everyone everyone;
  private final Kinds kinds;
  private final Correspondence<Order, Draining> orders;
  private final CompletableFuture<Void> drained = new CompletableFuture<>();
  private final AtomicLong waiting = new AtomicLong();
  private final LongAdder refused = new LongAdder();
  private final LongAdder unanswered = new LongAdder();
  private volatile boolean isDraining;

  private Swarm(Engine engine, Kinds kinds) {
    this.engine = engine;
    this.everyone = new Everyone(engine);
    this.kinds = kinds;
    this.orders =
        Correspondence.begin(
            engine.node(), "drain", Form.of(Order.class), Form.of(Draining.class), new Obeying());
  }

  /// Starts a node that takes part.
  ///
  /// @param name of the node, as it is in its configuration
  /// @param terms the same on all nodes
  /// @param kinds all that any node of the cluster may be asked for
  /// @param start starts the node with what it is to look after
  public static Swarm start(
      String name, Terms terms, List<Kind<?, ?, ?>> kinds, Function<Charge, Node> start) {
    var all = new Kinds(kinds, InstantSource.system());
    return new Swarm(Engine.start(name, terms, all, start), all);
  }

  /// The node that takes part.
  public Node node() {
    return engine.node();
  }

  // What can be asked.

  /// Starts a process, unless there is one of that name.
  ///
  /// @param name within its kind: 1 to 255 bytes of UTF-8
  public <S, M, A> CompletionStage<Registration> register(
      Kind<S, M, A> kind, String name, Duration timeout) {
    return ask(kind, name, () -> new Request.Register(Blob.EMPTY), timeout, Swarm::registration);
  }

  private static Registration registration(Outcome<Reply> outcome) {
    return switch (outcome) {
      case Outcome.Answer<Reply>(Reply reply) -> registration(reply);
      case Outcome.Refused<Reply> _ -> Registration.REFUSED;
      case Outcome.NoAnswer<Reply> _ -> Registration.NO_ANSWER;
      case Outcome.Unknown<Reply> _, Outcome.Failed<Reply> _ -> Registration.FAILED;
    };
  }

  private static Registration registration(Reply reply) {
    return reply instanceof Reply.Registered
        ? Registration.REGISTERED
        : Registration.ALREADY_REGISTERED;
  }

  /// Asks a process.
  public <S, M, A> CompletionStage<Outcome<A>> call(
      Kind<S, M, A> kind, String name, M message, Duration timeout) {
    return ask(
        kind,
        name,
        () -> new Request.Tell(Kinds.message(kind, message)),
        timeout,
        outcome -> read(kind, outcome));
  }

  private static <A> Outcome<A> read(Kind<?, ?, A> kind, Outcome<Reply> outcome) {
    try {
      return outcome.map(reply -> answer(kind, reply));
    } catch (RuntimeException fault) {
      return new Outcome.Failed<>("its answer cannot be read here: " + fault);
    }
  }

  private static <A> A answer(Kind<?, ?, A> kind, Reply reply) {
    var blob = reply instanceof Reply.Answered answered ? answered.answer() : Blob.EMPTY;
    return kind.answers().read(blob.bytes());
  }

  /// Tells a process something, and waits for no answer. What does not get through within ten
  /// seconds, or finds nobody of that name, is counted: see [#counts].
  ///
  /// @return false where it is not even tried: the name or the message is over a bound, or too much
  ///   waits for answers already
  public <S, M, A> boolean cast(Kind<S, M, A> kind, String name, M message) {
    var asked =
        ask(
            kind,
            name,
            () -> new Request.Cast(Kinds.message(kind, message)),
            CAST_TIMEOUT,
            outcome -> outcome);
    boolean isTried = !(asked.getNow(new Outcome.NoAnswer<>()) instanceof Outcome.Refused<Reply>);
    var _ = asked.thenAccept(outcome -> count(name, outcome));
    return isTried;
  }

  private void count(String name, Outcome<Reply> outcome) {
    switch (outcome) {
      case Outcome.NoAnswer<Reply> _ -> unanswered.increment();
      case Outcome.Unknown<Reply> _ -> engine.happenings().nobody(name);
      case Outcome.Failed<Reply> failed -> engine.happenings().failed(name, failed.why());
      case Outcome.Refused<Reply> over -> engine.happenings().failed(name, over.why());
      case Outcome.Answer<Reply> _ -> {}
    }
  }

  /// Ends a process. The answer is its name.
  public <S, M, A> CompletionStage<Outcome<String>> unregister(
      Kind<S, M, A> kind, String name, Duration timeout) {
    return ask(kind, name, Request.Unregister::new, timeout, outcome -> outcome.map(_ -> name));
  }

  // Groups.

  /// Makes a process a member of a group of its kind; it stays one through moves and deaths, until
  /// it leaves or ends. The answer is its name.
  ///
  /// @param group 1 to 255 bytes of UTF-8
  public <S, M, A> CompletionStage<Outcome<String>> join(
      Kind<S, M, A> kind, String name, String group, Duration timeout) {
    return ask(
        kind,
        name,
        () -> new Request.Join(Kinds.checked(kind, group)),
        timeout,
        outcome -> outcome.map(_ -> name));
  }

  /// Takes a process out of a group. The answer is its name.
  public <S, M, A> CompletionStage<Outcome<String>> leave(
      Kind<S, M, A> kind, String name, String group, Duration timeout) {
    return ask(
        kind,
        name,
        () -> new Request.Part(Kinds.checked(kind, group)),
        timeout,
        outcome -> outcome.map(_ -> name));
  }

  /// The names of all members of a group.
  ///
  /// @throws IllegalArgumentException where the group is empty or too long
  public <S, M, A> CompletionStage<Roll> members(
      Kind<S, M, A> kind, String group, Duration timeout) {
    return everyone.members(Kinds.checked(kind, group), timeout.toMillis());
  }

  /// Asks every member of a group. One that fails spoils nothing for the rest.
  ///
  /// @throws IllegalArgumentException where the group is empty or too long, or the message too
  ///   large
  public <S, M, A> CompletionStage<Gathering<A>> multiCall(
      Kind<S, M, A> kind, String group, M message, Duration timeout) {
    return everyone.ask(
        Kinds.checked(kind, group),
        Kinds.message(kind, message),
        reply -> read(kind, outcome(reply)),
        timeout.toMillis());
  }

  /// Tells every member of a group something. Who fails at it is counted.
  ///
  /// @throws IllegalArgumentException where the group is empty or too long, or the message too
  ///   large
  public <S, M, A> CompletionStage<Tally> publish(
      Kind<S, M, A> kind, String group, M message, Duration timeout) {
    return everyone.tell(
        Kinds.checked(kind, group), Kinds.message(kind, message), timeout.toMillis());
  }

  // All of them.

  /// How many processes of a kind there are in the cluster.
  public <S, M, A> CompletionStage<Tally> count(Kind<S, M, A> kind, Duration timeout) {
    return everyone.count(Kinds.prefix(kind), timeout.toMillis());
  }

  /// The names of all processes of a kind, as they come in, in no order. Who is registered or
  /// unregistered meanwhile may be among them or not; no name comes twice.
  ///
  /// @param each is told on the swarm's own thread
  /// @return of how many shards it is not known whether there are more: they did not answer in time
  public <S, M, A> CompletionStage<Integer> registered(
      Kind<S, M, A> kind, Duration timeout, Consumer<String> each) {
    return everyone.names(Kinds.prefix(kind), timeout.toMillis(), each);
  }

  /// The node that owns a process of this name, or would: as far as this node has heard.
  ///
  /// @throws IllegalArgumentException where the name is empty or too long
  public <S, M, A> CompletionStage<Optional<String>> whereIs(Kind<S, M, A> kind, String name) {
    return engine
        .whereIs(engine.shardOf(Kinds.checked(kind, name)))
        .thenApply(known -> Optional.of(known.owner()).filter(owner -> !owner.isEmpty()));
  }

  /// The shard in which a name falls, for good: where it is, all others of that shard are.
  ///
  /// @throws IllegalArgumentException where the name is empty or too long
  public <S, M, A> int shardOf(Kind<S, M, A> kind, String name) {
    return engine.shardOf(Kinds.checked(kind, name));
  }

  /// The node that owns each shard, by the shard's number, as far as this node has heard; empty for
  /// one of which it has heard nothing.
  public CompletionStage<List<String>> owners() {
    return engine.owners();
  }

  /// Where a process of this name is, or would be, who holds it, and why it is there: within two
  /// seconds.
  ///
  /// @throws IllegalArgumentException where the name is empty or too long
  public <S, M, A> CompletionStage<Explanation> explain(Kind<S, M, A> kind, String name) {
    var whole = Kinds.checked(kind, name);
    int shard = engine.shardOf(whole);
    var told = new CompletableFuture<Optional<Reply>>();
    engine.ask(whole, new Request.Explain(), EXPLAINED.toMillis(), told::complete);
    return told.thenCombine(
        engine.whereIs(shard), (reply, known) -> explanation(shard, known, reply.orElse(null)));
  }

  private static Explanation explanation(int shard, Holders known, @Nullable Reply reply) {
    var told =
        reply instanceof Reply.Explained explained
            ? explained
            : new Reply.Explained(false, 0, "its owner is silent", 0);
    return new Explanation(
        shard,
        known.epoch().toString(),
        known.owner(),
        known.nodes(),
        reply instanceof Reply.Explained,
        told.present(),
        told.why(),
        Duration.ofMillis(told.forMillis()));
  }

  /// The same for each kind there is, by the kind.
  ///
  /// @param name as it is within a kind, or `kind:name` for one of them alone: what stands before
  ///   the first colon is taken for a kind
  /// @throws IllegalArgumentException where the name is empty or too long, or there is no such kind
  public CompletionStage<Map<String, Explanation>> explain(String name) {
    int end = name.indexOf(':');
    var wanted = end < 0 ? kinds.all() : List.of(kinds.named(name.substring(0, end)));
    var within = name.substring(end + 1);
    CompletionStage<Map<String, Explanation>> all =
        CompletableFuture.completedStage(new TreeMap<>());
    for (var kind : wanted) {
      all = all.thenCombine(explain(kind, within), (known, one) -> with(known, kind, one));
    }
    return all;
  }

  private static Map<String, Explanation> with(
      Map<String, Explanation> known, Kind<?, ?, ?> kind, Explanation one) {
    known.put(kind.name(), one);
    return known;
  }

  /// How it stands here, and what was counted since this node began.
  public SwarmCounts counts() {
    var seen = engine.happenings();
    return new SwarmCounts(
        engine.counts(),
        engine.shares(),
        waiting.get(),
        refused.sum(),
        seen.unknown.sum(),
        seen.failed.sum(),
        unanswered.sum(),
        seen.moves.sum(),
        seen.lost.sum(),
        seen.clashes.sum(),
        engine.slow(),
        seen.acknowledged.sum(),
        seen.acknowledgedMillis.sum(),
        seen.slowestMillis());
  }

  /// Two clusters that have lived apart become one when they find each other: the older one stays,
  /// and takes in the processes that only the younger had. Where both have one of that name, the
  /// older one's goes on.
  public interface Merge {

    /// Told of each such process of a kind that this node knows, on the node that owns it, on the
    /// swarm's own thread: once, and again where that node dies over it.
    ///
    /// @param kept the state with which it goes on
    /// @param other the state of the other, which is gone when this returns
    <S> void clash(Kind<S, ?, ?> kind, String name, S kept, S other);
  }

  /// Has such clashes told from now on, instead of only logged.
  public void onClash(Merge merge) {
    engine.happenings().onClash((name, kept, other) -> kinds.clash(name, kept, other, merge));
  }

  // Leaving.

  /// Has others take over everything that is on this node, which stays a member and takes nothing
  /// any more: [#leave] is quick then. Says in the log how far it is; [#counts] of any node shows
  /// it, too. Several nodes may do so at once. Once it has begun it does not turn back: where those
  /// who were to take over go meanwhile, it waits for others.
  ///
  /// @return true when nothing depends on this node any more; false where there is no other node to
  ///   take over at the beginning, and this one goes on as before
  public CompletionStage<Boolean> drain() {
    return drain(false);
  }

  private CompletionStage<Boolean> drain(boolean givesUp) {
    var progress = new Progress();
    isDraining = true;
    return engine
        .drain(progress::left, givesUp)
        .thenApply(done -> {
          isDraining = done;
          if (done) {
            drained.complete(null);
          }
          return done;
        });
  }

  /// Whether it does so now, or has done.
  public boolean isDraining() {
    return isDraining;
  }

  /// Has another node do that, or this one.
  ///
  /// @param node the name of a member
  /// @param acceptLoss whether it is to go even where nobody takes over what is on it, which is
  ///   lost
  /// @return within five seconds whether it has begun
  public CompletionStage<Draining> drain(String node, boolean acceptLoss) {
    return orders
        .ask(node, new Order(acceptLoss), ORDERED)
        .thenApply(heard ->
            switch (heard) {
              case Correspondence.Heard.Answer<Draining>(Draining told) -> told;
              case Correspondence.Heard.NoSuchNode<Draining> _ -> new Draining.NoSuchNode();
              case Correspondence.Heard.NoAnswer<Draining>(String why) ->
                  new Draining.NoAnswer(why);
            });
  }

  /// That a node is to be drained.
  private record Order(boolean acceptLoss) {}

  /// Goes only when whoever had it go has been told so: it may be this node itself that passes that
  /// on, and it may have nothing else to wait for.
  private final class Obeying implements Correspondence.Answering<Order, Draining> {

    @Override
    public CompletionStage<Draining> answer(String from, Order order) {
      return engine
          .wouldEnd()
          .thenApply(lost -> {
            if (lost.isPresent() && !order.acceptLoss()) {
              return new Draining.Last(lost.getAsLong());
            }
            LOG.info("{} has this node drained{}", from, lost.isPresent() ? ", at any loss" : "");
            return new Draining.Begun();
          });
    }

    @Override
    public void isAnswered(Order order, Draining answer) {
      if (answer instanceof Draining.Begun) {
        var _ = drain().thenAccept(done -> goOrStay(done, order));
      }
    }

    private void goOrStay(boolean done, Order order) {
      if (!done && order.acceptLoss()) {
        drained.complete(null);
      } else if (!done) {
        LOG.warn("This node stays: nobody is left who could take over what is on it");
      }
    }
  }

  /// Done once this node was drained, whoever had it done, and may [#leave]. Not told again where a
  /// drain began and could not end.
  public CompletionStage<Void> drained() {
    return drained.copy();
  }

  /// Leaves the cluster: in good order ([#drain]) if others can take over within that time, else
  /// anyway. What is lost by that is said in the log.
  ///
  /// @param patience where this node holds any processes; where it holds none, three seconds do
  public CompletionStage<Void> leave(Duration patience) {
    var drained = drain(true).toCompletableFuture();
    long first = Math.min(patience.toMillis(), EMPTY_MILLIS);
    return within(drained, first)
        .thenCombine(engine.kept(), (done, kept) -> done || kept == 0)
        .thenCompose(
            goes -> goes ? within(drained, 0) : within(drained, patience.toMillis() - first))
        .thenCompose(done -> {
          var left = engine.counts();
          if (!done && left.processes() > 0) {
            LOG.warn(
                "{} processes end with this node: nobody has taken them over", left.processes());
          }
          return engine.node().leave();
        });
  }

  /// What came of it by then; false for nothing yet.
  private static CompletableFuture<Boolean> within(
      CompletableFuture<Boolean> outcome, long millis) {
    return outcome.copy().completeOnTimeout(false, millis, TimeUnit.MILLISECONDS);
  }

  // How it is asked.

  /// @param as what the outcome is for who asks
  private <T> CompletableFuture<T> ask(
      Kind<?, ?, ?> kind,
      String name,
      Supplier<Request> request,
      Duration timeout,
      Function<Outcome<Reply>, T> as) {
    try {
      return ask(Kinds.checked(kind, name), request.get(), timeout, as);
    } catch (Refusal over) {
      refused.increment();
      return CompletableFuture.completedFuture(as.apply(new Outcome.Refused<>(over.why())));
    }
  }

  private <T> CompletableFuture<T> ask(
      String whole, Request request, Duration timeout, Function<Outcome<Reply>, T> as) {
    if (waiting.incrementAndGet() > MOST_WAITING) {
      waiting.decrementAndGet();
      throw new Refusal("%,d answers are waited for".formatted(MOST_WAITING));
    }
    var told = new CompletableFuture<T>();
    engine.ask(
        whole,
        request,
        timeout.toMillis(),
        reply -> {
          waiting.decrementAndGet();
          try {
            told.complete(as.apply(reply.map(Swarm::outcome).orElseGet(Outcome.NoAnswer::new)));
          } catch (RuntimeException | Error fault) {
            told.completeExceptionally(fault);
          }
        });
    return told;
  }

  private static Outcome<Reply> outcome(Reply reply) {
    return switch (reply) {
      case Reply.Unknown _ -> new Outcome.Unknown<>();
      case Reply.Later _ -> new Outcome.NoAnswer<>();
      case Reply.Failed failed -> new Outcome.Failed<>(failed.why());
      case Reply.Refused refused -> new Outcome.Refused<>(refused.why());
      case Reply.Registered _,
          Reply.AlreadyRegistered _,
          Reply.Unregistered _,
          Reply.Present _,
          Reply.Answered _,
          Reply.Names _,
          Reply.Each _,
          Reply.Count _,
          Reply.Explained _ ->
          new Outcome.Answer<>(reply);
    };
  }
}
