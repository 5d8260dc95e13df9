package parlor.swarm.node;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/// The home nodes of the last cluster this node was in, as last agreed: of these a strict majority
/// may found anew, so that a few who were cut off never do while the others live on.
///
/// @param homes nobody, for a node that was in none yet: it may found
record Memory(Set<Place> homes) {

  static final Memory NONE = new Memory(Set.of());

  Memory {
    homes = Set.copyOf(homes);
  }

  /// With those who are members now.
  Memory with(Collection<Place> members) {
    if (homes.containsAll(members)) {
      return this;
    }
    var more = new HashSet<>(homes);
    more.addAll(members);
    return new Memory(more);
  }

  /// Without one who left, or whose death is proven.
  Memory without(Place gone) {
    if (!homes.contains(gone)) {
      return this;
    }
    var fewer = new HashSet<>(homes);
    fewer.remove(gone);
    return new Memory(fewer);
  }

  /// Without one whom these threw out, if they are enough to decide that.
  Memory decidedBy(Collection<Place> members, Place gone) {
    return hasMajority(members) ? without(gone) : this;
  }

  /// Whether these may speak for all.
  boolean hasMajority(Collection<Place> here) {
    long known = here.stream().filter(homes::contains).count();
    return homes.isEmpty() || known * 2 > homes.size();
  }
}
