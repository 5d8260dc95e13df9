package parlor.swarm;

import java.time.Instant;
import parlor.swarm.shard.Asker;

/// Who is asked, and by whom.
///
/// @param name of the process that takes the message
/// @param asker who waits for an answer, to be kept by a process that answers later: see
///   [Kind#answer]. Nobody waits where the message is a cast, comes from another process or a
///   timer, or goes to all of a group
/// @param time by the clock of the node that owns the process: another one's after a move, so it
///   may go back
public record Asked(String name, Asker asker, Instant time) {}
