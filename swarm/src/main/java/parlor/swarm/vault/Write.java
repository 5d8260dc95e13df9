package parlor.swarm.vault;

/// One step of a change, the same on every copy.
public sealed interface Write {

  /// Lengths, numbers and the kind.
  int ENVELOPE = 32;

  /// The state of a process from now on.
  record Put(String name, Blob state) implements Write {}

  /// The process belongs to that group from now on.
  record Join(String name, String group) implements Write {}

  /// The process belongs to it no more.
  record Part(String name, String group) implements Write {}

  /// The process is gone, out of all its groups.
  record Remove(String name) implements Write {}

  /// What a call was answered with, so that a repeat of it gets the same answer and changes
  /// nothing.
  ///
  /// @param caller the JVM that calls
  /// @param number of the call, rising for each caller
  /// @param floor the lowest number that this caller still waits for in this shard: what is below
  ///   need not be kept
  record Remember(String caller, long number, long floor, Blob answer) implements Write {}

  /// The caller is gone for good.
  record Forget(String caller) implements Write {}

  /// What it takes in a letter, roughly, in bytes.
  default int size() {
    return switch (this) {
      case Put put -> ENVELOPE + put.name().length() + put.state().length();
      case Join join -> ENVELOPE + join.name().length() + join.group().length();
      case Part part -> ENVELOPE + part.name().length() + part.group().length();
      case Remove remove -> ENVELOPE + remove.name().length();
      case Remember remember -> ENVELOPE + remember.caller().length() + remember.answer().length();
      case Forget forget -> ENVELOPE + forget.caller().length();
    };
  }
}
