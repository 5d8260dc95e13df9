package parlor.swarm;

import java.util.Map;
import parlor.swarm.shard.ShardCounts;
import parlor.swarm.vault.Message;

/// How it stands with the swarm on one node, as of a second ago, and what was counted since the JVM
/// began.
///
/// @param shards what it owns and holds
/// @param nodes what each home node said of itself some seconds ago, by its name
/// @param waiting calls and casts that wait for their answers now
/// @param refused what was not even asked, since it was over a bound or too much waited
/// @param unknown casts to names that nobody has, made here; and what processes here were to be
///   told and are not there
/// @param failed casts, timers and messages of other processes at which a process threw, and work
///   begun by one
/// @param unanswered casts that did not get through in time, or may not have
/// @param moves how often a shard came to this node
/// @param lost how often one was opened without what those who last held it had
/// @param clashes how many names two clusters had that became one
/// @param slow how often a process took a second or more for one message
/// @param acknowledged of so many changes it was seen how long it took until every node that is to
///   have them had them
/// @param acknowledgedMillis how long all of these took together
/// @param slowestMillis the slowest of these in the last ten seconds or so
public record SwarmCounts(
    ShardCounts shards,
    Map<String, Message.Share> nodes,
    long waiting,
    long refused,
    long unknown,
    long failed,
    long unanswered,
    long moves,
    long lost,
    long clashes,
    long slow,
    long acknowledged,
    long acknowledgedMillis,
    long slowestMillis) {
  public SwarmCounts {
    nodes = Map.copyOf(nodes);
  }
}
