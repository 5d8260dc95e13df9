package parlor.swarm.vault;

/// What a process has said to another, until it has arrived.
///
/// @param id rises with all that a shard says, whoever owns it: the epoch it was said in, and a
///   count
/// @param to the name of the other
public record Outgoing(Mark id, String to, Blob message) {}
