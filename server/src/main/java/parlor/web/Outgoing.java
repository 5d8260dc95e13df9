package parlor.web;

/// What goes out to a client, in the order in which it was said.
sealed interface Outgoing permits Frame, Outgoing.Goodbye {

  /// The connection closes.
  ///
  /// @param code of RFC 6455
  /// @param why at most 123 bytes
  record Goodbye(short code, String why) implements Outgoing {}
}
