package parlor;

import java.io.UncheckedIOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Comparator;
import java.util.stream.Stream;

/// The address of this machine that other machines most likely reach.
final class OwnAddress {

  private static final Comparator<InetAddress> IPV4_FIRST =
      Comparator.comparing(Inet6Address.class::isInstance);

  private OwnAddress() {}

  /// The first one that is neither loopback nor link-local, IPv4 before IPv6, in the order in which
  /// the interfaces came up; loopback where there is no other.
  static InetAddress find() {
    try (Stream<NetworkInterface> all = NetworkInterface.networkInterfaces()) {
      return all.sorted(Comparator.comparingInt(NetworkInterface::getIndex))
          .filter(OwnAddress::isUp)
          .flatMap(NetworkInterface::inetAddresses)
          .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
          .min(IPV4_FIRST)
          .orElseGet(InetAddress::getLoopbackAddress);
    } catch (SocketException fault) {
      throw new UncheckedIOException("looking for this machine's address", fault);
    }
  }

  private static boolean isUp(NetworkInterface card) {
    try {
      return card.isUp();
    } catch (SocketException gone) {
      return false;
    }
  }
}
