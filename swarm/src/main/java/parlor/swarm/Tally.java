package parlor.swarm;

/// How many there are, or were told something.
///
/// @param processes that are known
/// @param failed those of them that threw
/// @param silent of how many shards it is not known whether there are more: they did not answer in
///   time
public record Tally(long processes, long failed, int silent) {}
