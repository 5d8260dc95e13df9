package parlor.swarm.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.IntStream;
import parlor.swarm.node.Discovery;

/// Where a node of a trial is.
///
/// @param around what its command is run by, such as `ip netns exec x`; nothing for this machine
public record Place(String host, int port, List<String> around) {

  public Place {
    around = List.copyOf(around);
  }

  /// So many on loopback addresses. 127.0.0.1 is left out: every connection comes from there and
  /// might be given the port of a node that is away just now.
  public static List<Place> onLoopback(int size) {
    return IntStream.range(0, size)
        .mapToObj(i -> "127.0.0." + (2 + i))
        .map(host -> new Place(host, freePort(host), List.of()))
        .toList();
  }

  private static int freePort(String host) {
    try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral(host))) {
      return socket.getLocalPort();
    } catch (IOException none) {
      throw new UncheckedIOException("a free port of " + host, none);
    }
  }

  /// As it is given to a JVM.
  public String text() {
    return host + ":" + port;
  }

  static Discovery.HostPort read(String text) {
    int colon = text.lastIndexOf(':');
    return new Discovery.HostPort(
        text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
  }

  /// Another on the same host.
  Place beside() {
    return new Place(host, port + 1, around);
  }

  /// What the node there is called.
  String name() {
    return Home.name(text());
  }
}
