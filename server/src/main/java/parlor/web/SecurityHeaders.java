package parlor.web;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/// What every answer tells browsers about itself: load nothing from elsewhere, run nothing written
/// into a page, show it in no frame, tell no other site the name of a room.
final class SecurityHeaders implements Handler<RoutingContext> {

  private final String policy;

  SecurityHeaders(Assets assets) {
    this.policy =
        String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self' " + assets.importMapSource(),
            "style-src 'self'",
            "img-src 'self' data:",
            "connect-src 'self'",
            "manifest-src 'self'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'");
  }

  @Override
  public void handle(RoutingContext context) {
    on(context).next();
  }

  RoutingContext on(RoutingContext context) {
    onAsset(context.response())
        .putHeader("Content-Security-Policy", policy)
        .putHeader("Referrer-Policy", "no-referrer")
        .putHeader("Cross-Origin-Opener-Policy", "same-origin")
        .putHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    return context;
  }

  /// On what pages load: it is what its type says, and for our own pages alone.
  static HttpServerResponse onAsset(HttpServerResponse response) {
    return response
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("Cross-Origin-Resource-Policy", "same-origin");
  }
}
