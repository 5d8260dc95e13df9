package parlor.swarm.node;

import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.pekko.Done;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The node itself: holds what outlives its lives, and one life at a time.
///
/// Everything that changes is touched by one thread, the loop. What others read meanwhile (the
/// membership, the way to each member) is published whole, so that no letter waits for anything.
final class LiveNode implements Node {

  private static final Logger LOG = LoggerFactory.getLogger(LiveNode.class);

  private static final long TICK_MILLIS = 250;
  private static final long LEAVE_SECONDS = 10;
  private static final long PORT_MILLIS = 10_000;
  private static final long RETRY_MILLIS = 500;
  private static final long WAKE_MILLIS = 1_000;

  private final NodeConfig config;
  private final Charge charge;
  private final Tls tls;
  private final Mail mail = new Mail();
  private final Loop loop;
  private final Herald herald;
  private final CompletableFuture<Void> left = new CompletableFuture<>();
  private volatile Ways ways;
  private volatile String hindrance = "";
  private Place place;
  private @Nullable Life life;
  private boolean leaving;
  private int restarts;
  private final Waking waking = new Waking();
  private long wokenAt = Long.MIN_VALUE / 2;
  private long tickedAt = Loop.millis();
  private int lives;

  private LiveNode(NodeConfig config, Charge charge) {
    this.config = config;
    this.charge = charge;
    this.tls = new Tls(config.cookies());
    this.loop = new Loop("parlor-node " + config.name());
    this.place = Place.resolved(config.host(), config.port());
    this.ways = Ways.NONE;
    this.herald = new Herald(config.name(), Picture.nowhere(config, place));
  }

  static LiveNode start(NodeConfig config, Charge charge) {
    var node = new LiveNode(config, charge);
    var begun = new CompletableFuture<Void>();
    node.loop.run(() -> node.first(begun));
    try {
      begun.join();
    } catch (java.util.concurrent.CompletionException failed) {
      node.loop.end();
      node.herald.end();
      if (failed.getCause() instanceof UncheckedIOException unbound) {
        throw unbound;
      }
      throw failed;
    }
    return node;
  }

  private void first(CompletableFuture<Void> begun) {
    try {
      begin(Past.NONE);
      loop.every(TICK_MILLIS, this::tick);
      begun.complete(null);
    } catch (RuntimeException failed) {
      begun.completeExceptionally(failed);
    }
  }

  private void begin(Past past) {
    int number = ++lives;
    var incarnation =
        Incarnation.begin(config, place, tls, ears(number), new InLife(number, charge));
    place = incarnation.place();
    var begun = new Life(config, loop, tls.handshakes(), incarnation, past, this::publish);
    life = begun;
    CompletionStage<Done> _ =
        incarnation.ended().whenComplete((_, _) -> loop.run(() -> ended(begun)));
    publish();
    begun.tick();
  }

  /// What a system tells is heard as long as its life is led: one that does not end goes on
  /// talking.
  private Post.Ears ears(int number) {
    return new Post.Ears(
        mail,
        event -> inLife(number, now -> now.happened(event)),
        ask -> inLife(number, now -> now.asked(ask)),
        answer -> inLife(number, now -> now.answered(answer)));
  }

  /// What a system gives to look after counts as long as its life is led.
  private final class InLife implements Charge {
    private final int number;
    private final Charge charge;

    private InLife(int number, Charge charge) {
      this.number = number;
      this.charge = charge;
    }

    @Override
    public int count() {
      return charge.count();
    }

    @Override
    public void take(int what) {
      inLife(number, _ -> charge.take(what));
    }

    @Override
    public void leave(int what) {
      inLife(
          number,
          _ -> {
            charge.leave(what);
            waking.gaveUp(what, Loop.millis());
          });
    }
  }

  private void inLife(int number, Consumer<Life> act) {
    loop.run(() -> {
      if (number == lives) {
        current().ifPresent(act);
      }
    });
  }

  private Optional<Life> current() {
    return Optional.ofNullable(life);
  }

