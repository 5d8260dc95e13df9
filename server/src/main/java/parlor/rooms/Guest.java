package parlor.rooms;

/// Someone's connection to a room. A person may have several.
///
/// Both methods are called in order, one at a time, while the room waits: they must hand over and
/// return. One guest's trouble must stay its own, so neither may throw.
///
/// @param <F> a frame, as the rooms' [Codec] makes it
public interface Guest<F> {

  /// Sends this.
  void show(F frame);

  /// Sends this and closes the connection: the seat is no longer theirs.
  void end(F frame);
}
