package parlor.web;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/// A port for those machines that watch this one: figures and health, and nothing else. It asks for
/// no token, so nobody else is to reach it.
final class MetricsListener extends VerticleBase {

  private static final int NOT_FOUND = 404;

  private final int wanted;
  private final Operations operations;
  private @Nullable HttpServer server;

  /// @param port 0 for any free one
  MetricsListener(int port, Operations operations) {
    this.wanted = port;
    this.operations = operations;
  }

  @Override
  public Future<?> start() {
    var router = Router.router(vertx);
    operations.addTo(router, RoutingContext::next);
    router
        .route()
        .handler(context ->
            Answer.plain(NOT_FOUND, "Here are /metrics, /health/live and /health/ready.")
                .to(context));
    var listening = vertx.createHttpServer(Listener.options()).requestHandler(router);
    server = listening;
    return listening
        .listen(wanted)
        .recover(fault -> Future.failedFuture(Listener.understood(fault, wanted)));
  }

  @Override
  public Future<?> stop() {
    return Listener.ended(server);
  }

  int port() {
    return server == null ? 0 : server.actualPort();
  }
}
