package parlor.swarm.shard;

import java.util.Optional;
import parlor.swarm.vault.Blob;

/// What processes do: a function. It reads no clock, asks nobody and keeps nothing to itself.
public interface Behaviour {

  /// What a new process begins with.
  Blob start(String name, Blob with);

  /// A process takes a message.
  Step take(String name, Blob state, Blob message);

  /// What comes of a message.
  ///
  /// @param next the state from now on; nothing ends the process
  record Step(Optional<Blob> next, Blob answer) {}
}
