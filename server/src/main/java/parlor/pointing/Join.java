package parlor.pointing;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BinaryOperator;

/// The join of maps: all keys of both, values of common keys joined.
final class Join {

  private Join() {}

  /// Joins `b` into `a`. Answers `a` itself when `b` brings nothing new, so that a caller may tell
  /// by identity that nothing changed.
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
