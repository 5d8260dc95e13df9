package parlor.swarm.shard;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import parlor.swarm.vault.Message;

/// What nodes say to each other, as bytes. The first octet says what it is.
public final class Codec {

  private Codec() {}

  /// Something to write.
  private interface Body {
    void write(DataOutput out) throws IOException;
  }

  public static byte[] write(Message message) {
    return bytes(out -> MessageCodec.write(message, out));
  }

  public static byte[] write(Talk talk) {
    return bytes(out -> TalkCodec.write(talk, out));
  }

  static byte[] write(Reply reply) {
    return bytes(out -> TalkCodec.write(reply, out));
  }

  private static byte[] bytes(Body body) {
    var bytes = new ByteArrayOutputStream(256);
    try (var out = new DataOutputStream(bytes)) {
      body.write(out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  /// Reads a message about copies.
  ///
  /// @throws IOException where it is none
  public static Message message(byte[] bytes) throws IOException {
    return read(bytes, MessageCodec::message);
  }

  /// Reads what callers and owners say.
  ///
  /// @throws IOException where it is nothing of that kind
  public static Talk talk(byte[] bytes) throws IOException {
    return read(bytes, TalkCodec::talk);
  }

  static Reply reply(byte[] bytes) throws IOException {
    return read(bytes, TalkCodec::reply);
  }

  private static <T> T read(byte[] bytes, Octets.Reader<T> reader) throws IOException {
    try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      return reader.read(in);
    } catch (IllegalArgumentException | NegativeArraySizeException broken) {
      throw new IOException("broken", broken);
    }
  }
}
