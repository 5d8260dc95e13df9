package parlor.swarm.shard;

import java.util.function.Supplier;
import parlor.swarm.vault.Blob;
import parlor.swarm.vault.Message;

/// What shards have done for them. All of it is handed over at once.
public interface Out {

  /// To another node, about copies.
  void send(String node, Message message);

  /// To another node, about what is asked.
  void say(String node, Talk talk);

  /// Begins work of which what comes is to be told to that process.
  void begin(String name, Supplier<Blob> work);
}
