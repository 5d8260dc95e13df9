package parlor.swarm.node;

import java.util.Optional;
import java.util.Set;

/// What a life of this node leaves to the next.
///
/// @param memory whom it was with
/// @param below the younger cluster that it left to unite with an older one
/// @param acquaintances where other nodes have been seen lately, members or not
record Past(Memory memory, Optional<Birth> below, Set<Place> acquaintances) {

  static final Past NONE = new Past(Memory.NONE, Optional.empty(), Set.of());

  Past {
    acquaintances = Set.copyOf(acquaintances);
  }
}
