package parlor.swarm.vault;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A process as one array of bytes, since there are millions: the length of its name and the name,
/// how many groups it belongs to and their numbers, the length of its state and the state, and what
/// is left over. Lengths and numbers have seven bits in a byte, the lowest first.
///
/// Names are in UTF-8, and their order is that of their bytes, which is that of their code points.
final class Entry {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long MIX = 0x9e3779b97f4a7c15L;
  private static final int BITS = 7;
  private static final int MORE = 0x80;

  /// A JVM gives out memory in such steps, and an array needs this much for itself.
  private static final int STEP = 8;

  private static final int HEAD = 12;

  private Entry() {}

  static byte[] bytes(String name) {
    return name.getBytes(StandardCharsets.UTF_8);
  }

  static int compare(String a, String b) {
    return Arrays.compareUnsigned(bytes(a), bytes(b));
  }

  static byte[] of(byte[] name, int[] groups, byte[] state) {
    int length =
        size(name.length) + name.length + size(groups.length) + size(state.length) + state.length;
    for (int group : groups) {
      length += size(group);
    }
    byte[] entry = new byte[(HEAD + length + STEP - 1) / STEP * STEP - HEAD];
    int at = write(name.length, entry, 0);
    System.arraycopy(name, 0, entry, at, name.length);
    at = write(groups.length, entry, at + name.length);
    for (int group : groups) {
      at = write(group, entry, at);
    }
    at = write(state.length, entry, at);
    System.arraycopy(state, 0, entry, at, state.length);
    return entry;
  }

  private static int size(int number) {
    return Math.max(1, (Integer.SIZE - Integer.numberOfLeadingZeros(number) + BITS - 1) / BITS);
  }

  private static int write(int number, byte[] to, int at) {
    int left = number;
    int next = at;
    while (left >= MORE) {
      to[next++] = (byte) (left | MORE);
      left >>>= BITS;
    }
    to[next++] = (byte) left;
    return next;
  }

  private static int read(byte[] from, int at) {
    int number = 0;
    int next = at;
    for (int shift = 0; from[next] < 0; shift += BITS) {
      number |= (from[next++] & (MORE - 1)) << shift;
    }
    return number | (from[next] << (BITS * (next - at)));
  }

  private static int nameFrom(byte[] entry) {
    return size(read(entry, 0));
  }

  private static int nameTo(byte[] entry) {
    int length = read(entry, 0);
    return size(length) + length;
  }

  static boolean isCalled(byte[] entry, byte[] name) {
    int length = read(entry, 0);
    int from = size(length);
    return length == name.length && Arrays.equals(entry, from, from + length, name, 0, name.length);
  }

  static boolean beginsWith(byte[] entry, byte[] prefix) {
    int length = read(entry, 0);
    int from = size(length);
    return length >= prefix.length
        && Arrays.equals(entry, from, from + prefix.length, prefix, 0, prefix.length);
  }

  /// The order of an entry's name and another.
  static int compare(byte[] entry, byte[] name) {
    return Arrays.compareUnsigned(entry, nameFrom(entry), nameTo(entry), name, 0, name.length);
  }

  static byte[] name(byte[] entry) {
    return Arrays.copyOfRange(entry, nameFrom(entry), nameTo(entry));
  }

  static String text(byte[] entry) {
    int from = nameFrom(entry);
    return new String(entry, from, nameTo(entry) - from, StandardCharsets.UTF_8);
  }

  static int[] groups(byte[] entry) {
    int at = nameTo(entry);
    int[] groups = new int[read(entry, at)];
    at += size(groups.length);
    for (int i = 0; i < groups.length; i++) {
      groups[i] = read(entry, at);
      at += size(groups[i]);
    }
    return groups;
  }

  private static int stateAt(byte[] entry) {
    int at = nameTo(entry);
    int groups = read(entry, at);
    at += size(groups);
    for (int i = 0; i < groups; i++) {
      at += size(read(entry, at));
    }
    return at;
  }

  static Blob state(byte[] entry) {
    int at = stateAt(entry);
    int length = read(entry, at);
    int from = at + size(length);
    return length == 0 ? Blob.EMPTY : new Blob(Arrays.copyOfRange(entry, from, from + length));
  }

  /// Writes another state into an entry.
  ///
  /// @return false where there is no room for it, or too much: then nothing is written
  static boolean replaced(byte[] entry, byte[] state) {
    int at = stateAt(entry);
    int end = at + size(state.length) + state.length;
    if (end > entry.length || entry.length - end >= STEP) {
      return false;
    }
    int from = write(state.length, entry, at);
    System.arraycopy(state, 0, entry, from, state.length);
    return true;
  }

  static long hash(byte[] entry) {
    return hash(entry, nameFrom(entry), nameTo(entry));
  }

  static long hash(byte[] bytes, int from, int to) {
    long hash = (long) to - from;
    int at = from;
    for (; at + Long.BYTES <= to; at += Long.BYTES) {
      hash = mixed(hash ^ (long) LONGS.get(bytes, at));
    }
    for (; at < to; at++) {
      hash = mixed(hash ^ bytes[at]);
    }
    return hash;
  }

  static long mixed(long value) {
    long high = value * MIX;
    return high ^ (high >>> Integer.SIZE);
  }
}
