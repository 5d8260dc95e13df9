package parlor.web;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;

/// The live connections of this node, counted by address. Safe to use from any thread.
final class Connections {

  /// In how many turns everyone is pinged: all at once would hold up whoever speaks just then.
  static final int TURNS = 100;

  private final List<Set<Connection>> open =
      Stream.<Set<Connection>>generate(ConcurrentHashMap::newKeySet).limit(TURNS).toList();
  private final ConcurrentMap<String, Integer> byAddress = new ConcurrentHashMap<>();
  private final int perAddress;
  private int turn;

  Connections(int perAddress) {
    this.perAddress = perAddress;
  }

  /// Counts a connection in.
  ///
  /// @return whether its address may have one more
  boolean add(Connection connection) {
    turnOf(connection).add(connection);
    return byAddress.merge(connection.address(), 1, Integer::sum) <= perAddress;
  }

  void remove(Connection connection) {
    if (turnOf(connection).remove(connection)) {
      byAddress.computeIfPresent(connection.address(), (_, count) -> count == 1 ? null : count - 1);
    }
  }

  private Set<Connection> turnOf(Connection connection) {
    return open.get(Math.floorMod(connection.hashCode(), TURNS));
  }

  /// Asks those whose turn it is for a sign of life. For one thread.
  void ping() {
    open.get(turn).forEach(Connection::ping);
    turn = (turn + 1) % TURNS;
  }

  /// Lets go of those that gave none for too long.
  void dropSilent() {
    open.forEach(some -> some.forEach(Connection::dropIfSilent));
  }

  /// Sends everyone away: they come back to another node, or to this one's successor.
  void drain() {
    open.forEach(some -> some.forEach(Connection::drain));
  }
}
