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
  /// @param without where someone lives who is no node
  record Found(List<Place> seeds, List<Place> without) implements Step {
    public Found {
      seeds = List.copyOf(seeds);
      without = List.copyOf(without);
    }
  }
}
