package parlor.trials.crowd;

import java.util.List;

/// What a voter learns from a frame.
sealed interface Event {

  /// It has its seat.
  record Welcomed() implements Event {}

  /// That voter of the team has a seat.
  record Seated(int voter) implements Event {}

  /// That voter of the team has played.
  record Voted(int voter) implements Event {}

  /// The cards are turned.
  ///
  /// @param round counted from 0
  record Revealed(int round) implements Event {}

  /// The next round begins.
  ///
  /// @param round counted from 0
  record Began(int round) implements Event {}

  /// A command took effect.
  record Answered(int id) implements Event {}

  /// The server said what it should not have.
  record Strange(String what) implements Event {}

  /// What a frame says that is nobody's business here.
  List<Event> NOTHING = List.of();
}
