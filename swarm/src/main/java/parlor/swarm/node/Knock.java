package parlor.swarm.node;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Whether anyone opens at a place. Says nothing of who it is.
enum Knock {
  /// Someone listens.
  OPEN,
  /// The host says that nobody listens there.
  REFUSED,
  /// Nothing came back, or the way is barred. No proof of anything.
  SILENT;

  private static final int PATIENCE_MILLIS = 1_000;
  private static final int PROOF_TRIES = 3;
  private static final long PROOF_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  /// Waits for up to a second.
  static Knock at(Place place) {
    try (var socket = new Socket()) {
      socket.connect(place.socket(), PATIENCE_MILLIS);
      return OPEN;
    } catch (ConnectException refused) {
      var why = String.valueOf(refused.getMessage());
      return why.contains("refused") ? REFUSED : SILENT;
    } catch (IOException silent) {
      return SILENT;
    }
  }

  /// Whether whoever listened there is gone: three refusals within 300 ms. A firewall that rejects
  /// looks the same.
  static boolean provesDeath(Place place) {
    for (int tries = 1; tries < PROOF_TRIES; tries++) {
      if (at(place) != REFUSED) {
        return false;
      }
      LockSupport.parkNanos(PROOF_PAUSE_NANOS);
    }
    return at(place) == REFUSED;
  }
}
