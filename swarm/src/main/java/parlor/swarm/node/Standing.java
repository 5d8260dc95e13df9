package parlor.swarm.node;

/// What a place says of itself when it is asked, or does not.
sealed interface Standing {

  /// Nobody listens there: the host itself said so.
  record Refuses() implements Standing {}

  /// Nothing came back, or nothing to go by.
  record Silent() implements Standing {}

  /// A node with another cookie lives there.
  record Estranged() implements Standing {}

  /// Someone lives there who is no node.
  record Foreign() implements Standing {}

  /// A node that is in no cluster.
  ///
  /// @param mayFound whether it would found one
  record Seeks(boolean mayFound) implements Standing {}

  /// A member of a cluster.
  ///
  /// @param size how many it sees there, itself counted
  record Belongs(Birth birth, int size) implements Standing {}
}
