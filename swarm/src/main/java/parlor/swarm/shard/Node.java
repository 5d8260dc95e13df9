package parlor.swarm.shard;

import java.util.HashMap;
import java.util.Map;
import parlor.swarm.vault.Vault;

/// What all shards of one node share.
final class Node {

  final Terms terms;
  final Vault vault;
  final Behaviour behaviour;
  final Out out;
  private final Map<String, Courier> couriers = new HashMap<>();
  private Peers peers;

  Node(Terms terms, Vault vault, Behaviour behaviour, Out out, Peers peers) {
    this.terms = terms;
    this.vault = vault;
    this.behaviour = behaviour;
    this.out = out;
    this.peers = peers;
  }

  Peers peers() {
    return peers;
  }

  void become(Peers now) {
    peers = now;
    couriers.keySet().retainAll(now.names());
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
