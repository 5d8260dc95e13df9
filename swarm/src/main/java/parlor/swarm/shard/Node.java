package parlor.swarm.shard;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import parlor.swarm.vault.Message;
import parlor.swarm.vault.Vault;

/// What all shards of one node share.
final class Node {

  /// For how long a member is new: until then it has told what it brings along.
  private static final long NEW_MILLIS = 5_000;

  /// For how long a node that said it is to leave is believed.
  private static final long DRAINING_MILLIS = 5_000;

  final Terms terms;
  final Vault vault;
  final Behaviour behaviour;
  final Out out;
  final Notices notices;
  final Hearing hearing = new Hearing();

  /// What processes have to do, to be run by whoever runs this node.
  final Queue<Turn> turns = new ArrayDeque<>();

  private final Map<String, Courier> couriers = new HashMap<>();
  private final Map<String, Long> draining = new HashMap<>();
  private final Map<String, Message.Share> shares = new TreeMap<>();
  private long newAt = Long.MIN_VALUE / 2;
  private Peers members;
  private Peers peers;

  Node(Terms terms, Vault vault, Behaviour behaviour, Out out, Notices notices, Peers peers) {
    this.terms = terms;
    this.vault = vault;
    this.behaviour = behaviour;
    this.out = out;
    this.notices = notices;
    this.members = peers;
    this.peers = peers;
  }

  Peers peers() {
    return peers;
  }

  /// @param time now
  void become(Peers now, long time) {
    if (now.hasNewcomers(members)) {
      newAt = time;
    }
    become(now);
  }

  private void become(Peers now) {
    members = now;
    couriers.keySet().retainAll(now.names());
    draining.keySet().retainAll(now.names());
    shares.keySet().retainAll(now.names());
    peers = members.without(draining.keySet());
  }

  /// A node says that it is to leave.
  void drains(String name, long now) {
    if (draining.put(name, now + DRAINING_MILLIS) == null) {
      become(members);
    }
  }

  void has(String name, Message.Share share) {
    shares.put(name, share);
  }

  /// What each member has said to be on it.
  Map<String, Message.Share> shares() {
    return Map.copyOf(shares);
  }

  /// Whether anyone may bring processes along of which nobody has heard yet.
  boolean isAnyoneNew(long now) {
    return now - newAt < NEW_MILLIS;
  }

  /// Whether that is neither this node nor another that is a member and stays one.
  boolean isGoing(String name) {
    return !name.equals(self()) && (draining.containsKey(name) || !members.has(name));
  }

  /// Whoever has stopped saying so stays: it may be another JVM by now.
  void forget(long now) {
    hearing.forget(now);
    if (draining.values().removeIf(until -> until < now)) {
      become(members);
    }
  }

  String self() {
    return peers.self();
  }

  Courier courier(String to) {
    return couriers.computeIfAbsent(to, _ -> new Courier(terms.resend()));
  }

  /// Sends what has gathered.
  void dispatch(long now) {
    couriers.forEach((to, courier) -> courier.next(now).ifPresent(batch -> out.send(to, batch)));
  }
}
