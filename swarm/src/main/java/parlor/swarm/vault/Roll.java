package parlor.swarm.vault;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/// Some of a shard's processes in the order of their names: pieces, each of them in order.
final class Roll {

  private static final int FEWEST = 4;
  private static final int MOST = 128;

  private static final class Piece {
    private byte[][] entries = new byte[FEWEST][];
    private int size;

    private void insert(int at, byte[] entry) {
      if (size == entries.length) {
        entries = Arrays.copyOf(entries, Math.min(MOST, size * 2));
      }
      System.arraycopy(entries, at, entries, at + 1, size - at);
      entries[at] = entry;
      size++;
    }

    private void remove(int at) {
      size--;
      System.arraycopy(entries, at + 1, entries, at, size - at);
      entries[size] = EMPTY;
    }

    /// Where that name is, or else where it would be, less than zero.
    private int find(byte[] name) {
      int low = 0;
      int high = size - 1;
      while (low <= high) {
        int middle = (low + high) >>> 1;
        int order = Entry.compare(entries[middle], name);
        if (order == 0) {
          return middle;
        }
        if (order < 0) {
          low = middle + 1;
        } else {
          high = middle - 1;
        }
      }
      return -low - 1;
    }

    /// Gives the later half to a new piece.
    private Piece split() {
      var half = new Piece();
      half.size = size / 2;
      half.entries = Arrays.copyOf(Arrays.copyOfRange(entries, size - half.size, size), MOST);
      size -= half.size;
      Arrays.fill(entries, size, size + half.size, EMPTY);
      return half;
    }
  }

  private static final byte[] EMPTY = new byte[0];

  private final List<Piece> pieces = new ArrayList<>();

  boolean isEmpty() {
    return pieces.isEmpty();
  }

  /// The last piece that does not begin after that name, or the first.
  private int piece(byte[] name) {
    int low = 0;
    int high = pieces.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (Entry.compare(pieces.get(middle).entries[0], name) <= 0) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /// Takes an entry in, in the place of the one of that name if there is one.
  void put(byte[] name, byte[] entry) {
    if (pieces.isEmpty()) {
      pieces.add(new Piece());
    }
    int number = piece(name);
    var piece = pieces.get(number);
    int at = piece.find(name);
    if (at >= 0) {
      piece.entries[at] = entry;
      return;
    }
    at = -at - 1;
    if (piece.size < MOST) {
      piece.insert(at, entry);
    } else if (at == MOST && number == pieces.size() - 1) {
      // Names that rise fill every piece.
      var last = new Piece();
      last.insert(0, entry);
      pieces.add(last);
    } else {
      var half = piece.split();
      pieces.add(number + 1, half);
      if (at <= piece.size) {
        piece.insert(at, entry);
      } else {
        half.insert(at - piece.size, entry);
      }
    }
  }

  void remove(byte[] name) {
    if (pieces.isEmpty()) {
      return;
    }
    int number = piece(name);
    var piece = pieces.get(number);
    int at = piece.find(name);
    if (at >= 0) {
      piece.remove(at);
      if (piece.size == 0) {
        pieces.remove(number);
      }
    }
  }

  /// Those that come after that name, as long as more are wanted.
  void after(byte[] name, Predicate<byte[]> wantsMore) {
    if (pieces.isEmpty()) {
      return;
    }
    int number = piece(name);
    int found = pieces.get(number).find(name);
    int at = found >= 0 ? found + 1 : -found - 1;
    for (; number < pieces.size(); number++) {
      var piece = pieces.get(number);
      for (; at < piece.size; at++) {
        if (!wantsMore.test(piece.entries[at])) {
          return;
        }
      }
      at = 0;
    }
  }
}
