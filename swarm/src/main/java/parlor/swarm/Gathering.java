package parlor.swarm;

import java.util.Collections;
import java.util.Map;

/// What the members of a group answered.
///
/// @param members each that was reached, by its name
/// @param silent of how many shards it is not known whether there are more: they did not answer in
///   time
/// @param <A> an answer
public record Gathering<A>(Map<String, Outcome<A>> members, int silent) {
  public Gathering {
    members = Collections.unmodifiableMap(members);
  }
}
