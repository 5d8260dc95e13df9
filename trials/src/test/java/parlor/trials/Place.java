package parlor.trials;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;

/// Where a process runs.
///
/// @param host the address that the trials reach it by
/// @param prefix words before its command, such as `ip netns exec NAME`
public record Place(String host, List<String> prefix) {

  /// This machine, as it is.
  public static final Place HERE = new Place("127.0.0.1", List.of());

  public Place {
    prefix = List.copyOf(prefix);
  }

  /// A port of an address of this machine that nobody listens on just now.
  public static int freePort(String address) {
    try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral(address))) {
      return socket.getLocalPort();
    } catch (IOException fault) {
      throw new UncheckedIOException("looking for a free port of " + address, fault);
    }
  }
}
