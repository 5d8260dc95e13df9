package parlor.swarm;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parlor.swarm.node.Charge;
import parlor.swarm.node.Loop;
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
import parlor.swarm.vault.Message;
import parlor.swarm.vault.Vault;

/// The shards and calls of one node, on one thread, with a clock and the letters of the cluster
/// around them. Outlives every membership of the node.
final class Engine {

  private static final String COPIES = "copies";
  private static final String CALLS = "calls";
  private static final long SHARDS_TICK_MILLIS = 50;
  private static final long CALLS_TICK_MILLIS = 20;
  private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

  private final Terms terms;
  private final Loop loop;
  private final Shards shards;
  private final Calls calls;
  private final Node node;

  private Engine(String name, Terms terms, Behaviour behaviour, Function<Charge, Node> start) {
    this.terms = terms;
    this.loop = new Loop("parlor-swarm " + name);
    var out = new Letters();
    this.shards = new Shards(name, terms, new Vault(terms.lease()), behaviour, out);
    this.calls = new Calls(name + "#" + nonce(), terms, shards::whereIs, out);
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
    node.hear(COPIES, (from, letter) -> heard(from, letter, Codec::message, this::copies));
    node.hear(CALLS, (from, letter) -> heard(from, letter, Codec::talk, this::talk));
    node.onChange(now -> loop.run(() -> shards.peers(peers(now), Loop.millis())));
    loop.every(SHARDS_TICK_MILLIS, () -> shards.tick(Loop.millis()));
    loop.every(CALLS_TICK_MILLIS, () -> calls.tick(Loop.millis()));
  }

  Node node() {
    return node;
  }

  /// Asks something of a name.
  ///
  /// @return how it came out; nothing where no answer came in time
  CompletableFuture<Optional<Reply>> ask(String name, Request request, long timeoutMillis) {
    var told = new CompletableFuture<Optional<Reply>>();
    loop.run(() -> calls.call(name, request, timeoutMillis, told::complete, Loop.millis()));
    return told;
  }

  /// Asks something of a shard as a whole.
  CompletableFuture<Optional<Reply>> ask(int shard, Request request, long timeoutMillis) {
    var told = new CompletableFuture<Optional<Reply>>();
    loop.run(() -> calls.call(shard, request, timeoutMillis, told::complete, Loop.millis()));
    return told;
  }

  int shards() {
    return terms.shards();
  }

  /// Where a name is, as far as this node has heard.
  CompletableFuture<Explanation> explain(String name) {
    var told = new CompletableFuture<Explanation>();
    int shard = terms.shardOf(name);
    loop.run(() -> {
      var holders = shards.whereIs(shard);
      told.complete(
          new Explanation(shard, holders.epoch().toString(), holders.owner(), holders.nodes()));
    });
    return told;
  }

  CompletableFuture<Integer> openShards() {
    var count = new CompletableFuture<Integer>();
    loop.run(() -> count.complete(shards.openShards()));
    return count;
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
      loop.run(() -> shards.host(number, Loop.millis()));
    }

    @Override
    public void leave(int number) {
      loop.run(() -> shards.release(number));
    }
  }

  /// What shards and callers say goes to other nodes as letters. What is lost is said again.
  private final class Letters implements Out {
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

  /// Hears what a letter says, and who said it.
  private interface Hearer<T> {
    void hear(String from, T what);
  }

  private <T> void heard(String from, byte[] letter, Reader<T> reader, Hearer<T> hearer) {
    try {
      var what = reader.read(letter);
      loop.run(() -> hearer.hear(from, what));
    } catch (IOException broken) {
      LOG.warn("{} sent something that makes no sense: {}", from, broken.getMessage());
    }
  }

  private void copies(String from, Message message) {
    shards.take(from, message, Loop.millis());
  }

  private void talk(String from, Talk talk) {
    switch (talk) {
      case Talk.Ask ask -> shards.ask(from, ask, Loop.millis());
      case Talk.Answer answer -> calls.answered(answer, Loop.millis());
      case Talk.NotHere notHere -> calls.notHere(notHere, Loop.millis());
    }
  }

  private static Peers peers(Membership now) {
    if (now.state() != Membership.State.UP || now.cluster().isEmpty()) {
      return Peers.none(now.self().name());
    }
    var all = new ArrayList<Member>(now.others());
    all.add(now.self());
    all.sort(Comparator.comparingInt(Member::age));
    return new Peers(
        now.self().name(),
        now.cluster().get(),
        all.getFirst().name(),
        all.stream().map(Engine::peer).toList());
  }

  private static Peers.Peer peer(Member member) {
    return new Peers.Peer(member.name(), member.isHome() && stays(member), member.reachable());
  }

  private static boolean stays(Member member) {
    return switch (member.status().toLowerCase(Locale.ROOT)) {
      case "up", "weaklyup" -> true;
      default -> false;
    };
  }
}
