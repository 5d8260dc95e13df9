package parlor.rooms;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The nodes as this one sees them.
///
/// @param self this node
/// @param others those that are not gone
public record Neighbours(Neighbour self, List<Neighbour> others) {

  /// How many nodes always hold a room, people there or not, so that no death of one takes it
  /// along.
  static final int KEEPERS = 2;

  /// A node.
  ///
  /// @param life another one each time it is a member anew: what it held before says nothing then
  /// @param keeps whether it holds rooms that none of its own people is in
  /// @param reachable whether it answered lately
  public record Neighbour(String name, long life, boolean keeps, boolean reachable) {
    Neighbour asReachable() {
      return new Neighbour(name, life, keeps, true);
    }
  }

  public Neighbours {
    others = List.copyOf(others);
  }

  /// A node that shares its rooms with no other.
  public static Neighbours none(String self) {
    return new Neighbours(new Neighbour(self, 0, true, true), List.of());
  }

  boolean isAlone() {
    return others.isEmpty();
  }

  /// The names of those that answered lately.
  List<String> reachable() {
    return others.stream().filter(Neighbour::reachable).map(Neighbour::name).toList();
  }

  /// Whether anyone could hold what is changed here.
  boolean anyReachable() {
    return others.stream().anyMatch(Neighbour::reachable);
  }

  /// The names of all others.
  List<String> names() {
    return others.stream().map(Neighbour::name).toList();
  }

  /// The names of all, this node's own among them.
  Set<String> living() {
    var living = new HashSet<>(names());
    living.add(self.name());
    return living;
  }

  /// The nodes that always hold this room; every node that sees the same nodes names the same.
  List<String> keepers(RoomName room) {
    return ranked(room).limit(KEEPERS).toList();
  }

  /// All that could be keepers of a room, in the order in which they are (rendezvous hashing,
  /// Thaler and Ravishankar 1998): where one goes, only its own rooms find another.
  Stream<String> ranked(RoomName room) {
    return Stream.concat(Stream.of(self), others.stream())
        .filter(Neighbour::keeps)
        .map(Neighbour::name)
        .sorted(
            Comparator.comparingLong((String node) -> weight(room, node))
                .thenComparing(Comparator.naturalOrder()));
  }

  /// The hash of both, well mixed (the finish of Murmur 3). `String.hashCode` is the same on every
  /// JVM.
  private static long weight(RoomName room, String node) {
    long mixed = ((long) room.text().hashCode() << 32) ^ (node.hashCode() & 0xffff_ffffL);
    mixed = (mixed ^ (mixed >>> 33)) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return mixed ^ (mixed >>> 33);
  }

  /// The same, with this node and those named holding nothing for others any more.
  Neighbours without(Set<String> leaving) {
    return new Neighbours(
        without(self, leaving), others.stream().map(other -> without(other, leaving)).toList());
  }

  private static Neighbour without(Neighbour node, Set<String> leaving) {
    return leaving.contains(node.name())
        ? new Neighbour(node.name(), node.life(), false, node.reachable())
        : node;
  }
}
