package parlor.rooms;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parlor.pointing.Birth;
import parlor.pointing.Table;

/// The parts of a table by number: two nodes that have the same number have the same part.
///
/// A number is a hash of the part as it is written for other nodes, so nothing can be forgotten in
/// it. Only what changed since the last look is written again.
final class Parts {

  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private IdentityHashMap<Object, Long> numbers = new IdentityHashMap<>();

  private @Nullable Birth birth;

  Map<Long, Table> of(Table table) {
    if (!table.charter().birth().equals(birth)) {
      // Every part names the birth.
      birth = table.charter().birth();
      numbers.clear();
    }
    var parts = new LinkedHashMap<Long, Table>();
    var now = new IdentityHashMap<Object, Long>();
    for (var part : table.parts()) {
      Long known = numbers.get(part.content());
      long number = known == null ? number(part.delta()) : known;
      now.put(part.content(), number);
      parts.put(number, part.delta());
    }
    numbers = now;
    return parts;
  }

  /// The hash of what is written (FNV-1a).
  private static long number(Table part) {
    long hash = FNV_OFFSET;
    for (byte octet : MessageCodec.write(part)) {
      hash = (hash ^ (octet & 0xff)) * FNV_PRIME;
    }
    return hash;
  }

  /// What they come to together, in whatever order.
  static long digest(Set<Long> numbers) {
    long digest = 0;
    for (long number : numbers) {
      digest += (number ^ (number >>> 32)) * FNV_PRIME;
    }
    return digest;
  }

  /// Packs parts so that each package can be sent at once: see [#LARGEST].
  static List<List<Table>> packed(List<Table> parts) {
    var packages = new ArrayList<List<Table>>();
    var open = new ArrayList<Table>();
    int size = 0;
    for (var part : parts) {
      int more = MessageCodec.write(part).length;
      if (size + more > LARGEST && !open.isEmpty()) {
        packages.add(List.copyOf(open));
        open.clear();
        size = 0;
      }
      open.add(part);
      size += more;
    }
    packages.add(List.copyOf(open));
    return packages;
  }

  /// Bytes. One part alone may have more: a round in which a thousand people voted has 100,000.
  private static final int LARGEST = 65_536;
}
