package parlor.swarm.shard;

/// How it stands with the shards of one node.
///
/// @param owned it is to own so many
/// @param open so many of them are served
/// @param held it has a whole copy of so many, those it owns among them
/// @param missing copies that its own shards should have and have not
/// @param processes in the shards that are open here
/// @param timers that are wound in them
/// @param outgoing messages of their processes that have not arrived yet
public record ShardCounts(
    int owned, int open, int held, int missing, long processes, long timers, long outgoing) {

  public static final ShardCounts NONE = new ShardCounts(0, 0, 0, 0, 0, 0, 0);
}
