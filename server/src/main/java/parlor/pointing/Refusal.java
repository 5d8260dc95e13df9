package parlor.pointing;

/// What the rules of the table refuse.
public enum Refusal implements Reason {
  BAD_NAME("A name has 1 to 40 characters on one line."),
  BANNED("A host has removed you from this room for good."),
  ROOM_FULL("Every seat in this room is taken."),
  NOT_SEATED("You have no seat in this room: join it first."),
  OBSERVER("Observers hold no cards. Take a hand of cards to vote."),
  NOT_IN_DECK("That card is not in this round's deck."),
  OLD_ROUND("That round is over."),
  REVEALED("The cards have been turned."),
  NOT_REVEALED("Turn the cards first, then settle on one."),
  NO_VOTES("Nobody has played a card yet."),
  NOT_ALLOWED("This room's settings leave that to others."),
  HOSTS_ONLY("Only hosts may do that."),
  NO_SUCH_SEAT("Nobody here has that seat."),
  BAD_DECK("A deck of your own has 2 to 30 different cards of 1 to 10 characters."),
  PASSCODE("This room has a passcode."),
  WRONG_PASSCODE("That is not the passcode of this room."),
  BAD_PASSCODE("A passcode has 4 to 64 characters on one line."),
  BAD_ITEM(
      "An item has a title of 1 to 200 characters on one line, perhaps a link of up to 500 that"
          + " begins with http:// or https://, and perhaps a description of up to 4,000."),
  BAD_NOTE("A note has up to 2,000 characters."),
  NO_SUCH_ITEM("The list has no such item."),
  TOO_MANY_ITEMS("The list has as many items as it may."),
  TOO_MUCH_TEXT("The texts of the list have 200 KB together, and no more."),
  BAD_TIMER("A timer runs for 5 seconds to an hour."),
  NOT_RECOVERING("This room knows its own past."),
  BAD_OFFER("That cannot have been shown by this room.");

  private final String sentence;

  Refusal(String sentence) {
    this.sentence = sentence;
  }

  @Override
  public String sentence() {
    return sentence;
  }
}
