package parlor.swarm.node;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/// A node that is to stay alone: a cluster of one, without a port and without a network. It looks
/// after everything itself, from its beginning to its end.
final class LoneNode implements Node {

  private final String name;
  private final Charge charge;
  private final Loop loop;
  private final Membership membership;
  private final Map<String, Hearer> hearers = new ConcurrentHashMap<>();
  private final LongAdder sent = new LongAdder();
  private final LongAdder heard = new LongAdder();

  private LoneNode(String name, Charge charge) {
    this.name = name;
    this.charge = charge;
    this.loop = new Loop("parlor-node " + name);
    var self = new Member(name, "", Set.of("web", Member.HOME), "up", true, 1, 0);
    this.membership = new Membership(Membership.State.UP, self, List.of(), Optional.of("alone"), 0);
  }

  static LoneNode start(String name, Charge charge) {
    var node = new LoneNode(name, charge);
    node.loop.run(node::takeAll);
    return node;
  }

  private void takeAll() {
    for (int number = 0; number < charge.count(); number++) {
      charge.take(number);
    }
  }

  @Override
  public Membership membership() {
    return membership;
  }

  @Override
  public void onChange(Consumer<Membership> listener) {
    loop.run(() -> listener.accept(membership));
  }

  @Override
  public void hear(String topic, Hearer hearer) {
    hearers.put(topic, hearer);
  }

  @Override
  public boolean send(String topic, String to, byte[] letter) {
    var hearer = hearers.get(topic);
    if (!to.equals(name) || hearer == null) {
      return false;
    }
    sent.increment();
    loop.run(() -> {
      heard.increment();
      hearer.hear(name, letter);
    });
    return true;
  }

  @Override
  public CompletionStage<Void> leave() {
    loop.end();
    return CompletableFuture.completedStage(null);
  }

  @Override
  public Counts counts() {
    return new Counts(sent.sum(), heard.sum(), 0, 0, 0);
  }
}
