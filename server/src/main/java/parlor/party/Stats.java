package parlor.party;

import java.util.Collection;

/// How it goes.
///
/// @param people all of them
/// @param rooms all of them
/// @param waiting people who are in no room and have not left the party
/// @param inRooms people who are in one
/// @param left wanderers who have left the party
/// @param fullness of rooms that have a maximum, on average: 0 to 1; 0 where there are none
/// @param progress of wanderers, on average: how much of their walks they have done, 0 to 1; 0
///   where there are none
public record Stats(
    long people,
    long rooms,
    long waiting,
    long inRooms,
    long left,
    double fullness,
    double progress) {

  static Stats of(Collection<Room.Sight> rooms, Collection<Person.Answer> people) {
    var standings =
        people.stream()
            .filter(Person.Answer.Standing.class::isInstance)
            .map(Person.Answer.Standing.class::cast)
            .toList();
    long inRooms = standings.stream().filter(Person.Answer.Standing::isIn).count();
    long left = standings.stream().filter(one -> !one.isIn() && one.hasLeft()).count();
    return new Stats(
        standings.size(),
        rooms.size(),
        standings.size() - inRooms - left,
        inRooms,
        left,
        rooms.stream()
            .filter(room -> room.maximum().isPresent())
            .mapToDouble(room -> (double) room.guests().size() / room.maximum().orElseThrow())
            .average()
            .orElse(0),
        standings.stream()
            .filter(one -> one.planned() > 0)
            .mapToDouble(one -> Math.min(1, (double) one.done() / one.planned()))
            .average()
            .orElse(0));
  }
}
