package parlor.swarm.shard;

/// Who waits for an answer that a process gives later. A process keeps it in its state.
///
/// @param caller the JVM that asks
/// @param number of its call
public record Asker(String caller, long number) {

  /// Nobody waits: a cast, a timer, another process, or everyone of a group is asked at once.
  public static final Asker NOBODY = new Asker("", 0);
}