  private void tick() {
    long now = Loop.millis();
    DeathDetector.came(config.name(), tickedAt, now);
    tickedAt = now;
    current()
        .ifPresent(led -> {
          led.tick();
          hindrance = led.hindrance();
          if (mayWake(led) && now - wokenAt >= WAKE_MILLIS) {
            wokenAt = now;
            led.incarnation().wake(waking.due(led.view().homes(), place, now));
          }
          switch (led.due()) {
            case NONE -> {}
            case CUT -> led.incarnation().cut();
            case ABANDON -> abandon(led);
          }
        });
  }

  /// A node that leaves could not end what it goes on waking.
  private boolean mayWake(Life now) {
    return now.birth().isPresent() && !leaving;
  }

  @Override
  public void wake(Set<Integer> astray) {
    loop.run(() ->
        current()
            .filter(this::mayWake)
            .ifPresent(
                now -> now.incarnation().wake(waking.hurried(astray, now.view().homes(), place))));
  }

  @Override
  public void handOver() {
    loop.run(() -> current().ifPresent(now -> now.incarnation().handOver()));
  }

  private void abandon(Life stuck) {
    LOG.warn("{}: the old membership does not end, its port is freed", config.name());
    stuck.incarnation().freePort();
    ended(stuck);
  }

  private void ended(Life over) {
    if (over != life) {
      return;
    }
    life = null;
    DeathDetector.clear(config.name());
    if (leaving) {
      publish();
      finish();
      return;
    }
    restarts++;
    publish();
    if (over.wasThrownOut()) {
      LOG.warn("{} was thrown out of its cluster and begins its membership anew", config.name());
    } else {
      LOG.info("{} begins its membership anew", config.name());
    }
    again(over.past(), Loop.millis());
  }

  private void again(Past past, long since) {
    if (leaving) {
      return;
    }
    try {
      begin(past);
    } catch (UncheckedIOException unbound) {
      if (Loop.millis() - since > PORT_MILLIS) {
        place = new Place(place.host(), place.port() + 1);
        LOG.warn("{}: {}; it moves to {}", config.name(), unbound.getMessage(), place);
      }
      loop.later(RETRY_MILLIS, () -> again(past, since));
    }
  }

  private void finish() {
    loop.end();
    herald.end();
    left.complete(null);
  }

  private void publish() {
    ways = current().map(Ways::of).orElse(Ways.NONE);
    herald.publish(Picture.of(config, place, current(), leaving, restarts));
  }

  @Override
  public Membership membership() {
    return herald.latest();
  }

  @Override
  public String hindrance() {
    return hindrance;
  }

  @Override
  public void onChange(Consumer<Membership> listener) {
    loop.run(() -> herald.add(listener));
  }

  @Override
  public void hear(String topic, Hearer hearer) {
    mail.hear(topic, hearer);
  }

  @Override
  public boolean send(String topic, String to, byte[] letter) {
    if (letter.length > LONGEST) {
      throw new IllegalArgumentException(
          "a letter of %,d bytes about %s to %s".formatted(letter.length, topic, to));
    }
    boolean sent = ways.send(to, new Parcel.Letter(topic, config.name(), letter));
    if (sent) {
      mail.sent();
    }
    return sent;
  }

  @Override
  public CompletionStage<Boolean> found() {
    var told = new CompletableFuture<Boolean>();
    loop.run(() -> told.complete(current().map(Life::forget).orElse(false)));
    return told;
  }

  @Override
  public CompletionStage<Void> leave() {
    loop.run(this::depart);
    return left.copy().completeOnTimeout(null, LEAVE_SECONDS, TimeUnit.SECONDS);
  }

  private void depart() {
    if (leaving) {
      return;
    }
    leaving = true;
    publish();
    current().ifPresentOrElse(Life::end, this::finish);
  }

  @Override
  public Counts counts() {
    return mail.counts(membership().restarts(), tls.refused());
  }

  /// For tests.
  Handshakes handshakes() {
    return tls.handshakes();
  }

  /// For tests: the life it leads now.
  Optional<Life> life() {
    return current();
  }
}
