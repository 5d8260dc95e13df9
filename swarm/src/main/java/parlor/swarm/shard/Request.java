package parlor.swarm.shard;

import parlor.swarm.vault.Blob;

/// What can be asked of a name.
public sealed interface Request {

  /// Let there be a process of this name.
  record Register(Blob with) implements Request {}

  /// Let there be none.
  record Unregister() implements Request {}

  /// Take this message, and answer.
  record Tell(Blob message) implements Request {}

  /// Take this message.
  record Cast(Blob message) implements Request {}

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

  /// To a shard: all of you who belong to this group, take this message, and answer.
  ///
  /// @param after the last name that has taken it
  record TellAll(String group, String after, Blob message) implements Request {}

  /// The same, and how many of you there are is answer enough.
  record CastAll(String group, String after, Blob message) implements Request {}

  /// To a shard: what names of yours begin so?
  ///
  /// @param after the last name that was told
  record Names(String prefix, String after) implements Request {}

  /// To a shard: how many names of yours begin so?
  record Count(String prefix) implements Request {}

  /// To a shard: how are you? And is there a process of this name?
  record Explain() implements Request {}
}
