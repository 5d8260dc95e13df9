package parlor.pointing;

/// Whether a seat belongs to the table.
public enum Standing {
  SEATED,
  /// Taken away; whoever holds the secret may sit down again.
  REMOVED,
  /// Taken away for good.
  BANNED
}
