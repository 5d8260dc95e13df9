package parlor.pointing;

/// What one node knows of a person's connections to it. Only that node writes it, and only that
/// node lets the time pass on it, so clocks of different nodes are never compared.
///
/// @param state what the node sees
/// @param since milliseconds since the epoch on the clock of that node
public record Presence(State state, long since) {

  /// How long a person without a connection still counts as here: a reload or a tunnel takes less.
  public static final long GRACE_MILLIS = 10_000;

  /// The states of a connection, in the order they follow each other.
  public enum State {
    /// At least one connection.
    HERE,
    /// The last connection broke less than [#GRACE_MILLIS] ago.
    LEAVING,
    /// No connection: counts for nothing in a round.
    AWAY
  }

  boolean counts() {
    return state != State.AWAY;
  }
}
