package parlor.swarm.node;

import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.apache.pekko.actor.Address;

/// Where a node listens, as a number: what nodes are compared and ordered by, the same on all.
///
/// @param host an address in the JDK's one way of writing it, never a name, without brackets or
///   zone
record Place(String host, int port) implements Comparable<Place> {

  private static final Comparator<Place> ORDER =
      Comparator.comparingInt((Place place) -> place.bytes().length)
          .thenComparing(Place::bytes, Arrays::compareUnsigned)
          .thenComparingInt(Place::port);

  static Place of(InetAddress address, int port) {
    var text = address.getHostAddress();
    int zone = text.indexOf('%');
    return new Place(zone < 0 ? text : text.substring(0, zone), port);
  }

  /// @throws UncheckedIOException where the host has no address
  static Place resolved(String host, int port) {
    try {
      return of(InetAddress.getByName(host), port);
    } catch (UnknownHostException unknown) {
      throw new UncheckedIOException("the node's own host has no address: " + host, unknown);
    }
  }

  /// The place in an address of Pekko's, which every node here writes as [#address] does.
  static Place of(Address address) {
    var host = address.host().get();
    boolean bracketed = host.startsWith("[");
    return new Place(
        bracketed ? host.substring(1, host.length() - 1) : host, (int) address.port().get());
  }

  static Place parse(String text) {
    int colon = text.lastIndexOf(':');
    var host = text.substring(0, colon).replace("[", "").replace("]", "");
    return of(InetAddress.ofLiteral(host), Integer.parseInt(text.substring(colon + 1)));
  }

  /// The next of these after this one, as if all stood in a ring in their order.
  List<Place> next(Collection<Place> others, int count) {
    return others.stream()
        .sorted(
            Comparator.comparing((Place other) -> other.compareTo(this) < 0).thenComparing(ORDER))
        .limit(count)
        .toList();
  }

  Address address() {
    return new Address("pekko", Settings.SYSTEM, bracketed(), port);
  }

  InetSocketAddress socket() {
    return new InetSocketAddress(InetAddress.ofLiteral(host), port);
  }

  /// The host as it stands before a port.
  String bracketed() {
    return host.indexOf(':') < 0 ? host : "[" + host + "]";
  }

  private byte[] bytes() {
    return InetAddress.ofLiteral(host).getAddress();
  }

  @Override
  public int compareTo(Place other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return bracketed() + ":" + port;
  }
}
