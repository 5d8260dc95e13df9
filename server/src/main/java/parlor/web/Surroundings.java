package parlor.web;

import java.util.Optional;
import java.util.function.Supplier;
import parlor.swarm.SwarmCounts;
import parlor.swarm.node.Membership;

/// This node among others, as far as the door tells of it.
///
/// @param self what this node is called
/// @param membership how the cluster looks now; nothing where no cluster is configured
/// @param swarm how it stands with its processes
public record Surroundings(
    String self, Optional<Supplier<Membership>> membership, Supplier<SwarmCounts> swarm) {

  boolean areExpected() {
    return membership.isPresent();
  }

  Optional<Membership> now() {
    return membership.map(Supplier::get);
  }
}
