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
