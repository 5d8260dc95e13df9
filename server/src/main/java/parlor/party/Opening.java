package parlor.party;

import java.util.Optional;

/// A room that there is to be.
///
/// @param maximum of people, 1 to 2,000; nothing for as many as one room can hold, which are 2,000
public record Opening(String room, Optional<Integer> maximum) {

  /// A room for ten.
  public static Opening usual(String room) {
    return new Opening(room, Optional.of(Room.USUAL));
  }

  /// What speaks against it.
  Optional<String> objection() {
    return Name.objectionOfRoom(room)
        .or(() ->
            maximum
                .filter(most -> most < 1 || most > Room.MOST)
                .map(most -> "a room for " + most + "; its maximum must be 1 to " + Room.MOST));
  }
}
