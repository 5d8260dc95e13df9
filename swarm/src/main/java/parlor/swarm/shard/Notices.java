package parlor.swarm.shard;

import parlor.swarm.vault.Blob;

/// What happens in shards that nobody who asks is told, but who runs the node wants to know.
public interface Notices {

  /// A process, or someone of whom no answer is expected, said something to a name that nobody has.
  void nobody(String name);

  /// A process threw at something of which nobody expects an answer.
  void failed(String name, String why);

  /// A shard is served here from now on.
  ///
  /// @param why it is here
  /// @param lost whether it was opened without what those who last held it had
  void opened(int shard, String why, boolean lost);

  /// A change is on all nodes that are to have it: one of many.
  ///
  /// @param millis how long that took
  void acknowledged(long millis);

  /// Two clusters have become one, and both had a process of that name: one goes on.
  ///
  /// @param kept the state of the one that goes on: the older cluster's
  /// @param other the state of the one that is gone
  void clash(String name, Blob kept, Blob other);

  /// Of a younger cluster that has gone into this one, nobody came who had that shard.
  void gone(int shard, String cluster);
}
