package parlor.pointing;

/// What a person is at the table for.
public enum Role {
  /// Holds cards; a round is complete when every voter who is here has played one.
  VOTER,
  /// Watches, and may run the table, but holds no cards.
  OBSERVER
}
