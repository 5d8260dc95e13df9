package parlor.web;

import io.netty.util.NetUtil;
import io.vertx.core.MultiMap;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Who may look at the node itself rather than at its rooms: whoever shows the token. Where there
/// is none, only a person on this machine who asks the node directly.
///
/// A request from this machine is not always that person's. A proxy here forwards those of
/// strangers: it leaves its headers. A page of a stranger in a browser here asks too: under its own
/// origin, or, having made its name point at us, with that name as the host.
public final class Gate {

  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final String SCHEME = "Bearer ";
  private static final Pattern HOST = Pattern.compile("(\\[[^\\]]+]|[^:\\[\\]]+)(?::\\d{1,5})?");
  private static final Set<String> FORWARDING = Set.of("forwarded", "via", "x-real-ip");

  private final byte @Nullable [] token;

  /// @param token what opens it from anywhere
  public Gate(Optional<String> token) {
    this.token = token.map(Gate::bytes).orElse(null);
  }

  /// Why someone does not get in.
  record Refusal(int status, String why) {

    /// Whether to show a token would help.
    boolean asksForToken() {
      return status == UNAUTHORIZED;
    }
  }

  /// What speaks against letting someone in.
  ///
  /// @param peer the address at the other end of the connection
  /// @return nothing for who may come in
  Optional<Refusal> objection(String peer, MultiMap headers) {
    if (token != null) {
      return showsToken(token, headers)
          ? Optional.empty()
          : Optional.of(
              new Refusal(UNAUTHORIZED, "Show the ADMIN_TOKEN: Authorization: Bearer TOKEN"));
    }
    return isLocal(peer, headers)
        ? Optional.empty()
        : Optional.of(
            new Refusal(
                FORBIDDEN,
                "This is told only to who asks on this machine, at localhost and not through a"
                    + " proxy, until ADMIN_TOKEN is set."));
  }

  private static boolean showsToken(byte[] token, MultiMap headers) {
    var shown = headers.get("Authorization");
    return shown != null
        && shown.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        && MessageDigest.isEqual(token, bytes(shown.substring(SCHEME.length()).strip()));
  }

  private static boolean isLocal(String peer, MultiMap headers) {
    var hosts = headers.getAll("Host");
    return isLoopback(peer)
        && hosts.size() == 1
        && isLoopbackHost(hosts.getFirst())
        && headers.names().stream().noneMatch(Gate::isFromProxy)
        && comesFrom(hosts.getFirst(), headers.getAll("Origin"));
  }

  private static boolean isFromProxy(String header) {
    var name = header.toLowerCase(Locale.ROOT);
    return name.startsWith("x-forwarded-") || FORWARDING.contains(name);
  }

  private static boolean comesFrom(String host, List<String> origins) {
    return origins.stream()
        .allMatch(origin ->
            origin.equalsIgnoreCase("http://" + host)
                || origin.equalsIgnoreCase("https://" + host));
  }

  private static boolean isLoopbackHost(String host) {
    var form = HOST.matcher(host);
    return form.matches()
        && (form.group(1).equalsIgnoreCase("localhost")
            || isLoopback(form.group(1).replaceAll("[\\[\\]]", "")));
  }

  private static boolean isLoopback(String address) {
    byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
    try {
      return bytes != null && InetAddress.getByAddress(bytes).isLoopbackAddress();
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException("an address of " + bytes.length + " bytes", impossible);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
