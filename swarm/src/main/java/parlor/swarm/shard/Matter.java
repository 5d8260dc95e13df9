package parlor.swarm.shard;

/// What an open shard has to see to, one after another.
sealed interface Matter {

  /// Someone asks.
  ///
  /// @param from the node they ask from
  record Asked(String from, Talk.Ask ask) implements Matter {}

  /// Something is brought from another shard.
  ///
  /// @param from the node that owns that one
  record Brought(String from, Talk.Deliver delivery) implements Matter {}

  /// Timers are due.
  record Due() implements Matter {}
}
