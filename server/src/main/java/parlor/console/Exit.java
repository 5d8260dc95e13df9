package parlor.console;

/// How a command ended, for scripts.
public enum Exit {
  DONE(0),
  /// For a person there was no place.
  FULL(1),
  /// It was not understood, here or by the node; nothing has happened.
  REFUSED(2),
  /// It may have happened.
  NO_ANSWER(3),
  NO_NODE(4),
  NOT_ALLOWED(5);

  private final int code;

  Exit(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }
}
