package parlor.swarm.shard;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import parlor.swarm.vault.Blob;

/// What processes do: a function. It reads no clock, asks nobody and keeps nothing to itself.
public interface Behaviour {

  /// What a new process begins with.
  Blob start(String name, Blob with);

  /// What a process begins with that does not exist and is told something.
  ///
  /// @return nothing where there is to be none
  default Optional<Blob> appear(String name, Blob message) {
    return Optional.empty();
  }

  /// A process takes a message.
  Step take(String name, Blob state, Blob message, Asker asker);

  /// What comes of a message.
  ///
  /// @param next the state from now on; nothing ends the process
  /// @param answer nothing where the asker is answered later, or never
  /// @param acts what follows once all of it is safe
  record Step(Optional<Blob> next, Optional<Blob> answer, List<Act> acts) {
    public Step {
      acts = List.copyOf(acts);
    }

    /// Of all that is in it, in bytes.
    public int size() {
      int size = next.isPresent() ? next.get().length() : 0;
      size += answer.isPresent() ? answer.get().length() : 0;
      for (var act : acts) {
        size += act.size();
      }
      return size;
    }
  }

  /// What follows.
  sealed interface Act {

    /// An id, a name or two, lengths.
    int ENVELOPE = 256;

    /// Another process is told something: once, whatever dies, and in the order in which it was
    /// said.
    record Tell(String name, Blob message) implements Act {}

    /// The process is told something later.
    record Wind(String timer, long millis, Blob message) implements Act {}

    /// It is not.
    record Unwind(String timer) implements Act {}

    /// The process belongs to that group from now on.
    record Join(String group) implements Act {}

    /// It belongs to it no more.
    record Part(String group) implements Act {}

    /// Someone who has waited is answered.
    record Answer(Asker asker, Blob answer) implements Act {}

    /// Work is begun on a thread of its own; what comes of it is a message to the process. Ends
    /// with the node it runs on.
    record Begin(Supplier<Blob> work) implements Act {}

    /// In bytes, with what it takes to write it down, at most.
    default int size() {
      return switch (this) {
        case Tell tell -> ENVELOPE + 3 * tell.name().length() + tell.message().length();
        case Wind wind -> ENVELOPE + 3 * wind.timer().length() + wind.message().length();
        case Unwind unwind -> ENVELOPE + 3 * unwind.timer().length();
        case Join join -> ENVELOPE + 3 * join.group().length();
        case Part part -> ENVELOPE + 3 * part.group().length();
        case Answer answer ->
            ENVELOPE + 3 * answer.asker().caller().length() + answer.answer().length();
        case Begin _ -> 0;
      };
    }
  }
}
