package parlor.swarm.node;

import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
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

  private final NodeConfig config;
  private final Tls tls;
  private final Mail mail = new Mail();
  private final Loop loop;
  private final Loop teller;
  private final List<Consumer<Membership>> listeners = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Void> left = new CompletableFuture<>();
  private volatile Membership membership;
  private volatile Ways ways;
  private Place place;
  private @Nullable Life life;
  private boolean leaving;
  private int restarts;
  private int lives;

  /// The ways to all members, this one among them, by name.
  private record Ways(@Nullable Incarnation through, Map<String, Place> to) {
    Ways {
      to = Map.copyOf(to);
    }
  }

  private LiveNode(NodeConfig config) {
    this.config = config;
    this.tls = new Tls(config.cookies());
    this.loop = new Loop("parlor-node " + config.name());
    this.teller = new Loop("parlor-teller " + config.name());
    this.place = Place.of(resolved(config.host()), config.port());
    this.ways = new Ways(null, Map.of());
    this.membership =
        new Membership(Membership.State.SEEKING, outside(), List.of(), Optional.empty(), 0);
  }

  private static InetAddress resolved(String host) {
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException unknown) {
      throw new UncheckedIOException("the node's own host has no address: " + host, unknown);
    }
  }

  static LiveNode start(NodeConfig config) {
    var node = new LiveNode(config);
    var begun = new CompletableFuture<Void>();
    node.loop.run(() -> node.first(begun));
    try {
      begun.join();
    } catch (java.util.concurrent.CompletionException failed) {
      node.loop.end();
      node.teller.end();
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
    var incarnation = Incarnation.begin(config, place, tls, ears(++lives));
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
    current()
        .ifPresent(now -> {
          now.tick();
          switch (now.due()) {
            case NONE -> {}
            case CUT -> now.incarnation().cut();
            case ABANDON -> abandon(now);
          }
        });
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
    teller.end();
    left.complete(null);
  }

  private void publish() {
    var now =
        current().map(this::seen).orElseGet(() -> with(List.of(), outside(), Optional.empty()));
    if (!now.equals(membership)) {
      membership = now;
      teller.run(() -> listeners.forEach(listener -> tell(listener, now)));
    }
  }

  private Membership seen(Life now) {
    var birth = now.birth();
    if (birth.isEmpty()) {
      ways = new Ways(null, Map.of());
      return with(List.of(), outside(), birth);
    }
    var all = now.view().shown();
    var to = new HashMap<String, Place>();
    all.forEach((name, member) -> to.put(name, Place.parse(member.address())));
    ways = new Ways(now.incarnation(), to);
    var others = new ArrayList<>(all.values());
    others.removeIf(member -> member.name().equals(config.name()));
    others.sort(java.util.Comparator.comparingInt(Member::age));
    return with(others, all.getOrDefault(config.name(), outside()), birth);
  }

  private Membership with(List<Member> others, Member self, Optional<Birth> birth) {
    var in = birth.isPresent() ? Membership.State.UP : Membership.State.SEEKING;
    var state = leaving ? Membership.State.LEAVING : in;
    return new Membership(state, self, others, birth.map(Birth::toString), restarts);
  }

  /// This node while it is in no cluster.
  private Member outside() {
    return new Member(config.name(), place.toString(), config.roles(), "Joining", true, 0, 0);
  }

  private static void tell(Consumer<Membership> listener, Membership now) {
    try {
      listener.accept(now);
    } catch (RuntimeException trouble) {
      LOG.error("A listener failed at {}", now, trouble);
    }
  }

  @Override
  public Membership membership() {
    return membership;
  }

  @Override
  public void onChange(Consumer<Membership> listener) {
    loop.run(() -> {
      var now = membership;
      teller.run(() -> {
        tell(listener, now);
        listeners.add(listener);
      });
    });
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
    var open = ways;
    var at = open.to().get(to);
    if (at == null || open.through() == null) {
      return false;
    }
    mail.sent();
    open.through().send(at, new Parcel.Letter(topic, config.name(), letter));
    return true;
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
    return mail.counts(membership.restarts(), tls.refused());
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
