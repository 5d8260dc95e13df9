package parlor.web;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import parlor.rooms.RoomName;
import parlor.rooms.Rooms;

/// Turns a request for a live room into a [Connection].
final class Live {

  /// The version of docs/wire.md, as a WebSocket subprotocol.
  static final String PROTOCOL = "parlor.v1";

  private static final Pattern PATH = Pattern.compile("/r/([^/]+)/live");
  private static final long JOIN_WITHIN_MILLIS = 10_000;
  private static final int BAD_REQUEST = 400;
  private static final int FORBIDDEN = 403;
  private static final int UPGRADE_REQUIRED = 426;
  private static final int UNAVAILABLE = 503;

  private final Vertx vertx;
  private final Rooms<Frame> rooms;
  private final WebLimits limits;
  private final Origins origins;
  private final Connections connections;
  private final Guesses guesses;
  private final Outbox.All outboxes = new Outbox.All();

  Live(
      Vertx vertx,
      Rooms<Frame> rooms,
      WebLimits limits,
      Origins origins,
      Connections connections,
      Guesses guesses) {
    this.vertx = vertx;
    this.rooms = rooms;
    this.limits = limits;
    this.origins = origins;
    this.connections = connections;
    this.guesses = guesses;
  }

  /// Opens the live connection that someone asks for, if they do and may have it.
  ///
  /// Asked before the routes are: what those make of a request would stay in memory with its
  /// socket, and would hide the socket behind one of its own.
  boolean opens(HttpServerRequest request) {
    var room = room(request.path());
    if (room.isEmpty() || objection(request).isPresent()) {
      return false;
    }
    var address = origins.proxies().addressOf(request);
    request.toWebSocket().onSuccess(socket -> serve(socket, room.get(), address));
    return true;
  }

  private static Optional<RoomName> room(String path) {
    var live = PATH.matcher(path);
    return live.matches() ? RoomName.parse(live.group(1)) : Optional.empty();
  }

  /// Why a request for a live connection gets none.
  private record Objection(int status, String why) {}

  private Optional<Objection> objection(HttpServerRequest request) {
    if (!isUpgrade(request)) {
      return Optional.of(new Objection(UPGRADE_REQUIRED, "This address is for WebSockets."));
    }
    if (!connections.areWelcome()) {
      return Optional.of(new Objection(UNAVAILABLE, Connections.STOPPING));
    }
    if (!origins.allows(request)) {
      return Optional.of(new Objection(FORBIDDEN, "Pages of other sites may not connect here."));
    }
    return offersProtocol(request.getHeader("Sec-WebSocket-Protocol"))
        ? Optional.empty()
        : Optional.of(
            new Objection(BAD_REQUEST, "This server speaks the subprotocol " + PROTOCOL + "."));
  }

  private static boolean isUpgrade(HttpServerRequest request) {
    return request.method().equals(HttpMethod.GET)
        && "websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE));
  }

  private static boolean offersProtocol(@Nullable String offered) {
    return offered != null
        && List.of(offered.split(",")).stream().map(String::strip).anyMatch(PROTOCOL::equals);
  }

  /// Says what is wrong with a request that opened nothing.
  void refuse(RoutingContext context) {
    var objection =
        objection(context.request())
            .orElse(new Objection(BAD_REQUEST, "Write the name of the room as it is."));
    context
        .response()
        .setStatusCode(objection.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
        .end(objection.why() + "\n");
  }

  private void serve(ServerWebSocket socket, RoomName room, String address) {
    var connection =
        new Connection(socket, new Line(socket, outboxes), room, address, rooms, limits, guesses);
    boolean welcome = connections.add(connection);
    connection.open(() -> connections.remove(connection));
    if (!welcome) {
      connection.refuse(Breach.TOO_MANY_SOCKETS, Connection.POLICY);
      return;
    }
    if (!connections.areWelcome()) {
      connection.drain();
    }
    vertx.setTimer(
        JOIN_WITHIN_MILLIS,
        _ -> {
          if (!connection.hasJoined()) {
            connection.refuse(Breach.SILENT, Connection.POLICY);
          }
        });
  }
}
