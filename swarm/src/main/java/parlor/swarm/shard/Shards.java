package parlor.swarm.shard;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import parlor.swarm.vault.Blob;
import parlor.swarm.vault.Cells;
import parlor.swarm.vault.Epoch;
import parlor.swarm.vault.Holders;
import parlor.swarm.vault.Message;
import parlor.swarm.vault.Stray;
import parlor.swarm.vault.Vault;

/// All shards of one node: those it owns, and the copies it keeps for others. One thread at a time.
///
/// Which shards this node is to own is told from outside ([#host], [#release]); two nodes may be
/// told to own the same one, and nothing is lost by it: the higher claim wins.
public final class Shards {

  /// Answers of one shard that wait for its copies: who asks more is told to ask again later.
  private static final int MOST_WAITING = 20_000;

  /// In renewals of the lease.
  private static final int ANNOUNCED_EVERY = 8;

  private final Node node;
  private final Bulletins bulletins;
  private final Out out;
  private final Hosted hosted;
  private final Queue<Runnable> toSelf = new ArrayDeque<>();
  private long renewedAt = Long.MIN_VALUE / 2;
  private long announcedAt = Long.MIN_VALUE / 2;
  private long now;

  /// @param vault outlives this node's memberships
  public Shards(
      String self, Terms terms, Vault vault, Behaviour behaviour, Out out, Notices notices) {
    this.out = out;
    this.hosted = new Hosted(terms.shards());
    this.node = new Node(terms, vault, behaviour, new Loop(), notices, Peers.none(self));
    this.bulletins = new Bulletins(node);
  }

  /// What a node says to itself it hears next, and never in the middle of something else.
  private final class Loop implements Out {
    @Override
    public void send(String to, Message message) {
      if (to.equals(node.self())) {
        toSelf.add(() -> hear(to, message));
      } else {
        out.send(to, message);
      }
    }

    @Override
    public void say(String to, Talk talk) {
      out.say(to, talk);
    }

    @Override
    public void begin(String name, Supplier<Blob> work) {
      out.begin(name, work);
    }
  }

  private void begin(long time) {
    now = time;
  }

  private void finish() {
    for (var next = toSelf.poll(); next != null; next = toSelf.poll()) {
      next.run();
    }
  }

  /// Sends what has gathered for other nodes: to be called when there is nothing else to do, and
  /// after much at the latest.
  public void dispatch(long time) {
    node.dispatch(time);
  }

  // From outside.

  /// The members are these now.
  public void peers(Peers peers, long time) {
    begin(time);
    var before = node.peers();
    node.become(peers, now);
    if (peers.cluster().isEmpty()) {
      node.vault.leave();
    } else {
      node.vault.enter(peers.cluster(), peers.oldest().equals(peers.self()));
    }
    if (!before.cluster().isEmpty() && !before.cluster().equals(peers.cluster())) {
      hosted.clear();
    }
    var arrived = new ArrayList<>(peers.names());
    arrived.removeAll(before.names());
    hosted.all().forEach(shard -> shard.look(now));
    bulletins.tellWhere(arrived);
    bulletins.greet(now);
    finish();
  }

  /// This node is to own that shard.
  public void host(int shard, long time) {
    begin(time);
    hosted.computeIfAbsent(shard, id -> new Shard(id, node)).look(now);
    finish();
  }

  /// This node is to own it no more; its copy stays until others hold the shard.
  public void release(int shard) {
    hosted.remove(shard);
  }

  /// This node is to leave: from now on others take over what it holds. What it owns has to be
  /// taken from it: see [#release].
  public void drain(long time) {
    begin(time);
    bulletins.drain(true);
    finish();
  }

  /// It stays after all.
  public void stay(long time) {
    begin(time);
    bulletins.drain(false);
    finish();
  }

  /// What still depends on this node: shards it owns or holds a copy of.
  public int left() {
    var left = hosted.all().stream().map(Shard::id).collect(Collectors.toCollection(HashSet::new));
    left.addAll(node.vault.shards());
    return left.size();
  }

  /// To be called every 50 ms or so.
  public void tick(long time) {
    begin(time);
    node.forget(now);
    bulletins.greet(now);
    hosted.all().forEach(shard -> shard.look(now));
    if (now - renewedAt >= node.terms.renewal()) {
      renewedAt = now;
      bulletins.tellOften();
      hosted.all().forEach(shard -> shard.renew(now));
    }
    if (now - announcedAt >= ANNOUNCED_EVERY * node.terms.renewal()) {
      announcedAt = now;
      hosted.all().forEach(shard -> shard.forget(now));
      bulletins.tellSeldom(counts());
    }
    finish();
  }

