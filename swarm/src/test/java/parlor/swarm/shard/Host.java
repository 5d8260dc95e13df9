package parlor.swarm.shard;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import parlor.swarm.vault.Blob;
import parlor.swarm.vault.Message;
import parlor.swarm.vault.Vault;

/// A node of a [World]: one JVM after another under one name.
final class Host implements Out {

  /// Counts: each message adds one, and the answer is what it came to. A message of nothing only
  /// asks.
  static final class Counting implements Behaviour {
    static final Blob ADD = new Blob(new byte[] {1});

    @Override
    public Blob start(String name, Blob with) {
      return with;
    }

    @Override
    public Step take(String name, Blob state, Blob message) {
      var next = message.length() == 0 ? state : blob(value(state) + 1);
      return new Step(Optional.of(next), next);
    }
  }

  static Blob blob(long value) {
    return new Blob(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
  }

  static long value(Blob blob) {
    return ByteBuffer.wrap(blob.bytes()).getLong();
  }

  private static final long FORGED = 1_000_000_000;

  final String name;
  private final World world;
  private final Queue<Runnable> whileAsleep = new ArrayDeque<>();
  private int lives;
  private long asked;
  private boolean dead;
  private boolean paused;
  boolean leaving;
  Vault vault;
  Shards shards;
  Calls calls;

  Host(String name, World world) {
    this.name = name;
    this.world = world;
    this.vault = new Vault(world.terms.lease());
    this.shards = new Shards(name, world.terms, vault, new Counting(), this);
    this.calls = newCalls();
  }

  private Calls newCalls() {
    return new Calls(name + "#" + ++lives, world.terms, shard -> shards.whereIs(shard), this);
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
    vault = new Vault(world.terms.lease());
    beginAgain();
    calls = newCalls();
  }

  /// A new membership in the same JVM: the vault stays.
  void beginAgain() {
    if (dead) {
      return;
    }
    if (world.lie == Lie.VAULT_ENDS_WITH_MEMBERSHIP) {
      vault = new Vault(world.terms.lease());
    }
    shards = new Shards(name, world.terms, vault, new Counting(), this);
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
      case Talk.Ask ask -> shards.ask(from, ask, world.now());
      case Talk.Answer answer ->
          calls.answered(
              new Talk.Answer(answer.caller(), answer.number() % FORGED, answer.reply()),
              world.now());
      case Talk.NotHere notHere -> calls.notHere(notHere, world.now());
    }
  }
}
