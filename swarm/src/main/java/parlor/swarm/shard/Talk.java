package parlor.swarm.shard;

import java.util.List;
import parlor.swarm.vault.Mark;
import parlor.swarm.vault.Outgoing;

/// What callers and owners say to each other, and owners to owners. Any of it may be lost, late,
/// twice or out of order.
public sealed interface Talk {

  /// Someone asks something of a name.
  ///
  /// @param caller the JVM that asks, by a name that no other has or had
  /// @param number of this call; a repeat has the same
  /// @param floor the lowest number that the caller still waits for in this shard
  /// @param name of a process in that shard; empty where the shard itself is asked
  record Ask(String caller, long number, long floor, int shard, String name, Request request)
      implements Talk {}

  /// How it came out. The name of the caller is on it: another JVM may be at that node by now.
  record Answer(String caller, long number, Reply reply) implements Talk {}

  /// "I do not own that shard, or not yet: look elsewhere, or again."
  record NotHere(String caller, long number) implements Talk {}

  /// "That is answered later": no need to ask again soon.
  record Later(String caller, long number) implements Talk {}

  /// What processes of one shard have said to those of another. Answered by [Delivered], or by
  /// nothing where that shard is not.
  ///
  /// @param messages said in one cluster, in the order of their ids, none left out between them
  record Deliver(int from, int shard, List<Outgoing> messages) implements Talk {
    public Deliver {
      messages = List.copyOf(messages);
    }
  }

  /// "Taken in, up to there." To the owner of the shard it came from.
  record Delivered(int from, int shard, Mark upto) implements Talk {}
}
