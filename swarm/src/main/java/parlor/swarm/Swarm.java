package parlor.swarm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parlor.swarm.node.Charge;
import parlor.swarm.node.Member;
import parlor.swarm.node.Membership;
import parlor.swarm.node.Node;
import parlor.swarm.shard.Behaviour;
import parlor.swarm.shard.Calls;
import parlor.swarm.shard.Codec;
import parlor.swarm.shard.Out;
import parlor.swarm.shard.Peers;
import parlor.swarm.shard.Reply;
import parlor.swarm.shard.Request;
import parlor.swarm.shard.Shards;
import parlor.swarm.shard.Talk;
import parlor.swarm.shard.Terms;
import parlor.swarm.vault.Blob;
import parlor.swarm.vault.Message;
import parlor.swarm.vault.Vault;

/// Named processes in replicated memory: started somewhere in the cluster, found by name from every
/// node, and whatever they have answered outlives the node they are on.
///
/// Everything may be called from any thread, and answers come on the swarm's own, which must not be
/// held up. What is asked while this node is in no cluster is asked as soon as it is, within the
/// timeout.
public final class Swarm {

  /// The longest name of a process, in bytes of UTF-8.
  public static final int LONGEST_NAME = 255;

  /// The largest state, message or answer, in bytes.
  public static final int LARGEST = 256 * 1024;

  /// How many calls and casts of one node may wait for their answers.
  public static final int MOST_WAITING = 100_000;

  private static final Duration CAST_TIMEOUT = Duration.ofSeconds(10);
  private static final String COPIES = "copies";
  private static final String CALLS = "calls";
  private static final long SHARDS_TICK_MILLIS = 50;
  private static final long CALLS_TICK_MILLIS = 20;
  private static final Logger LOG = LoggerFactory.getLogger(Swarm.class);

  private final Node node;
  private final Map<String, Kind<?, ?, ?>> kinds;
  private final Terms terms;
  private final ScheduledThreadPoolExecutor thread;
  private final Shards shards;
  private final Calls calls;
  private final AtomicLong waiting = new AtomicLong();
  private final LongAdder refused = new LongAdder();
  private final LongAdder unknown = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final LongAdder unanswered = new LongAdder();

  private Swarm(String name, Terms terms, List<Kind<?, ?, ?>> kinds, Function<Charge, Node> start) {
    this.terms = terms;
    this.kinds = kinds.stream().collect(Collectors.toMap(Kind::name, kind -> kind));
    this.thread =
        new ScheduledThreadPoolExecutor(
            1,
            Thread.ofPlatform().daemon().name("parlor-swarm " + name).factory(),
            new ThreadPoolExecutor.DiscardPolicy());
    var out = new Mail();
    this.shards = new Shards(name, terms, new Vault(terms.lease()), new Kinds(), out);
    this.calls = new Calls(name + "#" + nonce(), terms, shards::whereIs, out);
    this.node = start.apply(new Given());
  }

  /// Starts a node that takes part.
  ///
  /// @param name of the node, as it is in its configuration
  /// @param kinds all that any node of the cluster may be asked for
  /// @param start starts the node with what it is to look after
  public static Swarm start(
      String name, Terms terms, List<Kind<?, ?, ?>> kinds, Function<Charge, Node> start) {
    var swarm = new Swarm(name, terms, kinds, start);
    swarm.begin();
    return swarm;
  }

