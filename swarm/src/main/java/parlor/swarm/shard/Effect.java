package parlor.swarm.shard;

import java.util.Set;
import java.util.function.Supplier;
import parlor.swarm.vault.Blob;
import parlor.swarm.vault.Mark;
import parlor.swarm.vault.Message;

/// What may be done once a change is safe.
sealed interface Effect {

  /// Something is said.
  record Say(String to, Talk talk) implements Effect {}

  /// Another node is told something about copies.
  record Tell(String to, Message message) implements Effect {}

  /// What processes have said to others up to there may leave.
  ///
  /// @param to the shards to which the last of it goes
  record Leave(Mark upto, Set<Integer> to) implements Effect {}

  /// Work may begin.
  record Begin(String name, Supplier<Blob> work) implements Effect {}
}
