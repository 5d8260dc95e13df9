package parlor.pointing;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BinaryOperator;

/// What all joins have in common.
///
/// A join that brings nothing new answers the very same object: most of a table stays what it is at
/// every change, and objects that are one are known to be equal without a look at what they hold.
final class Join {

  private Join() {}

  /// The old one where the new one is equal to it.
  static <T> T kept(T old, T joined) {
    return joined.equals(old) ? old : joined;
  }

  /// Whether two are one object. Says no of equal ones that are two, so it must only save work.
  @SuppressWarnings("ReferenceEquality")
  static boolean isOne(Object a, Object b) {
    return a == b;
  }

  /// Joins `b` into `a`: all keys of both, values of common keys joined.
  static <K, V> Map<K, V> maps(Map<K, V> a, Map<K, V> b, BinaryOperator<V> join) {
    if (bringsNothing(a, b, join)) {
      return a;
    }
    var joined = new HashMap<>(a);
    b.forEach((key, value) -> joined.merge(key, value, join));
    return Map.copyOf(joined);
  }

  private static <K, V> boolean bringsNothing(Map<K, V> a, Map<K, V> b, BinaryOperator<V> join) {
    for (var entry : b.entrySet()) {
      V mine = a.get(entry.getKey());
      if (mine == null || !join.apply(mine, entry.getValue()).equals(mine)) {
        return false;
      }
    }
    return true;
  }
}
