package parlor.swarm.node;

import java.util.List;

/// What a node that is in no cluster does next.
sealed interface Step {

  /// Nothing yet.
  ///
  /// @param why for the log
  record Wait(String why) implements Step {}

  /// Joins the cluster that these are members of.
  record Join(Birth birth, List<Place> members) implements Step {
    public Join {
      members = List.copyOf(members);
    }
  }

  /// Founds a cluster, unless one of the others turns out to be in one.
  ///
  /// @param seeds this node first
  record Found(List<Place> seeds) implements Step {
    public Found {
      seeds = List.copyOf(seeds);
    }
  }
}
