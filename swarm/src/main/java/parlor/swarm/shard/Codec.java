package parlor.swarm.shard;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import parlor.swarm.vault.Message;

/// What nodes say to each other, as letters: bytes that say one thing after another. The first
/// octet of each says what it is.
public final class Codec {

  /// Before a message about copies; what callers and owners say has numbers of its own.
  private static final int COPIES = 0;

  private static final int CALLS = 1;

  private Codec() {}

  /// A letter that is being written.
  public static final class Writer {
    private static final int USUAL_BYTES = 1_024;

    private final OctetWriter out = new OctetWriter(USUAL_BYTES);

    public void add(Message message) {
      out.octet(COPIES);
      MessageCodec.write(message, out);
    }

    public void add(Talk talk) {
      out.octet(CALLS);
      TalkCodec.write(talk, out);
    }

    /// In bytes, so far.
    public int length() {
      return out.length();
    }

    /// The letter, to begin another.
    public byte[] take() {
      return out.take();
    }
  }

  /// Names that come again in other letters: one object for each, which is quicker to compare. One
  /// thread at a time.
  public static final class Words {
    private static final int MOST = 10_000;
    private static final int LONGEST = 400;

    private final Map<String, String> known = new HashMap<>();

    private String known(String word) {
      if (word.length() > LONGEST) {
        return word;
      }
      if (known.size() >= MOST) {
        known.clear();
      }
      var before = known.putIfAbsent(word, word);
      return before == null ? word : before;
    }
  }

  /// A letter that is being read.
  public static final class Reader {
    private final OctetReader in;

    /// @param shards how many there are
    public Reader(byte[] letter, int shards, Words words) {
      this.in = new OctetReader(letter, shards, words::known);
    }

    public boolean isAtEnd() {
      return in.isAtEnd();
    }

    /// Reads the next thing that is said, and has it heard.
    ///
    /// @throws IOException where it makes no sense: what comes after it makes none, either
    public void next(Consumer<Message> copies, Consumer<Talk> calls) throws IOException {
      int what = read(OctetReader::octet, in);
      switch (what) {
        case COPIES -> copies.accept(read(MessageCodec::message, in));
        case CALLS -> calls.accept(read(TalkCodec::talk, in));
        default -> throw new IOException("nothing of kind " + what);
      }
    }
  }

  /// A reply alone.
  static byte[] write(Reply reply) {
    var out = new OctetWriter(reply.size() + 16);
    TalkCodec.write(reply, out);
    return out.take();
  }

  static Reply reply(byte[] bytes) throws IOException {
    return read(TalkCodec::reply, new OctetReader(bytes, 0, UnaryOperator.identity()));
  }

  private static <T> T read(Function<OctetReader, T> what, OctetReader in) throws IOException {
    try {
      return what.apply(in);
    } catch (IllegalArgumentException broken) {
      throw new IOException(broken.getMessage(), broken);
    }
  }
}
