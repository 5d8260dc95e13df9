package parlor.swarm.shard;

import parlor.swarm.vault.Message;

/// The way to other nodes. Hands over and returns.
public interface Out {

  void send(String node, Message message);

  void say(String node, Talk talk);
}
