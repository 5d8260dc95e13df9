package parlor.swarm.shard;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import parlor.swarm.vault.Blob;
import parlor.swarm.vault.Epoch;
import parlor.swarm.vault.Holders;
import parlor.swarm.vault.Mark;
import parlor.swarm.vault.Outgoing;

/// Reads what an [OctetWriter] has written. Where it is something else, all of it throws
/// [IllegalArgumentException], and takes no more memory than what is there would.
final class OctetReader {

  /// Of a list: whatever its length is said to be, its memory comes with what is there.
  private static final int MOST_AT_ONCE = 100;

  /// Of one copy.
  private static final int MOST_SLICES = 1_000_000;

  private static final int SEVEN = 7;
  private static final int SEVEN_BITS = 0x7f;

  private final byte[] bytes;
  private final int shards;
  private final UnaryOperator<String> known;
  private final List<String> words = new ArrayList<>();
  private int at;

  /// @param shards how many there are
  /// @param known gives for a word that came before, in whatever letter, the one that came then
  OctetReader(byte[] bytes, int shards, UnaryOperator<String> known) {
    this.bytes = bytes;
    this.shards = shards;
    this.known = known;
  }

  boolean isAtEnd() {
    return at == bytes.length;
  }

  private static IllegalArgumentException broken(String what) {
    return new IllegalArgumentException(what);
  }

  int octet() {
    if (at >= bytes.length) {
      throw broken("it ends too early");
    }
    return bytes[at++];
  }

  boolean flag() {
    return octet() != 0;
  }

  long number() {
    long value = unsigned();
    return (value >>> 1) ^ -(value & 1);
  }

  /// A count of something, or its place among others.
  int small() {
    return below(Integer.MAX_VALUE);
  }

  /// The place of one of many, and how many they are.
  Slice slice() {
    long index = number();
    int count = below(MOST_SLICES);
    if (index < 0 || index >= count) {
      throw broken("slice %d of %d".formatted(index, count));
    }
    return new Slice((int) index, count);
  }

  record Slice(int index, int count) {}

  /// The number of a shard.
  int shard() {
    return below(shards);
  }

  private int below(int end) {
    long value = number();
    if (value < 0 || value >= end) {
      throw broken("%d of %d".formatted(value, end));
    }
    return (int) value;
  }

  private long unsigned() {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += SEVEN) {
      int next = octet();
      value |= (long) (next & SEVEN_BITS) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw broken("a number without an end");
  }

  /// A length, of which each takes a byte at least.
  private int size() {
    long size = unsigned();
    if (size < 0 || size > bytes.length - at) {
      throw broken("a size of " + size + " where " + (bytes.length - at) + " are left");
    }
    return (int) size;
  }

  String text() {
    int size = size();
    var text = new String(bytes, at, size, StandardCharsets.UTF_8);
    at += size;
    return text;
  }

  String word() {
    long index = unsigned();
    if (index == 0) {
      var word = known.apply(text());
      words.add(word);
      return word;
    }
    if (index < 0 || index > words.size()) {
      throw broken("word " + index + " of " + words.size());
    }
    return words.get((int) index - 1);
  }

  Blob blob() {
    int size = size();
    var blob = size == 0 ? Blob.EMPTY : new Blob(Arrays.copyOfRange(bytes, at, at + size));
    at += size;
    return blob;
  }

  Epoch epoch() {
    return new Epoch(word(), number(), word());
  }

  Mark mark() {
    return new Mark(epoch(), number());
  }

  Holders holders() {
    return new Holders(epoch(), number(), list(OctetReader::word));
  }

  Outgoing outgoing() {
    return new Outgoing(mark(), text(), blob());
  }

  <T> List<T> list(Function<OctetReader, T> each) {
    int size = size();
    var list = new ArrayList<T>(Math.min(size, MOST_AT_ONCE));
    for (int i = 0; i < size; i++) {
      list.add(each.apply(this));
    }
    return list;
  }
}
