package parlor;

import io.netty.util.NetUtil;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/// An IP address as someone wrote it: read without ever asking a name server.
///
/// @param address what it means
record Ip(InetAddress address) {

  static Optional<Ip> parse(String text) {
    byte[] bytes =
        text.matches("[0-9A-Fa-f.:]+") ? NetUtil.createByteArrayFromIpAddressString(text) : null;
    if (bytes == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Ip(InetAddress.getByAddress(bytes)));
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException("an address of " + bytes.length + " bytes", impossible);
    }
  }

  /// Whether others could reach a node there; `0.0.0.0` only means every address of one's own.
  static boolean isOfOneNode(String text) {
    return parse(text)
        .map(Ip::address)
        .filter(ip -> !ip.isAnyLocalAddress() && !ip.isMulticastAddress())
        .isPresent();
  }

  boolean isLoopback() {
    return address.isLoopbackAddress();
  }

  /// With a port behind it, where IPv6 stands in brackets.
  String with(int port) {
    return (address instanceof Inet6Address ? "[" + this + "]" : toString()) + ":" + port;
  }

  /// The short form, IPv6 without brackets: one address is always called the same.
  @Override
  public String toString() {
    return NetUtil.toAddressString(address);
  }
}
