package parlor.rooms;

import java.util.Collection;

/// The way from this node's rooms to those of other nodes.
public interface Link {

  /// Where there is only one node.
  Link NONE = (_, _) -> {};

  /// Sends to each of these nodes. Called in order while a room waits, so it must hand over and
  /// return; whether anything arrives is another matter.
  void send(Collection<String> nodes, Message message);
}
