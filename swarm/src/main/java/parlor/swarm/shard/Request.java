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
}
