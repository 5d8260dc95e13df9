package parlor;

import java.util.Optional;
import java.util.regex.Pattern;
import parlor.swarm.node.Discovery.HostPort;

/// One entry of `CLUSTER_PEERS`: `host`, `host:port`, `[ipv6]`, `[ipv6]:port`, or IPv6 alone.
final class Peer {

  private static final int HIGHEST_PORT = 65_535;
  private static final int LONGEST_NAME = 253;
  private static final Pattern FORM =
      Pattern.compile("(?:\\[(?<ip>[^\\]]+)]|(?<host>[^:\\[\\]]+))(?::(?<port>\\d{1,5}))?");
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_-]{0,62}(\\.[A-Za-z0-9_][A-Za-z0-9_-]{0,62})*\\.?");

  private Peer() {}

  /// @param usual the port where none is said
  static Optional<HostPort> parse(String text, int usual) {
    if (text.indexOf(':') != text.lastIndexOf(':') && !text.startsWith("[")) {
      return Ip.parse(text).map(ip -> new HostPort(ip.toString(), usual));
    }
    var form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    int port = form.group("port") == null ? usual : Integer.parseInt(form.group("port"));
    return host(form.group("ip") == null ? form.group("host") : form.group("ip"))
        .filter(_ -> port > 0 && port <= HIGHEST_PORT)
        .map(host -> new HostPort(host, port));
  }

  private static Optional<String> host(String text) {
    return Ip.parse(text)
        .map(Ip::toString)
        .or(() -> isName(text) ? Optional.of(text) : Optional.empty());
  }

  static boolean isName(String text) {
    return text.length() <= LONGEST_NAME && NAME.matcher(text).matches();
  }
}
