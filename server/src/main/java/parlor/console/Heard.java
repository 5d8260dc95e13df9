package parlor.console;

/// What was heard from a node that was asked.
sealed interface Heard {

  /// It answered.
  ///
  /// @param body as it came
  record Answer(int status, String body) implements Heard {}

  /// It was asked, and said nothing: what was wanted may have happened.
  record Silence(String why) implements Heard {}

  /// There is none, so nothing has happened.
  record Nobody(String why) implements Heard {}
}
