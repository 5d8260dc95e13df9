package parlor.web;

import parlor.pointing.Reason;

/// What a connection is refused for, before any room is asked.
public enum Breach implements Reason {
  MALFORMED("That is not a message this server knows."),
  NOT_JOINED("Join the room first."),
  JOINED_ALREADY("This connection has joined already."),
  BAD_SECRET("A secret has 22 to 64 letters, digits, - or _."),
  TOO_FAST("That was too fast. Wait a moment and do it again."),
  TOO_MANY_GUESSES("Too many passcodes were tried here. Wait a minute and try again."),
  TOO_MANY_SOCKETS("There are too many connections from your address. Close some and try again."),
  TOO_SLOW("Your connection is too slow to keep up. Connect again."),
  SILENT("Nobody joined over this connection.");

  private final String sentence;

  Breach(String sentence) {
    this.sentence = sentence;
  }

  @Override
  public String sentence() {
    return sentence;
  }
}
