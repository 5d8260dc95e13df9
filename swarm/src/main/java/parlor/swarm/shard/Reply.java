package parlor.swarm.shard;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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

  /// The process could not take the message; its state is as it was.
  record Failed(String why) implements Reply {}

  /// As bytes, for copies to keep.
  default Blob toBlob() {
    return switch (this) {
      case Registered _ -> blob(0, Blob.EMPTY.bytes());
      case AlreadyRegistered _ -> blob(1, Blob.EMPTY.bytes());
      case Unregistered _ -> blob(2, Blob.EMPTY.bytes());
      case Present _ -> blob(3, Blob.EMPTY.bytes());
      case Unknown _ -> blob(4, Blob.EMPTY.bytes());
      case Answered answered -> blob(5, answered.answer().bytes());
      case Failed failed -> blob(6, failed.why().getBytes(StandardCharsets.UTF_8));
    };
  }

  private static Blob blob(int kind, byte[] rest) {
    return new Blob(ByteBuffer.allocate(1 + rest.length).put((byte) kind).put(rest).array());
  }

  /// Reads [#toBlob].
  ///
  /// @throws IllegalArgumentException where it is no reply
  static Reply of(Blob blob) {
    if (blob.length() == 0) {
      throw new IllegalArgumentException("a reply of no bytes");
    }
    byte[] rest = Arrays.copyOfRange(blob.bytes(), 1, blob.length());
    return switch (blob.bytes()[0]) {
      case 0 -> new Registered();
      case 1 -> new AlreadyRegistered();
      case 2 -> new Unregistered();
      case 3 -> new Present();
      case 4 -> new Unknown();
      case 5 -> new Answered(new Blob(rest));
      case 6 -> new Failed(new String(rest, StandardCharsets.UTF_8));
      default -> throw new IllegalArgumentException("no reply of kind " + blob.bytes()[0]);
    };
  }
}
