package parlor.rooms;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/// Rooms of which something has to become true, of each at some time: in a room that people play in
/// it may be over again a moment later, and of many rooms never true of all at once. Safe to use
/// from any thread.
final class Due {

  private final Predicate<RoomName> isSo;
  private final Set<RoomName> rooms = ConcurrentHashMap.newKeySet();
  private final CompletableFuture<Void> done = new CompletableFuture<>();
  private volatile boolean begun;

  Due(Predicate<RoomName> isSo) {
    this.isSo = isSo;
  }

  /// From now on it has to become true of these.
  void begin(Collection<RoomName> all) {
    rooms.addAll(all);
    begun = true;
    look();
  }

  /// Done once it was true of each.
  CompletionStage<Void> done() {
    return done.copy();
  }

  /// Looks at all of which it was not true yet.
  void look() {
    if (begun) {
      rooms.removeIf(isSo);
      end();
    }
  }

  /// Looks at one, where it may be true only now.
  void look(RoomName room) {
    if (begun && rooms.contains(room) && isSo.test(room)) {
      rooms.remove(room);
      end();
    }
  }

  /// Whether it has yet to become true of this one.
  boolean isOpen(RoomName room) {
    return begun && rooms.contains(room);
  }

  /// Whether it was true of this one, or need not become.
  boolean isOver(RoomName room) {
    return begun && !rooms.contains(room);
  }

  private void end() {
    if (rooms.isEmpty()) {
      done.complete(null);
    }
  }
}
