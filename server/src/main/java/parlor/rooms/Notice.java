package parlor.rooms;

import java.util.Optional;
import parlor.pointing.Card;
import parlor.pointing.Reason;
import parlor.pointing.RoundId;
import parlor.pointing.SeatId;
import parlor.pointing.Update;

/// What a guest is told.
public sealed interface Notice {

  /// You are in; this is the room.
  ///
  /// @param id of the join it answers
  /// @param recovering whether the room would hear from browsers what it was before
  record Welcome(String id, String room, SeatId you, boolean recovering, Update whole)
      implements Notice {}

  /// Something changed for everyone.
  record Changed(Update update) implements Notice {}

  /// Your own card: told to nobody else before the reveal.
  record Mine(RoundId round, Optional<Card> card) implements Notice {}

  /// What came of a command.
  sealed interface Answer extends Notice {

    /// The id of the command it answers.
    String id();
  }

  /// It took effect, or had before.
  ///
  /// @param id of the command
  record Done(String id) implements Answer {}

  /// It has no effect.
  ///
  /// @param id of the command
  record Refused(String id, Reason reason) implements Answer {}

  /// The connection ends here.
  record Ended(Reason reason) implements Notice {}
}
