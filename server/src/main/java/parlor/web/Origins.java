package parlor.web;

import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whose pages may open a live connection here: this node's own, and no other site's.
///
/// @param publicUrl what the node is called from outside, where that is set
/// @param proxies who is believed about it otherwise
record Origins(Optional<URI> publicUrl, Proxies proxies) {

  /// What links say: `PUBLIC_URL`, else what the browser asked for.
  String base(HttpServerRequest request) {
    return publicUrl.map(URI::toString).orElseGet(() -> proxies.originOf(request));
  }

  /// Programs send no origin and are let in: they could send any.
  ///
  /// The scheme is left out of the comparison with the host asked for: a proxy that ends TLS need
  /// not say so.
  boolean allows(HttpServerRequest request) {
    var origin = request.getHeader("Origin");
    if (origin == null) {
      return true;
    }
    if (origin.equals("null")) {
      return false;
    }
    return authority(origin).equals(authority(proxies.originOf(request)))
        || publicUrl.filter(url -> authority(origin).equals(authority(url.toString()))).isPresent();
  }

  private static String authority(@Nullable String origin) {
    var text = String.valueOf(origin).toLowerCase(Locale.ROOT);
    int scheme = text.indexOf("://");
    return scheme < 0 ? text : text.substring(scheme + 3);
  }
}
