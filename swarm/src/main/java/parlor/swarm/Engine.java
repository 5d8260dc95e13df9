package parlor.swarm;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parlor.swarm.node.Charge;
import parlor.swarm.node.Loop;
import parlor.swarm.node.Node;
import parlor.swarm.shard.Behaviour;
import parlor.swarm.shard.Calls;
import parlor.swarm.shard.Codec;
import parlor.swarm.shard.Out;
import parlor.swarm.shard.Reply;
import parlor.swarm.shard.Request;
import parlor.swarm.shard.ShardCounts;
import parlor.swarm.shard.Shards;
import parlor.swarm.shard.Talk;
import parlor.swarm.shard.Terms;
import parlor.swarm.shard.Turn;
import parlor.swarm.vault.Blob;
import parlor.swarm.vault.Holders;
import parlor.swarm.vault.Message;
import parlor.swarm.vault.Vault;

/// The shards and calls of one node, on one thread, with a clock and the letters of the cluster
/// around them. Outlives every membership of the node.
final class Engine {

  private static final String SWARM = "swarm";
  private static final long SHARDS_TICK_MILLIS = 50;
  private static final long CALLS_TICK_MILLIS = 20;

  /// Where a letter has so many, it does not wait for more: far below what one may have.
  private static final int FULL_BYTES = 32 * 1024;

  /// For so long it is heard what has come, before it is sent what is said of it.
  private static final long MOST_NANOS = 2_000_000;

  private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

  private static final long SECOND_MILLIS = 1_000;
  private static final long DRAIN_MILLIS = 100;
  private static final long GIVEN_UP_MILLIS = 3_000;
  private static final long BEGUN_MILLIS = 60_000;

  private final Terms terms;
  private final Loop loop;
  private final Watch watch;
  private final Happenings happenings = new Happenings();
  private final String self;
  private final Letters letters = new Letters();
  private final Codec.Words words = new Codec.Words();
  private final Queue<Unread> unread = new ArrayDeque<>();
  private final Shards shards;
  private final Calls calls;
  private final Node node;
  private volatile ShardCounts counts = ShardCounts.NONE;
  private volatile Map<String, Message.Share> shares = Map.of();

  /// A letter that has come, or what is left of it.
  private record Unread(String from, Codec.Reader letter) {}

  private Engine(String name, Terms terms, Behaviour behaviour, Function<Charge, Node> start) {
    this.terms = terms;
    this.loop = new Loop("parlor-swarm " + name);
    this.watch = new Watch(loop);
    this.self = name;
    this.shards =
        new Shards(
            name, terms, new Vault(terms.shards(), terms.lease()), behaviour, letters, happenings);
    this.calls =
        new Calls(name + "#" + nonce(), terms, shards::whereIs, shards::isUnsettled, letters);
    // What the node is given to look after before it is known here waits for that.
    var known = new CompletableFuture<Node>();
    loop.run(known::join);
    this.node = start.apply(new Given());
    known.complete(node);
  }

  static Engine start(String name, Terms terms, Behaviour behaviour, Function<Charge, Node> start) {
    var engine = new Engine(name, terms, behaviour, start);
    engine.begin();
    return engine;
  }

