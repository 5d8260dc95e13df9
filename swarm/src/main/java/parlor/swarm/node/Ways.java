package parlor.swarm.node;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The ways to all members, this one among them, by name. Published whole, so that no letter waits
/// for anything.
///
/// @param through the system that sends; nothing while this node is in no cluster
record Ways(Optional<Incarnation> through, Map<String, Place> to) {

  static final Ways NONE = new Ways(Optional.empty(), Map.of());

  Ways {
    to = Map.copyOf(to);
  }

  static Ways of(Life life) {
    if (life.birth().isEmpty()) {
      return NONE;
    }
    var to = new HashMap<String, Place>();
    life.view().shown().forEach((name, member) -> to.put(name, Place.parse(member.address())));
    return new Ways(Optional.of(life.incarnation()), to);
  }

  /// Answers whether there is such a way.
  boolean send(String to, Parcel.Letter letter) {
    var at = this.to.get(to);
    if (at == null || through.isEmpty()) {
      return false;
    }
    through.get().send(at, letter);
    return true;
  }
}
