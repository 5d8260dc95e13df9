package parlor.rooms;

import parlor.pointing.Reason;

/// What a node refuses before the rules of a table are asked, or a room when it lets someone go.
public enum Closed implements Reason {
  SERVER_FULL("This server holds as many rooms as it may. Try again later."),
  REMOVED("A host has removed you from this room. You may take a seat again."),
  BANNED("A host has removed you from this room for good.");

  private final String sentence;

  Closed(String sentence) {
    this.sentence = sentence;
  }

  @Override
  public String sentence() {
    return sentence;
  }
}