  /// Another node, or this one, asks something of a process, or brings what processes said.
  public void hear(String from, Talk talk, long time) {
    begin(time);
    switch (talk) {
      case Talk.Ask ask -> ask(from, ask);
      case Talk.Deliver delivery ->
          desk(delivery.shard()).ifPresent(desk -> desk.bring(from, delivery, now));
      case Talk.Delivered delivered ->
          hosted(delivered.from())
              .flatMap(Shard::desk)
              .ifPresent(desk -> desk.delivered(delivered, now));
      case Talk.Answer _, Talk.NotHere _, Talk.Later _ -> {}
    }
    finish();
  }

  /// The desk of a shard that is open here and has room for more.
  private Optional<Desk> desk(int id) {
    return hosted(id).flatMap(Shard::desk).filter(desk -> desk.waiting() < MOST_WAITING);
  }

  private void ask(String from, Talk.Ask ask) {
    node.hearing.hear(ask.caller(), now);
    desk(ask.shard())
        .ifPresentOrElse(
            desk -> desk.ask(from, ask, now),
            () -> out.say(from, new Talk.NotHere(ask.caller(), ask.number())));
  }

  /// What processes have to do now, if anything: to be run, and then to be brought back by [#done].
  public Optional<Turn> turn() {
    return Optional.ofNullable(node.turns.poll());
  }

  /// Processes have done it.
  public void done(Turn turn, long time) {
    begin(time);
    hosted(turn.shard()).flatMap(Shard::desk).ifPresent(desk -> desk.done(turn, now));
    finish();
  }

  /// Another node says something about copies. Who is no member is not heard: it may have been
  /// thrown out and not know it.
  public void take(String from, Message message, long time) {
    begin(time);
    if (node.peers().has(from)) {
      hear(from, message);
    }
    finish();
  }

  private void hear(String from, Message message) {
    switch (message) {
      case Message.Claim claim -> claim(from, claim);
      case Message.Claimed claimed -> in(claimed.shard(), it -> it.claimed(from, claimed, now));
      case Message.Denied denied ->
          in(denied.shard(), it -> it.denied(denied.epoch(), denied.promised(), now));
      case Message.Fetch fetch -> fetch(from, fetch);
      case Message.Whole slice -> arrive(from, slice);
      case Message.Adopt adopt -> node.out.send(from, node.vault.adopt(adopt));
      case Message.Held held -> in(held.shard(), it -> it.held(from, held, now));
      case Message.Lacking lacking -> in(lacking.shard(), it -> it.lacking(from, lacking, now));
      case Message.Batch batch -> batch(from, batch);
      case Message.Acked acked -> acked(from, acked);
      case Message.Named named -> named.shards().forEach(this::named);
      case Message.Greet _ -> greeted(from);
      case Message.Draining _ -> drains(from);
      case Message.Share share -> node.has(from, share);
      case Message.Offer offer ->
          hosted(offer.shard())
              .flatMap(Shard::desk)
              .ifPresent(desk -> desk.offered(from, offer, now));
      case Message.Pick pick -> pick(from, pick);
      case Message.Brought slice ->
          hosted(slice.shard()).flatMap(Shard::desk).ifPresent(desk -> desk.brought(slice, now));
      case Message.Absorbed absorbed -> node.vault.absorbed(absorbed.shard(), absorbed.cluster());
      case Message.Directory directory -> directory(directory);
    }
  }

  private void named(Message.NamedShard named) {
    node.vault.named(named.shard(), named.holders(), node.self());
    var _ = hosted(named.shard());
  }

  private void pick(String from, Message.Pick pick) {
    node.vault
        .stray(pick.shard(), pick.mark())
        .filter(Stray::isCopy)
        .ifPresent(stray -> stray.slices().forEach(slice -> node.out.send(from, slice)));
  }

  private void drains(String from) {
    node.drains(from, now);
    hosted.all().forEach(shard -> shard.look(now));
  }

  private void greeted(String from) {
    if (node.vault.isInformed()) {
      node.out.send(from, new Message.Directory(node.peers().cluster(), node.vault.directory()));
    }
  }

  private void directory(Message.Directory directory) {
    if (directory.cluster().equals(node.peers().cluster())) {
      directory.shards().forEach(this::named);
      node.vault.inform();
    }
  }

