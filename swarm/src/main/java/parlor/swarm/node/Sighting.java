package parlor.swarm.node;

import java.util.Set;

/// What one round of discovery brought, over all names together.
sealed interface Sighting {

  /// These places, this node left out. May be none, where this node is the only one there.
  record Seen(Set<Place> places) implements Sighting {
    public Seen {
      places = Set.copyOf(places);
    }
  }

  /// The names exist nowhere, or lead nowhere: perhaps not yet.
  record Nothing() implements Sighting {}

  /// Nobody could say.
  record Blind(String why) implements Sighting {}
}
