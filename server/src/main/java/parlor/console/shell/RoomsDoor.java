package parlor.console.shell;

import java.util.Optional;
import parlor.pointing.Card;
import parlor.rooms.Glance;
import parlor.rooms.Passerby;
import parlor.rooms.RoomName;

/// The pointing rooms of the cluster at the prompt, seen from outside.
public final class RoomsDoor {

  private final Passerby passerby;

  RoomsDoor(Passerby passerby) {
    this.passerby = passerby;
  }

  /// How many people are in a room, and which cards lie there. Looking at a room that nobody has
  /// opened opens none.
  public Answer<Glance> glance(String room) {
    return RoomName.parse(room)
        .map(this::glance)
        .orElseGet(() ->
            Answer.none(
                "refused: \"%s\" is no name of a room: it must be 3 to 64 of a to z, 0 to 9 and -"
                    .formatted(room)));
  }

  private Answer<Glance> glance(RoomName room) {
    return Waiting.on(passerby.glance(room), seen -> answer(room, seen));
  }

  static Answer<Glance> answer(RoomName room, Optional<Glance> seen) {
    return seen.map(glance -> Answer.of(glance, text(glance)))
        .orElseGet(() -> Answer.none("nobody has opened " + room));
  }

  private static String text(Glance glance) {
    var cards = glance.deck().cards().stream().map(Card::text).toList();
    return "%d here, cards %s".formatted(glance.people(), Lines.words(cards));
  }

  @Override
  public String toString() {
    return "the pointing rooms; rooms.glance(\"try-it\")";
  }
}
