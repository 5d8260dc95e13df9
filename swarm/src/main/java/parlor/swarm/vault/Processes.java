package parlor.swarm.vault;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The processes of a shard by name: one table of [Entry]s, looked through from where a name's hash
/// points to, until it is found or a place is empty.
final class Processes {

  private static final int FEWEST = 8;

  private byte[] @Nullable [] table = new byte[FEWEST][];
  private int size;

  int size() {
    return size;
  }

  void forEach(Consumer<byte[]> action) {
    for (byte[] entry : table) {
      if (entry != null) {
        action.accept(entry);
      }
    }
  }

  /// Where to begin to look. Tables of different lengths order the same names differently: one that
  /// is filled from another in its order would else fill from one end, and be searched in vain.
  private int place(long hash) {
    return (int) Entry.mixed(hash + table.length) & (table.length - 1);
  }

  private int next(int place) {
    return (place + 1) & (table.length - 1);
  }

  /// Where that name is, or would be.
  private int find(byte[] name) {
    int at = place(Entry.hash(name, 0, name.length));
    for (byte[] entry = table[at]; entry != null; entry = table[at]) {
      if (Entry.isCalled(entry, name)) {
        return at;
      }
      at = next(at);
    }
    return at;
  }

  byte @Nullable [] get(byte[] name) {
    return table[find(name)];
  }

  /// Takes an entry in, in the place of the one of that name if there is one.
  void put(byte[] name, byte[] entry) {
    int at = find(name);
    if (table[at] == null) {
      size++;
    }
    table[at] = entry;
    if (size * 4L >= table.length * 3L) {
      grow();
    }
  }

  private void grow() {
    byte[] @Nullable [] old = table;
    table = new byte[old.length * 2][];
    for (byte[] entry : old) {
      if (entry != null) {
        int at = place(Entry.hash(entry));
        while (table[at] != null) {
          at = next(at);
        }
        table[at] = entry;
      }
    }
  }

  void remove(byte[] name) {
    int free = find(name);
    if (table[free] == null) {
      return;
    }
    size--;
    table[free] = null;
    // Whoever would not be found any more, since the free place comes before, moves into it.
    int at = next(free);
    for (byte[] entry = table[at]; entry != null; entry = table[at]) {
      int wanted = place(Entry.hash(entry));
      if (((at - wanted) & (table.length - 1)) >= ((at - free) & (table.length - 1))) {
        table[free] = entry;
        table[at] = null;
        free = at;
      }
      at = next(at);
    }
  }
}
