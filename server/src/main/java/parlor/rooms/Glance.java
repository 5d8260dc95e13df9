package parlor.rooms;

import parlor.pointing.Deck;
import parlor.pointing.Table;

/// What someone who has not come in yet may know of a room.
///
/// @param people how many are here
/// @param passcode whether newcomers must show one
/// @param deck the cards of the present round
public record Glance(RoomName room, int people, boolean passcode, Deck deck) {

  static Glance of(RoomName room, Table table) {
    int here = (int) table.seated().filter(seat -> seat.isHere()).count();
    boolean locked = !table.charter().passcode().value().isNone();
    return new Glance(room, here, locked, table.present().deck().value());
  }
}
