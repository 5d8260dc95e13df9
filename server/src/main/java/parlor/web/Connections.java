package parlor.web;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// The live connections of this node, counted by address. Safe to use from any thread.
final class Connections {

  /// In how many turns everyone is pinged: all at once would hold up whoever speaks just then.
  static final int TURNS = 100;

  /// What those are told who come too late.
  static final String STOPPING = "This node is stopping. Connect again, to another.";

  private static final int LONGEST_DRAIN_MILLIS = 1_000;

  private final List<Set<Connection>> open =
      Stream.<Set<Connection>>generate(ConcurrentHashMap::newKeySet).limit(TURNS).toList();
  private final ConcurrentMap<String, Integer> byAddress = new ConcurrentHashMap<>();
  private final AtomicInteger count = new AtomicInteger();
  private final Promise<Void> allGone = Promise.promise();
  private final int perAddress;
  private volatile boolean welcome = true;
  private int turn;

  Connections(int perAddress) {
    this.perAddress = perAddress;
  }

  /// Counts a connection in.
  ///
  /// @return whether its address may have one more
  boolean add(Connection connection) {
    turnOf(connection).add(connection);
    count.incrementAndGet();
    return byAddress.merge(connection.address(), 1, Integer::sum) <= perAddress;
  }

  void remove(Connection connection) {
    if (turnOf(connection).remove(connection)) {
      byAddress.computeIfPresent(connection.address(), (_, count) -> count == 1 ? null : count - 1);
      count.decrementAndGet();
      noticeIfGone();
    }
  }

  private void noticeIfGone() {
    if (!welcome && count.get() == 0) {
      allGone.tryComplete();
    }
  }

  /// How many there are.
  int count() {
    return count.get();
  }

  /// Whether one more may come.
  boolean areWelcome() {
    return welcome;
  }

  /// From now on nobody is to come.
  void turnAway() {
    welcome = false;
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

  /// Sends everyone away, one after another: they come back to another node, or to this one's
  /// successor, which thousands at one instant would hold up.
  ///
  /// @return done when all are gone
  Future<Void> drain(Vertx vertx) {
    turnAway();
    var all = open.stream().flatMap(Set::stream).toList();
    for (int place = 0; place < all.size(); place++) {
      var connection = all.get(place);
      // No timer is due at once.
      vertx.setTimer(1 + millisBefore(place, all.size()), _ -> connection.drain());
    }
    noticeIfGone();
    return allGone.future();
  }

  /// A millisecond for each, but a second for all.
  static long millisBefore(int place, int all) {
    return (long) place * Math.min(all, LONGEST_DRAIN_MILLIS) / all;
  }
}