  private static String nonce() {
    byte[] bytes = new byte[8];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private void begin() {
    node.hear(
        SWARM,
        (from, letter) ->
            loop.run(() ->
                unread.add(new Unread(from, new Codec.Reader(letter, terms.shards(), words)))));
    loop.between(this::readAndSend);
    node.onChange(now -> act(() -> shards.peers(Company.of(now), Loop.millis())));
    // As a task of its own: a turn that is held up must not hold up the next tick.
    loop.every(SHARDS_TICK_MILLIS, () -> act(() -> shards.tick(Loop.millis())));
    loop.every(CALLS_TICK_MILLIS, () -> calls.tick(Loop.millis()));
    loop.every(SECOND_MILLIS, this::look);
    loop.every(DRAIN_MILLIS, this::hurry);
  }

  private void look() {
    watch.look();
    counts = shards.counts();
    shares = shards.shares();
  }

  /// What a node that is about to leave gives up, or one that is gone had, is to be taken up at
  /// once.
  private void hurry() {
    var astray = shards.astray();
    if (!astray.isEmpty()) {
      node.wake(astray);
    }
  }

  /// Does something with the shards, in the loop, and then what processes have to do.
  private void act(Runnable act) {
    loop.run(() -> {
      act.run();
      boolean _ = work();
    });
  }

  /// Has processes do what they have to.
  ///
  /// @return whether it was done in the loop; if not, that has gone on without this thread, which
  ///   must touch nothing any more
  private boolean work() {
    for (var turn = shards.turn(); turn.isPresent(); turn = shards.turn()) {
      var next = turn.get();
      if (!watch.run(next)) {
        act(() -> done(next));
        return false;
      }
      done(next);
    }
    return true;
  }

  /// What fails at one thing must not keep the rest from being done.
  private void done(Turn turn) {
    try {
      shards.done(turn, Loop.millis());
    } catch (RuntimeException fault) {
      LOG.error("This node failed at what processes of shard {} did", turn.shard(), fault);
    }
  }

  Node node() {
    return node;
  }

  /// Asks something of a name.
  ///
  /// @param told how it came out, in the loop; nothing where no answer came in time
  void ask(String name, Request request, long timeoutMillis, Consumer<Optional<Reply>> told) {
    loop.run(() -> calls.call(name, request, timeoutMillis, told, Loop.millis()));
  }

  /// Asks something of a shard as a whole.
  void ask(int shard, Request request, long timeoutMillis, Consumer<Optional<Reply>> told) {
    loop.run(() -> calls.call(shard, request, timeoutMillis, told, Loop.millis()));
  }

  int shards() {
    return terms.shards();
  }

  int shardOf(String name) {
    return terms.shardOf(name);
  }

  /// Where a shard is, as far as this node has heard.
  CompletableFuture<Holders> whereIs(int shard) {
    var told = new CompletableFuture<Holders>();
    loop.run(() -> told.complete(shards.whereIs(shard)));
    return told;
  }

  /// The owner of each shard, by its number, as far as this node has heard; empty for none.
  CompletableFuture<List<String>> owners() {
    var told = new CompletableFuture<List<String>>();
    loop.run(() ->
        told.complete(
            IntStream.range(0, terms.shards())
                .mapToObj(shard -> shards.whereIs(shard).owner())
                .toList()));
    return told;
  }

  /// How many processes would end with this node, since nobody could take them over; nothing where
  /// it may go.
  CompletableFuture<OptionalLong> wouldEnd() {
    var told = new CompletableFuture<OptionalLong>();
    loop.run(
        () -> told.complete(mustStay() ? OptionalLong.of(shards.kept()) : OptionalLong.empty()));
    return told;
  }

  /// How many processes are in all that this node holds.
  CompletableFuture<Long> kept() {
    var told = new CompletableFuture<Long>();
    loop.run(() -> told.complete(shards.kept()));
    return told;
  }

  private boolean mustStay() {
    return shards.isLast() && shards.left() > 0;
  }

  /// Has others take over what this node has. Once it has begun to give things up it takes none
  /// back: where nobody is left to take over, it waits for somebody.
  ///
  /// @param left is told again and again how many shards depend on this node
  /// @param givesUp whether it waits no longer than some seconds for that
  /// @return once there are none; or false: nobody takes over, and where that was so from the
  ///   beginning, nothing has happened
  CompletableFuture<Boolean> drain(IntConsumer left, boolean givesUp) {
    var departure = new Departure(left, givesUp);
    act(() -> {
      if (mustStay()) {
        departure.done.complete(false);
      } else {
        shards.drain(Loop.millis());
        loop.later(2 * terms.resend(), departure::handOver);
      }
    });
    return departure.done;
  }

  /// One way out, step by step. In the loop.
  private final class Departure {
    private final CompletableFuture<Boolean> done = new CompletableFuture<>();
    private final IntConsumer left;
    private final boolean givesUp;

    /// When somebody was last seen who could take over.
    private long replaceableSince;

    private boolean isTold;

    Departure(IntConsumer left, boolean givesUp) {
      this.left = left;
      this.givesUp = givesUp;
    }

    /// By now everyone has heard who leaves. Where all do, nobody gives anything up.
    void handOver() {
      if (mustStay()) {
        act(() -> shards.stay(Loop.millis()));
        done.complete(false);
      } else {
        replaceableSince = Loop.millis();
        look();
      }
    }

    private void look() {
      // Again and again: who is thrown out meanwhile begins its membership anew.
      node.handOver();
      int now = shards.left();
      left.accept(now);
      if (!shards.isLast()) {
        replaceableSince = Loop.millis();
        isTold = false;
      }
      boolean isAlone = Loop.millis() - replaceableSince > GIVEN_UP_MILLIS;
      if (now == 0) {
        done.complete(true);
      } else if (isAlone && givesUp) {
        done.complete(false);
      } else {
        if (isAlone && !isTold) {
          isTold = true;
          LOG.warn("Draining waits for a home node: {} shards depend on this one alone", now);
        }
        loop.later(DRAIN_MILLIS, this::look);
      }
    }
  }

  Happenings happenings() {
    return happenings;
  }

  /// As of a second ago.
  ShardCounts counts() {
    return counts;
  }

  /// As of some seconds ago.
  Map<String, Message.Share> shares() {
    return shares;
  }

  long slow() {
    return watch.slow();
  }

  // The cluster.

  /// What this node is given to look after.
  private final class Given implements Charge {
    @Override
    public int count() {
      return terms.shards();
    }

    @Override
    public void take(int number) {
      act(() -> shards.host(number, Loop.millis()));
    }

    @Override
    public void leave(int number) {
      loop.run(() -> shards.release(number));
    }
  }

  /// What shards and callers say goes to other nodes as letters: all that is said while the loop
  /// has something to do goes in one. What is lost is said again.
  private final class Letters implements Out {
    private final Map<String, Codec.Writer> letters = new HashMap<>();
    private final Queue<Talk> toSelf = new ArrayDeque<>();

    @Override
    public void send(String to, Message message) {
      var letter = letter(to);
      letter.add(message);
      sendIfFull(to, letter);
    }

    @Override
    public void say(String to, Talk talk) {
      if (to.equals(self)) {
        toSelf.add(talk);
        return;
      }
      var letter = letter(to);
      letter.add(talk);
      sendIfFull(to, letter);
    }

    private Codec.Writer letter(String to) {
      return letters.computeIfAbsent(to, _ -> new Codec.Writer());
    }

    private void sendIfFull(String to, Codec.Writer letter) {
      if (letter.length() >= FULL_BYTES) {
        send(to, letter.take());
      }
    }

    void sendAll() {
      letters.forEach((to, letter) -> {
        if (letter.length() > 0) {
          send(to, letter.take());
        }
      });
    }

    /// What would be too long is a fault of ours, and stops nothing else.
    private void send(String to, byte[] letter) {
      if (letter.length > Node.LONGEST) {
        LOG.error("A letter of {} bytes to {} is not sent", letter.length, to);
      } else {
        boolean _ = node.send(SWARM, to, letter);
      }
    }

    @Override
    public void begin(String name, Supplier<Blob> work) {
      Thread.ofVirtual().name("work of " + name).start(() -> Engine.this.begin(name, work));
    }
  }

  /// Hears what has come, and sends what is to be said of that and of all before. Not too much of
  /// it at once: others wait for what is sent, and time passes.
  ///
  /// @return whether there is more to do
  private boolean readAndSend() {
    long until = System.nanoTime() + MOST_NANOS;
    if (!work()) {
      return false;
    }
    for (int left = letters.toSelf.size(); left > 0 && System.nanoTime() < until; left--) {
      heard(self, letters.toSelf.remove());
      if (!work()) {
        return false;
      }
    }
    while (!unread.isEmpty() && System.nanoTime() < until) {
      readOn(unread.element());
      if (!work()) {
        return false;
      }
    }
    shards.dispatch(Loop.millis());
    letters.sendAll();
    return !unread.isEmpty() || !letters.toSelf.isEmpty();
  }

  private void readOn(Unread next) {
    try {
      if (next.letter.isAtEnd()) {
        unread.remove();
      } else {
        next.letter.next(message -> heard(next.from, message), talk -> heard(next.from, talk));
      }
    } catch (IOException broken) {
      LOG.warn("{} sent something that makes no sense: {}", next.from, broken.getMessage());
      unread.remove();
    }
  }

  /// What work gives is told to the process that has begun it.
  private void begin(String name, Supplier<Blob> work) {
    try {
      var message = work.get();
      loop.run(() ->
          calls.call(
              name,
              new Request.Cast(message),
              BEGUN_MILLIS,
              reply -> begun(name, reply),
              Loop.millis()));
    } catch (RuntimeException | Error fault) {
      happenings.failed(name, "work it had begun: " + fault);
    }
  }

  private void begun(String name, Optional<Reply> reply) {
    switch (reply.orElse(null)) {
      case Reply.Unknown _ -> happenings.nobody(name);
      case Reply.Failed failed -> happenings.failed(name, failed.why());
      case Reply.Refused refused -> happenings.failed(name, refused.why());
      case null -> happenings.failed(name, "it cannot be told what its work has given");
      default -> LOG.trace("{} was told what its work has given", name);
    }
  }

  /// What fails at one thing that is said must not keep the rest of the letter from being heard.
  private void heard(String from, Message message) {
    try {
      shards.take(from, message, Loop.millis());
    } catch (RuntimeException fault) {
      LOG.error("This node failed at a {} of {}", message.getClass().getSimpleName(), from, fault);
    }
  }

  private void heard(String from, Talk talk) {
    try {
      talk(from, talk);
    } catch (RuntimeException fault) {
      LOG.error("This node failed at a {} of {}", talk.getClass().getSimpleName(), from, fault);
    }
  }

  private void talk(String from, Talk talk) {
    switch (talk) {
      case Talk.Answer answer -> calls.answered(answer, Loop.millis());
      case Talk.NotHere notHere -> calls.notHere(notHere, Loop.millis());
      case Talk.Later later -> calls.later(later, Loop.millis());
      case Talk.Ask _, Talk.Deliver _, Talk.Delivered _ -> shards.hear(from, talk, Loop.millis());
    }
  }
}