  private static String nonce() {
    byte[] bytes = new byte[8];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private void begin() {
    node.hear(COPIES, (from, letter) -> heard(from, letter, Codec::message, this::copies));
    node.hear(CALLS, (from, letter) -> heard(from, letter, Codec::talk, this::talk));
    node.onChange(now -> run(() -> shards.peers(peers(now), millis())));
    every(SHARDS_TICK_MILLIS, () -> shards.tick(millis()));
    every(CALLS_TICK_MILLIS, () -> calls.tick(millis()));
  }

  /// The node that takes part.
  public Node node() {
    return node;
  }

  // What can be asked.

  /// Starts a process, unless there is one of that name.
  ///
  /// @param name within its kind: 1 to 255 bytes of UTF-8
  /// @throws IllegalArgumentException where the name is empty or too long
  public <S, M, A> CompletionStage<Registration> register(
      Kind<S, M, A> kind, String name, Duration timeout) {
    return isFull()
        ? CompletableFuture.completedStage(Registration.REFUSED)
        : ask(kind, name, new Request.Register(Blob.EMPTY), timeout)
            .thenApply(reply -> reply.map(Swarm::registration).orElse(Registration.NO_ANSWER));
  }

  private static Registration registration(Reply reply) {
    return switch (reply) {
      case Reply.Registered _ -> Registration.REGISTERED;
      case Reply.AlreadyRegistered _ -> Registration.ALREADY_REGISTERED;
      default -> Registration.FAILED;
    };
  }

  /// Asks a process.
  ///
  /// @throws IllegalArgumentException where the name is empty or too long, or the message too large
  public <S, M, A> CompletionStage<Outcome<A>> call(
      Kind<S, M, A> kind, String name, M message, Duration timeout) {
    var request = tell(kind, message);
    return isFull()
        ? CompletableFuture.completedStage(full())
        : ask(kind, name, request, timeout)
            .thenApply(reply -> outcome(reply, answer -> kind.answers().read(answer.bytes())));
  }

  private static <M> Request tell(Kind<?, M, ?> kind, M message) {
    byte[] bytes = kind.messages().write(message);
    if (bytes.length > LARGEST) {
      throw new IllegalArgumentException(
          "a message of %,d bytes; at most %,d".formatted(bytes.length, LARGEST));
    }
    return new Request.Tell(new Blob(bytes));
  }

  private boolean isFull() {
    boolean full = waiting.get() >= MOST_WAITING;
    if (full) {
      refused.increment();
    }
    return full;
  }

  private static <A> Outcome<A> full() {
    return new Outcome.Refused<>("%,d answers are waited for".formatted(MOST_WAITING));
  }

  /// Tells a process something, and waits for no answer. What does not get through within ten
  /// seconds, or finds nobody of that name, is counted: see [#counts].
  ///
  /// @return false where it is not even tried: too much waits for answers already
  /// @throws IllegalArgumentException where the name is empty or too long, or the message too large
  public <S, M, A> boolean cast(Kind<S, M, A> kind, String name, M message) {
    var request = tell(kind, message);
    if (isFull()) {
      return false;
    }
    var _ = ask(kind, name, request, CAST_TIMEOUT).thenAccept(reply -> count(name, reply));
    return true;
  }

  private void count(String name, Optional<Reply> reply) {
    switch (reply.orElse(null)) {
      case null -> {
        unanswered.increment();
        LOG.debug("a cast to {} did not get through in time", name);
      }
      case Reply.Unknown _ -> {
        unknown.increment();
        LOG.debug("a cast to {}, whom nobody knows", name);
      }
      case Reply.Failed failed -> {
        this.failed.increment();
        LOG.debug("a cast failed at {}: {}", name, failed.why());
      }
      default -> {}
    }
  }

  /// What became of casts, and what was refused, since this node began.
  public SwarmCounts counts() {
    return new SwarmCounts(
        waiting.get(), refused.sum(), unknown.sum(), failed.sum(), unanswered.sum());
  }

  /// Ends a process. The answer is its name.
  public <S, M, A> CompletionStage<Outcome<String>> unregister(
      Kind<S, M, A> kind, String name, Duration timeout) {
    return isFull()
        ? CompletableFuture.completedStage(full())
        : ask(kind, name, new Request.Unregister(), timeout)
            .thenApply(reply -> outcome(reply, _ -> name));
  }

  private static <A> Outcome<A> outcome(Optional<Reply> reply, Function<Blob, A> read) {
    return switch (reply.orElse(null)) {
      case null -> new Outcome.NoAnswer<>();
      case Reply.Answered answered -> new Outcome.Answer<>(read.apply(answered.answer()));
      case Reply.Registered _, Reply.AlreadyRegistered _, Reply.Unregistered _, Reply.Present _ ->
          new Outcome.Answer<>(read.apply(Blob.EMPTY));
      case Reply.Unknown _ -> new Outcome.Unknown<>();
      case Reply.Failed failed -> new Outcome.Failed<>(failed.why());
    };
  }

  /// The node that owns a process of this name, or would: as far as this node has heard.
  public <S, M, A> CompletionStage<Optional<String>> whereIs(Kind<S, M, A> kind, String name) {
    var where = new CompletableFuture<Optional<String>>();
    int shard = terms.shardOf(whole(kind, name));
    run(() ->
        where.complete(Optional.of(shards.whereIs(shard).owner()).filter(at -> !at.isEmpty())));
    return where;
  }

  /// How many shards this node owns, opened and ready.
  public CompletionStage<Integer> openShards() {
    var count = new CompletableFuture<Integer>();
    run(() -> count.complete(shards.openShards()));
    return count;
  }

  private CompletionStage<Optional<Reply>> ask(
      Kind<?, ?, ?> kind, String name, Request request, Duration timeout) {
    var whole = whole(kind, name);
    var told = new CompletableFuture<Optional<Reply>>();
    waiting.incrementAndGet();
    var _ = told.thenRun(waiting::decrementAndGet);
    run(() -> calls.call(whole, request, timeout.toMillis(), told::complete, millis()));
    return told;
  }

  private static String whole(Kind<?, ?, ?> kind, String name) {
    int length = name.getBytes(StandardCharsets.UTF_8).length;
    if (length < 1 || length > LONGEST_NAME) {
      throw new IllegalArgumentException(
          "a name of %,d bytes; 1 to %d".formatted(length, LONGEST_NAME));
    }
    return kind.name() + ":" + name;
  }

  // Its one thread.

  private void run(Runnable task) {
    thread.execute(guarded(task));
  }

  private void every(long millis, Runnable task) {
    Future<?> _ =
        thread.scheduleWithFixedDelay(guarded(task), millis, millis, TimeUnit.MILLISECONDS);
  }

  private static Runnable guarded(Runnable task) {
    return () -> {
      try {
        task.run();
      } catch (RuntimeException | Error trouble) {
        LOG.error("The swarm failed at something and goes on", trouble);
      }
    };
  }

  /// Time that only goes on.
  private static long millis() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
  }

