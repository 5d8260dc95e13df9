package parlor;

import java.util.Set;
import java.util.regex.Pattern;

/// Variables that begin like ours but come from others.
final class Foreign {

  /// What Node.js reads; many machines set some of them.
  private static final Set<String> NODE_JS =
      Set.of(
          "NODE_ENV",
          "NODE_OPTIONS",
          "NODE_PATH",
          "NODE_VERSION",
          "NODE_DEBUG",
          "NODE_EXTRA_CA_CERTS",
          "NODE_NO_WARNINGS",
          "NODE_TLS_REJECT_UNAUTHORIZED");

  /// Kubernetes tells every container of every service beside it: of one that is called `parlor` it
  /// sets `PARLOR_SERVICE_HOST`, `PARLOR_PORT_9000_TCP_ADDR` and more.
  private static final Pattern KUBERNETES =
      Pattern.compile(".+_(SERVICE_HOST|SERVICE_PORT(_.+)?|PORT_\\d+_(TCP|UDP|SCTP)(_.+)?)");

  private static final Pattern KUBERNETES_PORT = Pattern.compile("(tcp|udp|sctp)://.+");

  private Foreign() {}

  static boolean owns(String name, String value) {
    return NODE_JS.contains(name)
        || KUBERNETES.matcher(name).matches()
        || (name.endsWith("_PORT") && KUBERNETES_PORT.matcher(value).matches());
  }
}
