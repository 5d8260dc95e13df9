package parlor.web;

import java.util.Optional;
import java.util.function.Supplier;
import parlor.swarm.node.Membership;

/// This node among others, as far as the door tells of it.
///
/// @param self what this node is called
/// @param membership how the cluster looks now; nothing where no cluster is configured
public record Surroundings(String self, Optional<Supplier<Membership>> membership) {

  /// For a node that is to stay alone.
  public static Surroundings none(String self) {
    return new Surroundings(self, Optional.empty());
  }

  boolean areExpected() {
    return membership.isPresent();
  }

  Optional<Membership> now() {
    return membership.map(Supplier::get);
  }
}
