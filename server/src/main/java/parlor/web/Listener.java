package parlor.web;

import io.netty.channel.unix.Errors.NativeIoException;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.SocketAddress;
import java.net.BindException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One event loop's share of the port.
final class Listener extends VerticleBase {

  /// How long a client may take to answer our closing of its socket.
  private static final int CLOSING_SECONDS = 3;

  /// Seconds after which a connection that asks for nothing is closed. WebSockets are pinged, so
  /// this ends only idle HTTP connections. Counted from what comes in: to watch what goes out too
  /// would cost each frame.
  private static final int IDLE_SECONDS = 30;

  /// How long what was asked before the end may take to be answered.
  private static final int LAST_ANSWERS_SECONDS = 2;

  /// Names the free port that all listeners are to share, where any will do.
  private static final int SHARED = 1;

  /// EADDRINUSE of Linux, as Netty negates it.
  private static final int ADDRESS_IN_USE = -98;

  private final int wanted;
  private final int frameBytes;
  private final Routes routes;
  private @Nullable HttpServer server;

  Listener(int port, int frameBytes, Routes routes) {
    this.wanted = port;
    this.frameBytes = frameBytes;
    this.routes = routes;
  }

  @Override
  public Future<?> start() {
    var options = options().setMaxWebSocketFrameSize(frameBytes);
    var listening = vertx.createHttpServer(options).requestHandler(routes.on(vertx));
    server = listening;
    return listening
        .listen(address())
        .recover(fault -> Future.failedFuture(understood(fault, wanted)));
  }

  /// Whoever has asked is answered.
  @Override
  public Future<?> stop() {
    return ended(server);
  }

  static Future<Void> ended(@Nullable HttpServer server) {
    return server == null
        ? Future.succeededFuture()
        : server.shutdown(LAST_ANSWERS_SECONDS, TimeUnit.SECONDS);
  }

  /// Netty's own transport has its own word for a taken port.
  static Throwable understood(Throwable fault, int port) {
    boolean isTaken =
        fault instanceof BindException
            || (fault instanceof NativeIoException unknown
                && unknown.expectedErr() == ADDRESS_IN_USE);
    return isTaken ? new PortTaken(port) : fault;
  }

  private SocketAddress address() {
    var host = HttpServerOptions.DEFAULT_HOST;
    return wanted == 0
        ? SocketAddress.sharedRandomPort(SHARED, host)
        : SocketAddress.inetSocketAddress(wanted, host);
  }

  static HttpServerOptions options() {
    var options = new HttpServerOptions();
    options.setHttp2ClearTextEnabled(false);
    options.setReadIdleTimeout(IDLE_SECONDS);
    options.addWebSocketSubProtocol(Live.PROTOCOL);
    options.setWebSocketClosingTimeout(CLOSING_SECONDS);
    options.setPerMessageWebSocketCompressionSupported(false);
    options.setPerFrameWebSocketCompressionSupported(false);
    return options;
  }

  int port() {
    return server == null ? 0 : server.actualPort();
  }
}
