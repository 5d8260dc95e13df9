package parlor.swarm.shard;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import parlor.swarm.vault.Blob;
import parlor.swarm.vault.Epoch;
import parlor.swarm.vault.Holders;
import parlor.swarm.vault.Mark;
import parlor.swarm.vault.Outgoing;

/// Writes what nodes say to each other as bytes. Numbers take as many bytes as they need, and of
/// names that come again and again ([#word]) only the first is written out.
final class OctetWriter {

  private static final int GROWTH = 64;

  /// What a large letter took is not kept for the next.
  private static final int MOST_KEPT = 64 * 1024;

  private static final int SEVEN = 7;
  private static final int MORE = 0x80;

  private final Map<String, Integer> words = new HashMap<>();
  private byte[] bytes;
  private int length;

  OctetWriter(int size) {
    bytes = new byte[size];
  }

  int length() {
    return length;
  }

  /// What was written so far, to begin anew.
  byte[] take() {
    byte[] all = Arrays.copyOf(bytes, length);
    length = 0;
    words.clear();
    if (bytes.length > MOST_KEPT) {
      bytes = new byte[GROWTH];
    }
    return all;
  }

  private void room(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more + GROWTH));
    }
  }

  void octet(int value) {
    room(1);
    bytes[length++] = (byte) value;
  }

  void flag(boolean value) {
    octet(value ? 1 : 0);
  }

  /// Any number: small ones, below zero or above, take little.
  void number(long value) {
    unsigned((value << 1) ^ (value >> (Long.SIZE - 1)));
  }

  private void unsigned(long value) {
    room(Long.SIZE / SEVEN + 1);
    long left = value;
    while ((left & -MORE) != 0) {
      bytes[length++] = (byte) (left | MORE);
      left >>>= SEVEN;
    }
    bytes[length++] = (byte) left;
  }

  void text(String text) {
    int chars = text.length();
    if (isAscii(text)) {
      unsigned(chars);
      room(chars);
      for (int i = 0; i < chars; i++) {
        bytes[length + i] = (byte) text.charAt(i);
      }
      length += chars;
    } else {
      octets(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= MORE) {
        return false;
      }
    }
    return true;
  }

  private void octets(byte[] all) {
    unsigned(all.length);
    room(all.length);
    System.arraycopy(all, 0, bytes, length, all.length);
    length += all.length;
  }

  /// A name of which there are few, and which come again in the same letter.
  void word(String word) {
    Integer known = words.get(word);
    if (known == null) {
      words.put(word, words.size() + 1);
      octet(0);
      text(word);
    } else {
      unsigned(known);
    }
  }

  void blob(Blob blob) {
    octets(blob.bytes());
  }

  void epoch(Epoch epoch) {
    word(epoch.cluster());
    number(epoch.number());
    word(epoch.node());
  }

  void mark(Mark mark) {
    epoch(mark.epoch());
    number(mark.seq());
  }

  void holders(Holders holders) {
    epoch(holders.epoch());
    number(holders.version());
    list(holders.nodes(), (node, out) -> out.word(node));
  }

  void outgoing(Outgoing message) {
    mark(message.id());
    text(message.to());
    blob(message.message());
  }

  <T> void list(List<T> list, BiConsumer<T, OctetWriter> each) {
    unsigned(list.size());
    for (var one : list) {
      each.accept(one, this);
    }
  }
}
