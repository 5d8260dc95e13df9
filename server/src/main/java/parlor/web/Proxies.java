package parlor.web;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The proxies in front of this node whose `X-Forwarded-*` headers are believed. From anyone else
/// those headers are a client's own claim and count for nothing.
public final class Proxies {

  private static final Logger LOG = LoggerFactory.getLogger(Proxies.class);
  private static final String FOR = "X-Forwarded-For";
  private static final Pattern WITH_PORT =
      Pattern.compile("\\[([^\\]]+)\\](?::\\d+)?|(\\d+\\.\\d+\\.\\d+\\.\\d+):\\d+");

  /// Bytes of an IPv6 address that name the network.
  private static final int IPV6_NETWORK = 8;

  private final List<IpSubnetFilterRule> trusted = new ArrayList<>();
  private volatile boolean warned;

  /// @param addresses IPv4 or IPv6 addresses, or networks such as `10.0.0.0/8`; see [#isWellFormed]
  public Proxies(List<String> addresses) {
    addresses.forEach(address -> trusted.add(rule(address)));
  }

  /// Whether this is an address or a network.
  public static boolean isWellFormed(String address) {
    var parts = address.split("/", 2);
    byte[] bytes = NetUtil.createByteArrayFromIpAddressString(parts[0]);
    if (bytes == null) {
      return false;
    }
    return parts.length == 1
        || (parts[1].matches("\\d{1,3}") && Integer.parseInt(parts[1]) <= bytes.length * Byte.SIZE);
  }

  private static IpSubnetFilterRule rule(String address) {
    var parts = address.split("/", 2);
    var ip = literal(parts[0]).orElseThrow(() -> new IllegalArgumentException(address));
    int bits = parts.length == 2 ? Integer.parseInt(parts[1]) : ip.getAddress().length * Byte.SIZE;
    return new IpSubnetFilterRule(ip, bits, IpFilterRuleType.ACCEPT);
  }

  private static Optional<InetAddress> literal(String text) {
    byte[] bytes = NetUtil.createByteArrayFromIpAddressString(text);
    if (bytes == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByAddress(bytes));
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException("an address of " + bytes.length + " bytes", impossible);
    }
  }

  private boolean isTrusted(String address) {
    return literal(address)
        .map(ip -> new InetSocketAddress(ip, 0))
        .filter(ip -> trusted.stream().anyMatch(rule -> rule.matches(ip)))
        .isPresent();
  }

  /// The address that limits are counted against: the last one on the way here that is no proxy of
  /// ours. Of IPv6 it is the network of 64 bits, since whoever has one address there has them all.
  String addressOf(HttpServerRequest request) {
    var address = request.remoteAddress().hostAddress();
    var forwarded = request.headers().getAll(FOR);
    if (forwarded.isEmpty()) {
      return counted(address);
    }
    if (!isTrusted(address)) {
      warn(address);
      return counted(address);
    }
    for (var hop : List.of(String.join(",", forwarded).split(",")).reversed()) {
      var ip = withoutPort(hop.strip());
      if (literal(ip).isEmpty()) {
        break;
      }
      address = ip;
      if (!isTrusted(address)) {
        break;
      }
    }
    return counted(address);
  }

  /// Some proxies write `1.2.3.4:5678` or `[2001:db8::1]:5678`.
  private static String withoutPort(String hop) {
    var form = WITH_PORT.matcher(hop);
    return form.matches() ? (form.group(1) == null ? form.group(2) : form.group(1)) : hop;
  }

  private static String counted(String address) {
    return literal(address)
        .filter(Inet6Address.class::isInstance)
        .map(ip -> HexFormat.of().formatHex(ip.getAddress(), 0, IPV6_NETWORK) + "::/64")
        .orElse(address);
  }

  /// `http://host:port` as the browser has it, for links and to compare origins with.
  String originOf(HttpServerRequest request) {
    boolean believed = isTrusted(request.remoteAddress().hostAddress());
    var scheme = believed ? request.getHeader("X-Forwarded-Proto") : null;
    var host = believed ? request.getHeader("X-Forwarded-Host") : null;
    return (scheme == null ? request.scheme() : scheme)
        + "://"
        + (host == null ? request.getHeader("Host") : host);
  }

  private void warn(String address) {
    if (!warned) {
      warned = true;
      LOG.warn(
          "Requests come through a proxy at {}. Limits per address count them all as one, until"
              + " TRUSTED_PROXIES names it.",
          address);
    }
  }
}
