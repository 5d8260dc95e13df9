package parlor.pointing;

/// What came of a command.
public sealed interface Outcome {

  Outcome UNCHANGED = new Unchanged();

  /// It takes effect by merging this delta into the table.
  record Changed(Table delta) implements Outcome {}

  /// It is so already; the asker may take it as done.
  record Unchanged() implements Outcome {}

  /// It has no effect.
  record Refused(Refusal why) implements Outcome {}

  static Outcome refused(Refusal why) {
    return new Refused(why);
  }
}
