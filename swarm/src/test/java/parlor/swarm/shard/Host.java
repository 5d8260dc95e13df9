package parlor.swarm.shard;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import parlor.swarm.vault.Blob;
import parlor.swarm.vault.Message;
import parlor.swarm.vault.Vault;

/// A node of a [World]: one JVM after another under one name.
final class Host implements Out, Notices {

  private static final long FORGED = 1_000_000_000;

  final String name;
  private final World world;
  private final Queue<Runnable> whileAsleep = new ArrayDeque<>();
  private int lives;
  private long asked;
  private boolean dead;
  private boolean paused;

  /// Whether it is given no shards.
  boolean leaving;

  Vault vault;
  Shards shards;
  Calls calls;

  Host(String name, World world) {
    this.name = name;
    this.world = world;
    this.vault = new Vault(world.terms.shards(), world.terms.lease());
    this.shards = newShards();
    this.calls = newCalls();
  }

  private Shards newShards() {
    return new Shards(name, world.terms, vault, new Counting(), this, this);
  }

  /// Does something with the shards, and then what processes have to do: at once, or some of it
  /// after a while, on another thread as it were.
  void does(Consumer<Shards> act) {
    does(() -> {
      act.accept(shards);
      work(shards);
    });
    // Whoever has much to do sends what it has gathered a little later.
    if (world.chance.nextInt(4) == 0) {
      world.later(1, () -> does(this::dispatch));
    } else {
      does(this::dispatch);
    }
  }

  private void dispatch() {
    shards.dispatch(world.now());
  }

  private void work(Shards of) {
    for (var turn = of.turn(); turn.isPresent(); turn = of.turn()) {
      var next = turn.get();
      if (world.chance.nextInt(200) == 0) {
        world.later(world.chance.nextLong(1_500), () -> does(() -> end(of, next)));
      } else {
        next.run();
        of.done(next, world.now());
      }
    }
  }

  private void end(Shards of, Turn turn) {
    turn.run();
    of.done(turn, world.now());
    work(of);
  }

  private Calls newCalls() {
    return new Calls(
        name + "#" + ++lives,
        world.terms,
        shard -> shards.whereIs(shard),
        shard -> shards.isUnsettled(shard),
        this);
  }

  void begin() {
    shards.peers(Peers.none(name), world.now());
  }

  boolean isDead() {
    return dead;
  }

  boolean isPaused() {
    return paused;
  }

  boolean isSilent() {
    return dead || paused;
  }

  /// Does it now, when it wakes, or never.
  void does(Runnable act) {
    if (dead) {
      return;
    }
    if (paused) {
      whileAsleep.add(act);
    } else {
      act.run();
    }
  }

  void die() {
    dead = true;
    whileAsleep.clear();
  }

  void live() {
    dead = false;
    vault = new Vault(world.terms.shards(), world.terms.lease());
    beginAgain();
    calls = newCalls();
  }

  /// A new membership in the same JVM: the vault stays.
  void beginAgain() {
    if (dead) {
      return;
    }
    if (world.lie == Lie.VAULT_ENDS_WITH_MEMBERSHIP) {
      vault = new Vault(world.terms.shards(), world.terms.lease());
    }
    shards = newShards();
    begin();
  }

  void pause() {
    paused = true;
  }

  void wake() {
    paused = false;
    while (!whileAsleep.isEmpty() && !paused) {
      whileAsleep.remove().run();
    }
  }

  @Override
  public void send(String to, Message message) {
    world.send(this, to, message);
  }

  @Override
  public void say(String to, Talk talk) {
    var said = talk instanceof Talk.Ask ask && world.lie == Lie.NO_DEDUPLICATION ? anew(ask) : talk;
    world.carry(name, to, () -> world.host(to).hear(name, said));
  }

  /// Another call of another number, though the answer is for this one.
  private Talk.Ask anew(Talk.Ask ask) {
    return new Talk.Ask(
        ask.caller(), ask.number() + ++asked * FORGED, 0, ask.shard(), ask.name(), ask.request());
  }

  private void hear(String from, Talk talk) {
    switch (talk) {
      case Talk.Answer answer ->
          calls.answered(
              new Talk.Answer(answer.caller(), answer.number() % FORGED, answer.reply()),
              world.now());
      case Talk.NotHere notHere -> calls.notHere(notHere, world.now());
      case Talk.Later later -> calls.later(later, world.now());
      case Talk.Ask _, Talk.Deliver _, Talk.Delivered _ ->
          does(now -> now.hear(from, talk, world.now()));
    }
  }

  @Override
  public void begin(String process, Supplier<Blob> work) {
    throw new IllegalStateException("nobody here begins work");
  }

  @Override
  public void nobody(String process) {
    world.fault("nobody is called " + process);
  }

  @Override
  public void failed(String process, String why) {
    world.fault(process + " failed: " + why);
  }

  @Override
  public void opened(int shard, String why, boolean lost) {
    if (lost) {
      world.fault("shard " + shard + " is opened with a loss: " + why);
    }
  }

  @Override
  public void acknowledged(long millis) {}

  @Override
  public void gone(int shard, String cluster) {
    world.fault("nobody came who had shard " + shard + " in " + cluster);
  }

  @Override
  public void clash(String process, Blob kept, Blob other) {
    world.clashes.merge(process, 1, Integer::sum);
  }
}
