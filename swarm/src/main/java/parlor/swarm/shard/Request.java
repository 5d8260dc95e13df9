package parlor.swarm.shard;

import parlor.swarm.vault.Blob;

/// What can be asked of a name.
public sealed interface Request {

  /// Let there be a process of this name.
  record Register(Blob with) implements Request {}

  /// Let there be none.
  record Unregister() implements Request {}

  /// Take this message.
  record Tell(Blob message) implements Request {}

  /// Are you there?
  record Look() implements Request {}

  /// Belong to this group from now on.
  record Join(String group) implements Request {}

  /// Belong to it no more.
  record Part(String group) implements Request {}

  /// To a shard: who of you belongs to this group?
  ///
  /// @param after the last name that was told; nothing comes before all
  record Members(String group, String after) implements Request {}

  /// To a shard: all of you who belong to this group, take this message.
  ///
  /// @param after the last name that has taken it
  record TellAll(String group, String after, Blob message) implements Request {}
}
