package parlor.swarm.limits;

import java.util.concurrent.CompletionStage;

/// One of the two that are measured: this node of it. Processes are known by their numbers.
interface Side {

  /// How many nodes there are that keep processes, this one among them, once all is settled; 0
  /// before.
  int ready();

  /// Has a process begin.
  ///
  /// @return whether it has
  CompletionStage<Boolean> start(long process);

  /// Makes a process a member of a group.
  CompletionStage<Boolean> join(long process, String group);

  /// Has a process change its state.
  CompletionStage<Boolean> add(long process);

  /// Has a process tell its state.
  CompletionStage<Boolean> read(long process);

  /// Asks every member of a group.
  CompletionStage<Gathered> everyone(String group, long millis);

  /// How many of a group have answered.
  ///
  /// @param answered members that have
  /// @param silent parts of the cluster that have not told all
  record Gathered(long answered, long silent) {}
}
