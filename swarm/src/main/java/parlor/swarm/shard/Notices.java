package parlor.swarm.shard;

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
}
