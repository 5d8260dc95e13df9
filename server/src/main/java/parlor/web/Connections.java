package parlor.web;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// The live connections of this node, counted by address. Safe to use from any thread.
final class Connections {

  private final Set<Connection> open = ConcurrentHashMap.newKeySet();
  private final ConcurrentMap<String, Integer> byAddress = new ConcurrentHashMap<>();
  private final int perAddress;

  Connections(int perAddress) {
    this.perAddress = perAddress;
  }

  /// Counts a connection in.
  ///
  /// @return whether its address may have one more
  boolean add(Connection connection) {
    open.add(connection);
    return byAddress.merge(connection.address(), 1, Integer::sum) <= perAddress;
  }

  void remove(Connection connection) {
    if (open.remove(connection)) {
      byAddress.computeIfPresent(connection.address(), (_, count) -> count == 1 ? null : count - 1);
    }
  }

  /// Asks every one for a sign of life.
  void ping() {
    open.forEach(Connection::ping);
  }

  /// Lets go of those that gave none for too long.
  void dropSilent() {
    open.forEach(Connection::dropIfSilent);
  }

  /// Sends everyone away: they come back to another node, or to this one's successor.
  void drain() {
    open.forEach(Connection::drain);
  }
}