  // Its ways.

  /// What this node is given to look after.
  private final class Given implements Charge {
    @Override
    public int count() {
      return terms.shards();
    }

    @Override
    public void take(int number) {
      run(() -> shards.host(number, millis()));
    }

    @Override
    public void leave(int number) {
      run(() -> shards.release(number));
    }
  }

  /// What shards and callers say goes to other nodes as letters. What is lost is said again.
  private final class Mail implements Out {
    @Override
    public void send(String to, Message message) {
      boolean _ = node.send(COPIES, to, Codec.write(message));
    }

    @Override
    public void say(String to, Talk talk) {
      boolean _ = node.send(CALLS, to, Codec.write(talk));
    }
  }

  private interface Reader<T> {
    T read(byte[] letter) throws IOException;
  }

  /// What a letter says, and who said it.
  private interface Hearer<T> {
    void hear(String from, T what);
  }

  private <T> void heard(String from, byte[] letter, Reader<T> reader, Hearer<T> hearer) {
    try {
      var what = reader.read(letter);
      run(() -> hearer.hear(from, what));
    } catch (IOException broken) {
      LOG.warn("{} sent something that makes no sense: {}", from, broken.getMessage());
    }
  }

  private void copies(String from, Message message) {
    shards.take(from, message, millis());
  }

  private void talk(String from, Talk talk) {
    switch (talk) {
      case Talk.Ask ask -> shards.ask(from, ask, millis());
      case Talk.Answer answer -> calls.answered(answer, millis());
      case Talk.NotHere notHere -> calls.notHere(notHere, millis());
    }
  }

  private static Peers peers(Membership now) {
    if (now.state() != Membership.State.UP || now.cluster().isEmpty()) {
      return Peers.none(now.self().name());
    }
    var all = new ArrayList<Member>(now.others());
    all.add(now.self());
    var oldest = all.stream().min(Comparator.comparingInt(Member::age)).orElseThrow().name();
    return new Peers(
        now.self().name(),
        now.cluster().get(),
        oldest,
        all.stream()
            .map(member ->
                new Peers.Peer(member.name(), member.isHome() && stays(member), member.reachable()))
            .toList());
  }

  private static boolean stays(Member member) {
    return switch (member.status().toLowerCase(Locale.ROOT)) {
      case "up", "weaklyup" -> true;
      default -> false;
    };
  }

  /// All kinds as one: the kind is the beginning of the name.
  private final class Kinds implements Behaviour {
    @Override
    public Blob start(String name, Blob with) {
      return bounded("state", of(name).start(name.substring(name.indexOf(':') + 1), with));
    }

    @Override
    public Step take(String name, Blob state, Blob message) {
      var step = of(name).take(name, state, message);
      step.next().ifPresent(next -> bounded("state", next));
      bounded("answer", step.answer());
      return step;
    }

    private Behaviour of(String name) {
      var kind = kinds.get(name.substring(0, name.indexOf(':')));
      if (kind == null) {
        throw new IllegalArgumentException("this node knows no such kind: " + name);
      }
      return kind.behaviour();
    }

    private static Blob bounded(String what, Blob blob) {
      if (blob.length() > LARGEST) {
        throw new IllegalArgumentException(
            "a%s of %,d bytes; at most %,d"
                .formatted(
                    what.equals("answer") ? "n answer" : " " + what, blob.length(), LARGEST));
      }
      return blob;
    }
  }
}
