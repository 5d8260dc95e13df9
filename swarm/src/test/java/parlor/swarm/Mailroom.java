package parlor.swarm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import parlor.swarm.node.Member;
import parlor.swarm.node.Membership;
import parlor.swarm.node.Node;

/// A node of a cluster in this JVM's memory: letters arrive at once, on the thread that sends them.
final class Mailroom implements Node {

  private final String name;
  private final Map<String, Mailroom> known = new HashMap<>();
  private final Map<String, Hearer> hearers = new HashMap<>();
  private final List<Consumer<Membership>> listeners = new ArrayList<>();
  private Membership.State state = Membership.State.UP;

  Mailroom(String name) {
    this.name = name;
    known.put(name, this);
  }

  void knows(Mailroom other) {
    known.put(other.name, other);
    tellAll();
  }

  void forgets(Mailroom other) {
    known.remove(other.name);
    tellAll();
  }

  void state(Membership.State now) {
    state = now;
    known.keySet().retainAll(Set.of(name));
    tellAll();
  }

  private void tellAll() {
    listeners.forEach(listener -> listener.accept(membership()));
  }

  /// A letter of no topic that was not asked for.
  void hears(String from, byte[] letter) {
    hearers.values().forEach(hearer -> hearer.hear(from, letter));
  }

  private static Member member(String name) {
    return new Member(name, name + ":1", Set.of(Member.HOME), "up", true, 1, 1);
  }

  @Override
  public Membership membership() {
    var others =
        known.keySet().stream().filter(one -> !one.equals(name)).map(Mailroom::member).toList();
    return new Membership(state, member(name), others, Optional.of("c"), 0);
  }

  @Override
  public void onChange(Consumer<Membership> listener) {
    listeners.add(listener);
    listener.accept(membership());
  }

  @Override
  public void hear(String topic, Hearer hearer) {
    hearers.put(topic, hearer);
  }

  @Override
  public boolean send(String topic, String to, byte[] letter) {
    var other = state == Membership.State.UP ? known.get(to) : null;
    if (other == null) {
      return false;
    }
    var hearer = other.hearers.get(topic);
    if (hearer != null) {
      hearer.hear(name, letter);
    }
    return true;
  }

  @Override
  public CompletionStage<Void> leave() {
    return CompletableFuture.completedStage(null);
  }
}
