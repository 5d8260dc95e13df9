package parlor.rooms;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The nodes around this one as they are now, the way to them, and which rooms have something to
/// settle with them.
final class Neighbourhood {

  private final Link link;

  /// Rooms that other nodes may hold otherwise than this one.
  final Set<RoomName> restless = ConcurrentHashMap.newKeySet();

  /// Rooms with changes that no other node is known to hold.
  final Set<RoomName> unkept = ConcurrentHashMap.newKeySet();

  /// How long they take to say that they have something.
  final RoundTrip roundTrip = new RoundTrip();

  private volatile Neighbours now;

  Neighbourhood(Link link, Neighbours now) {
    this.link = link;
    this.now = now;
  }

  Neighbours now() {
    return now;
  }

  void become(Neighbours changed) {
    now = changed;
  }

  void tell(Collection<String> nodes, Message message) {
    if (!nodes.isEmpty()) {
      link.send(nodes, message);
    }
  }

  void tell(String node, Message message) {
    link.send(List.of(node), message);
  }
}
