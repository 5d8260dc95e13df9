package parlor.swarm;

/// What a node has counted of what was asked of its swarm.
///
/// @param waiting calls and casts that wait for their answers now
/// @param refused what was not even asked, since too much waited
/// @param unknown casts to names that nobody has
/// @param failed casts at which the process threw
/// @param unanswered casts that did not get through in time, or may not have
public record SwarmCounts(long waiting, long refused, long unknown, long failed, long unanswered) {}