  /// A shard that this node is to own, having given way to whoever was promised more.
  private Optional<Shard> hosted(int id) {
    var shard = Optional.ofNullable(hosted.get(id));
    shard.ifPresent(one -> one.giveWay(now));
    return shard;
  }

  private void in(int id, Consumer<Shard> act) {
    hosted(id).ifPresent(act);
  }

  private void claim(String from, Message.Claim claim) {
    var answer = node.vault.claim(claim, now);
    var _ = hosted(claim.shard());
    node.out.send(from, answer);
  }

  private void fetch(String from, Message.Fetch fetch) {
    var slices = node.vault.fetch(fetch);
    slices.ifPresentOrElse(
        all -> all.forEach(slice -> node.out.send(from, slice)),
        () -> node.out.send(from, new Message.Lacking(fetch.shard(), fetch.epoch())));
  }

  private void arrive(String from, Message.Whole slice) {
    node.vault
        .arrive(slice)
        .ifPresent(answer -> {
          var mine = slice.epoch().node().equals(node.self());
          if (mine && answer instanceof Message.Held held) {
            in(slice.shard(), it -> it.arrived(held, now));
          } else if (!mine) {
            node.out.send(from, answer);
          }
        });
  }

  private void batch(String from, Message.Batch batch) {
    var acks = new ArrayList<Message.Ack>();
    for (var entry : batch.entries()) {
      acks.add(new Message.Ack(entry.shard(), entry.after().epoch(), node.vault.take(entry, now)));
    }
    node.out.send(from, new Message.Acked(batch.id(), batch.sentAt(), acks));
  }

  private void acked(String from, Message.Acked acked) {
    node.courier(from).acked(acked.id());
    acked.acks().forEach(ack -> in(ack.shard(), it -> it.acked(from, ack, acked.sentAt(), now)));
  }

  // To look at.

  /// Where a shard is, as far as this node has heard; nowhere while it is in no cluster.
  public Holders whereIs(int shard) {
    if (node.peers().cluster().isEmpty()) {
      return Holders.NONE;
    }
    return Optional.ofNullable(hosted.get(shard))
        .flatMap(Shard::named)
        .orElseGet(() -> node.vault.known(shard));
  }

  /// How many of the shards hosted here are open.
  public int openShards() {
    return (int) hosted.all().stream().filter(shard -> shard.open().isPresent()).count();
  }

  /// Whether there may be processes in a shard of which its owner has not heard yet: this node has
  /// come from a younger cluster.
  public boolean isUnsettled(int shard) {
    return node.vault.hasStray(shard);
  }

  /// The epoch in which a shard is open here; [Epoch#NONE] where it is not.
  public Epoch openIn(int shard) {
    return Optional.ofNullable(hosted.get(shard))
        .flatMap(Shard::open)
        .map(Tenure::epoch)
        .orElse(Epoch.NONE);
  }

  /// Whether nobody else is there who could take over what this node has.
  public boolean isLast() {
    var peers = node.peers();
    return peers.all().stream()
        .noneMatch(peer -> peer.keeps() && peer.reachable() && !peer.name().equals(peers.self()));
  }

  /// How many processes are in all that this node holds, whether it serves them or not.
  public long kept() {
    return node.vault.shards().stream()
        .flatMap(shard -> node.vault.cells(shard).stream())
        .mapToLong(Cells::count)
        .sum();
  }

  /// What each member has said to be on it, some seconds ago at most.
  public Map<String, Message.Share> shares() {
    return node.shares();
  }

  /// The shards that, as far as is known here, nobody owns, or a node that is gone or about to
  /// leave.
  public Set<Integer> astray() {
    return IntStream.range(0, node.terms.shards())
        .filter(id -> hosted.get(id) == null && node.isGoing(node.vault.known(id).owner()))
        .boxed()
        .collect(Collectors.toSet());
  }

  /// How it stands with all of it.
  public ShardCounts counts() {
    int open = 0;
    int missing = 0;
    long processes = 0;
    long timers = 0;
    long outgoing = 0;
    var all = hosted.all();
    for (var shard : all) {
      var tenure = shard.open();
      if (tenure.isPresent()) {
        open++;
        missing += tenure.get().missing();
        var cells = node.vault.cells(shard.id()).orElseThrow();
        processes += cells.count();
        timers += cells.timers();
        outgoing += cells.outgoing();
      }
    }
    int held = node.vault.shards().size();
    return new ShardCounts(all.size(), open, held, missing, processes, timers, outgoing);
  }
}
