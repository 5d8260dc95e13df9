package parlor.pointing;

/// What the settings of a room give to all or to some.
public enum Right {
  /// Turning the cards, and stopping the countdown.
  REVEAL,
  /// Leaving a round for the next, voting again, settling on a result, counting down.
  ROUNDS,
  /// Changing the list of stories, and the notes on them.
  ITEMS,
  /// Changing the settings, this one included.
  SETTINGS;

  /// Who holds a right. Hosts always do, so that no table can lock itself out.
  public enum Holder {
    EVERYONE,
    OBSERVERS,
    HOSTS
  }
}
