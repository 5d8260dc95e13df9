package parlor.swarm.vault;

/// One step of a change, the same on every copy.
public sealed interface Write {

  /// Lengths, numbers and the kind.
  int ENVELOPE = 32;

  /// The same with a mark in it.
  int MARKED = 200;

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

  /// A call is answered later: until then it is not asked again what was asked.
  record Await(String caller, long number) implements Write {}

  /// It is answered now.
  record Late(String caller, long number, Blob answer) implements Write {}

  /// The caller is gone for good.
  record Forget(String caller) implements Write {}

  /// A process has said something to another.
  ///
  /// @param shard of the other
  record Post(int shard, Outgoing message) implements Write {}

  /// It has arrived there, with all that was said before.
  record Posted(int shard, Mark upto) implements Write {}

  /// What that shard has said is taken in here, up to there.
  record Took(int shard, Mark upto) implements Write {}

  /// A process wants to be told something later; what it wanted under the same id it wants no more.
  record Wind(Timer timer) implements Write {}

  /// It wants that no more, or has been told.
  record Unwind(String name, String id) implements Write {}

  /// So long the shard has been served.
  record Clock(long millis) implements Write {}

  /// What the shard had in that younger cluster is taken in, up to that name.
  record Absorb(String cluster, String upto) implements Write {}

  /// What it takes in a letter, roughly, in bytes.
  default int size() {
    return switch (this) {
      case Put put -> ENVELOPE + put.name().length() + put.state().length();
      case Join join -> ENVELOPE + join.name().length() + join.group().length();
      case Part part -> ENVELOPE + part.name().length() + part.group().length();
      case Remove remove -> ENVELOPE + remove.name().length();
      case Remember remember -> ENVELOPE + remember.caller().length() + remember.answer().length();
      case Await await -> ENVELOPE + await.caller().length();
      case Late late -> ENVELOPE + late.caller().length() + late.answer().length();
      case Forget forget -> ENVELOPE + forget.caller().length();
      case Post post ->
          MARKED + 3 * post.message().to().length() + post.message().message().length();
      case Posted _, Took _ -> MARKED;
      case Wind wind ->
          ENVELOPE
              + wind.timer().name().length()
              + wind.timer().id().length()
              + wind.timer().message().length();
      case Unwind unwind -> ENVELOPE + unwind.name().length() + unwind.id().length();
      case Clock _ -> ENVELOPE;
      case Absorb absorb -> ENVELOPE + absorb.cluster().length() + absorb.upto().length();
    };
  }
}
