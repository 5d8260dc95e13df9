package parlor.swarm.shard;

import java.util.List;
import parlor.swarm.vault.Message;

/// What a node says to all others again and again, since any of it may be lost.
final class Bulletins {

  private final Node node;
  private long greetedAt = Long.MIN_VALUE / 2;
  private boolean draining;

  Bulletins(Node node) {
    this.node = node;
  }

  /// Asks what there is, as long as nobody has told.
  void greet(long now) {
    if (!node.vault.isInformed() && now - greetedAt >= node.terms.resend()) {
      greetedAt = now;
      toAll(new Message.Greet());
    }
  }

  /// This node is to leave, or not after all: then others see it in some seconds.
  void drain(boolean leaves) {
    draining = leaves;
    tellOften();
  }

  /// What others wait for: that this node leaves, and what it has of a younger cluster.
  void tellOften() {
    if (draining) {
      toAll(new Message.Draining());
    }
    for (var stray : node.vault.strays()) {
      var owner = node.vault.known(stray.shard()).owner();
      if (!owner.isEmpty()) {
        node.out.send(owner, new Message.Offer(stray.shard(), stray.mark(), stray.last()));
      }
    }
  }

  /// What others have mostly heard.
  void tellSeldom(ShardCounts counts) {
    tellWhere(node.peers().names());
    toAll(new Message.Share(counts.open(), counts.held(), counts.missing(), counts.processes()));
  }

  /// Says who holds which shard, as far as is known here. Everyone says it: whoever missed it would
  /// keep a copy that nobody needs, look for a shard where it was, or take an old copy for the
  /// newest.
  void tellWhere(List<String> to) {
    var named = node.vault.directory();
    if (!named.isEmpty()) {
      to.forEach(name -> node.out.send(name, new Message.Named(named)));
    }
  }

  private void toAll(Message message) {
    node.peers().names().forEach(name -> node.out.send(name, message));
  }
}
