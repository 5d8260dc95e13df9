package parlor.swarm;

import java.util.Collections;
import java.util.Set;

/// The members of a group.
///
/// @param names of those that are known
/// @param silent of how many shards it is not known whether there are more: they did not answer in
///   time
public record Roll(Set<String> names, int silent) {
  public Roll {
    names = Collections.unmodifiableSet(names);
  }
}
