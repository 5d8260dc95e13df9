package parlor.party;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// All rooms, who is in them, and where in the swarm they are.
///
/// @param rooms by their names, in order
public record Floor(SortedMap<String, Space> rooms) {
  public Floor {
    rooms = Collections.unmodifiableSortedMap(rooms);
  }

  /// A room.
  ///
  /// @param maximum of people; nothing for as many as one room can hold
  /// @param shard in which it is: see [Party#owners]
  /// @param people in order
  public record Space(Optional<Integer> maximum, int shard, List<Guest> people) {
    public Space {
      people = List.copyOf(people);
    }
  }

  /// Someone who is in.
  ///
  /// @param shard in which they are
  public record Guest(String name, int shard) {}
}
