package parlor.rooms;

import parlor.pointing.Command;
import parlor.pointing.Offer;
import parlor.pointing.SeatId;

/// One connection of someone who is in a room. Safe to use from any thread.
///
/// Nothing here answers by returning: the guest is shown what happened, in the order in which it
/// happened to the room.
///
/// @param <F> a frame
public final class Seating<F> {

  private final Room<F> room;
  private final SeatId seat;
  private final Guest<F> guest;

  Seating(Room<F> room, SeatId seat, Guest<F> guest) {
    this.room = room;
    this.seat = seat;
    this.guest = guest;
  }

  /// Asks for something. An id that was answered before is answered the same and changes nothing.
  ///
  /// @param id of the command, unique for this seat
  public void take(String id, Command command) {
    room.take(seat, guest, id, command);
  }

  /// Tells the room what it was before; see [Offer].
  public void recover(String id, Offer offer) {
    room.recover(seat, guest, id, offer);
  }

  /// The connection is gone.
  public void leave() {
    room.leave(seat, guest);
  }
}
