package parlor.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import parlor.party.Floor;
import parlor.party.Stats;

/// The party at one time, as those see it who watch: on which nodes, in which rooms, who.
///
/// @param self the node that shows it
/// @param nodes in order
/// @param owners for each shard the index of its node, [#UNKNOWN] where nobody knows
/// @param rooms in order
/// @param people who are in a room; nobody where they are too many
/// @param isTooMuch to show each person
/// @param stats nothing as long as not everyone has answered
record Scene(
    String self,
    List<String> nodes,
    List<Integer> owners,
    List<Room> rooms,
    Map<String, Place> people,
    boolean isTooMuch,
    Optional<Stats> stats) {

  /// An index into nothing.
  static final int UNKNOWN = -1;

  /// More people, or rooms, are not shown one by one.
  static final int MOST_PEOPLE = 20_000;

  static final int MOST_ROOMS = 1_000;

  /// @param count of people in it
  record Room(String name, Optional<Integer> maximum, int shard, int count) {

    /// Whether the other is the same, however many are in.
    boolean isSame(Room other) {
      return name.equals(other.name) && maximum.equals(other.maximum) && shard == other.shard;
    }
  }

  /// Where a person is.
  ///
  /// @param shard in which they live
  /// @param room an index into the rooms
  record Place(int shard, int room) {}

  /// @param known the nodes there are
  /// @param owners the node of each shard; empty where nobody knows
  static Scene of(
      String self, Set<String> known, List<String> owners, Floor floor, Optional<Stats> stats) {
    var nodes = new TreeSet<>(known);
    owners.stream().filter(owner -> !owner.isEmpty()).forEach(nodes::add);
    var index = new HashMap<String, Integer>();
    nodes.forEach(node -> index.put(node, index.size()));
    var rooms = rooms(floor);
    boolean isTooMuch =
        rooms.size() > MOST_ROOMS || rooms.stream().mapToInt(Room::count).sum() > MOST_PEOPLE;
    return new Scene(
        self,
        List.copyOf(nodes),
        owners.stream().map(owner -> index.getOrDefault(owner, UNKNOWN)).toList(),
        rooms,
        isTooMuch ? Map.of() : people(floor),
        isTooMuch,
        stats);
  }

  private static List<Room> rooms(Floor floor) {
    return floor.rooms().entrySet().stream()
        .map(room -> {
          var space = room.getValue();
          return new Room(room.getKey(), space.maximum(), space.shard(), space.people().size());
        })
        .toList();
  }

  private static Map<String, Place> people(Floor floor) {
    var people = new LinkedHashMap<String, Place>();
    int room = 0;
    for (var space : floor.rooms().values()) {
      for (var guest : space.people()) {
        people.put(guest.name(), new Place(guest.shard(), room));
      }
      room++;
    }
    return people;
  }

  /// What is different.
  ///
  /// @param nodes come with owners
  /// @param rooms all of them
  /// @param people all of them
  /// @param moves who is elsewhere, or has come, or gone
  record Change(
      Optional<List<String>> nodes,
      Optional<List<Integer>> owners,
      boolean isTooMuch,
      Optional<List<Room>> rooms,
      Optional<Map<String, Place>> people,
      List<Move> moves,
      Optional<Stats> stats) {

    boolean isNone() {
      return owners.isEmpty() && rooms.isEmpty() && moves.isEmpty() && stats.isEmpty();
    }
  }

  /// @param room [#UNKNOWN] for none
  record Move(String person, int shard, int room) {}

  /// What is different from how it was.
  Change since(Scene before) {
    boolean hasNodes = !nodes.equals(before.nodes);
    boolean hasRooms = showsRoomsAnew(before);
    return new Change(
        Optional.of(nodes).filter(_ -> hasNodes),
        Optional.of(owners).filter(_ -> hasNodes || !owners.equals(before.owners)),
        isTooMuch,
        Optional.of(rooms).filter(_ -> hasRooms),
        Optional.of(people).filter(_ -> hasRooms && !isTooMuch),
        hasRooms || isTooMuch ? List.of() : moves(before),
        stats.filter(_ -> !stats.equals(before.stats)));
  }

  /// Whether moves do not tell it.
  private boolean showsRoomsAnew(Scene before) {
    if (isTooMuch || before.isTooMuch) {
      return isTooMuch != before.isTooMuch || !rooms.equals(before.rooms);
    }
    if (rooms.size() != before.rooms.size()) {
      return true;
    }
    for (int i = 0; i < rooms.size(); i++) {
      if (!rooms.get(i).isSame(before.rooms.get(i))) {
        return true;
      }
    }
    return false;
  }

  private List<Move> moves(Scene before) {
    var moves = new ArrayList<Move>();
    people.forEach((person, place) -> {
      if (!place.equals(before.people.get(person))) {
        moves.add(new Move(person, place.shard(), place.room()));
      }
    });
    before.people.forEach((person, place) -> {
      if (!people.containsKey(person)) {
        moves.add(new Move(person, place.shard(), UNKNOWN));
      }
    });
    return moves;
  }
}
