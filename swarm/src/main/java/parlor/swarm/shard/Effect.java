package parlor.swarm.shard;

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
  record Leave(Mark upto) implements Effect {}

  /// Work may begin.
  record Begin(String name, Supplier<Blob> work) implements Effect {}
}
