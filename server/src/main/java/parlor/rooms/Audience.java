package parlor.rooms;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import parlor.pointing.Moment;
import parlor.pointing.Reason;
import parlor.pointing.Refusal;
import parlor.pointing.Round;
import parlor.pointing.SeatId;
import parlor.pointing.Standing;
import parlor.pointing.Table;
import parlor.pointing.Update;

/// Shows the people who are in a room on this node what happens to its table.
///
/// @param <F> a frame
final class Audience<F> {

  private final RoomName room;
  private final House<F> house;
  private final Crowd<F> crowd = new Crowd<>();

  Audience(RoomName room, House<F> house) {
    this.room = room;
    this.house = house;
  }

  /// Shows someone who comes in all there is, and from then on what changes.
  ///
  /// @param id of their request
  void welcome(String id, SeatId seat, Guest<F> guest, Table table) {
    var now = house.now();
    var whole = Update.whole(table, now);
    guest.show(
        house.encode(new Notice.Welcome(id, room.text(), seat, table.isRecovering(now), whole)));
    var present = table.present();
    present
        .cardOf(seat)
        .ifPresent(
            card -> guest.show(house.encode(new Notice.Mine(present.id(), Optional.of(card)))));
    crowd.add(seat, guest);
  }

  /// Lets a guest go. Answers whether that was the last of the seat.
  boolean remove(SeatId seat, Guest<F> guest) {
    return crowd.remove(seat, guest);
  }

  boolean isEmpty() {
    return crowd.isEmpty();
  }

  /// The seats that have someone in front of them here.
  Set<SeatId> here() {
    return crowd.here();
  }

  /// Shows everyone what has changed.
  ///
  /// @return the seats whose people were sent away
  List<SeatId> show(Table before, Table after, Moment now) {
    if (crowd.isEmpty()) {
      return List.of();
    }
    var update = Update.between(before, after, now);
    if (!update.isEmpty()) {
      crowd.show(house.encode(new Notice.Changed(update)));
    }
    var sentAway = sendAway(before, after);
    showOwnCards(before.present(), after.present());
    return sentAway;
  }

  private List<SeatId> sendAway(Table before, Table after) {
    if (after.charter().equals(before.charter())) {
      return List.of();
    }
    var gone = crowd.seats().stream().filter(seat -> !after.isSeated(seat)).toList();
    for (var seat : gone) {
      var ended = house.encode(new Notice.Ended(why(after.charter().standing(seat))));
      crowd.removeAll(seat).forEach(guest -> guest.end(ended));
    }
    return gone;
  }

  private static Reason why(Standing standing) {
    return switch (standing) {
      case BANNED -> Closed.BANNED;
      case REMOVED -> Closed.REMOVED;
      case SEATED -> Refusal.PASSCODE;
    };
  }

  private void showOwnCards(Round before, Round present) {
    boolean sameRound = before.id().equals(present.id());
    var played = sameRound ? present.playedSince(before) : present.votes().keySet();
    for (var seat : played) {
      var card = present.cardOf(seat);
      var seen = sameRound ? before.cardOf(seat) : Optional.empty();
      if (crowd.has(seat) && !card.equals(seen)) {
        crowd.show(seat, house.encode(new Notice.Mine(present.id(), card)));
      }
    }
  }
}
