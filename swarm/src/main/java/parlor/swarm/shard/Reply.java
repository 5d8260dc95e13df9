package parlor.swarm.shard;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import parlor.swarm.vault.Blob;

/// How a request came out, once that is safe.
public sealed interface Reply {

  /// There is a new process of that name.
  record Registered() implements Reply {}

  /// There was one already; nothing has changed.
  record AlreadyRegistered() implements Reply {}

  /// There is none any more.
  record Unregistered() implements Reply {}

  /// There is a process of that name.
  record Present() implements Reply {}

  /// There is none of that name.
  record Unknown() implements Reply {}

  /// What the process answered.
  record Answered(Blob answer) implements Reply {}

  /// What was asked, or what the process would have come to, is over a bound; its state is as it
  /// was.
  record Refused(String why) implements Reply {}

  /// The process could not take the message; its state is as it was.
  record Failed(String why) implements Reply {

    /// What is longer is cut off.
    private static final int LONGEST = 1_000;

    public Failed {
      why = why.length() > LONGEST ? why.substring(0, LONGEST) + "…" : why;
    }
  }

  /// It is answered later, or never: to be waited for.
  record Later() implements Reply {}

  /// Some names of a shard, in their order.
  ///
  /// @param more whether others come after them
  record Names(List<String> names, boolean more) implements Reply {
    public Names {
      names = List.copyOf(names);
    }
  }

  /// What some of a shard's members of a group answered.
  ///
  /// @param more whether others come after them
  record Each(List<Named> replies, boolean more) implements Reply {
    public Each {
      replies = List.copyOf(replies);
    }
  }

  /// So many there are, or were told.
  ///
  /// @param failed of them
  /// @param more the last of them, where others come after; else nothing
  record Count(long count, long failed, Optional<String> more) implements Reply {}

  /// How a shard is.
  ///
  /// @param present whether there is a process of the name that was asked
  /// @param processes in the shard
  /// @param why it is on this node
  /// @param forMillis how long it has been
  record Explained(boolean present, long processes, String why, long forMillis) implements Reply {}

  /// One of them.
  record Named(String name, Reply reply) {}

  /// What it takes in a letter besides lengths, at most, in bytes: of those that processes cause.
  default int size() {
    return switch (this) {
      case Answered answered -> answered.answer().length();
      case Failed failed -> 3 * failed.why().length();
      case Refused refused -> 3 * refused.why().length();
      case Registered _,
          AlreadyRegistered _,
          Unregistered _,
          Present _,
          Unknown _,
          Later _,
          Names _,
          Each _,
          Count _,
          Explained _ ->
          0;
    };
  }

  /// As bytes, for copies to keep.
  default Blob toBlob() {
    return new Blob(Codec.write(this));
  }

  /// Reads [#toBlob].
  ///
  /// @throws IllegalArgumentException where it is no reply
  static Reply of(Blob blob) {
    try {
      return Codec.reply(blob.bytes());
    } catch (IOException broken) {
      throw new IllegalArgumentException("no reply", broken);
    }
  }
}
