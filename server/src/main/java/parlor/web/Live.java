package parlor.web;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import parlor.rooms.RoomName;
import parlor.rooms.Rooms;

/// Turns a request for a live room into a [Connection].
final class Live {

  /// The version of docs/wire.md, as a WebSocket subprotocol.
  static final String PROTOCOL = "parlor.v1";

  private static final long JOIN_WITHIN_MILLIS = 10_000;
  private static final int BAD_REQUEST = 400;
  private static final int FORBIDDEN = 403;
  private static final int UPGRADE_REQUIRED = 426;

  private final Vertx vertx;
  private final Rooms<String> rooms;
  private final WebLimits limits;
  private final Origins origins;
  private final Connections connections;

  Live(
      Vertx vertx,
      Rooms<String> rooms,
      WebLimits limits,
      Origins origins,
      Connections connections) {
    this.vertx = vertx;
    this.rooms = rooms;
    this.limits = limits;
    this.origins = origins;
    this.connections = connections;
  }

  void upgrade(RoutingContext context, RoomName room) {
    var request = context.request();
    if (!"websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE))) {
      refuse(context, UPGRADE_REQUIRED, "This address is for WebSockets.");
    } else if (!origins.allows(request)) {
      refuse(context, FORBIDDEN, "Pages of other sites may not connect here.");
    } else if (!offersProtocol(request.getHeader("Sec-WebSocket-Protocol"))) {
      refuse(context, BAD_REQUEST, "This server speaks the subprotocol " + PROTOCOL + ".");
    } else {
      var address = origins.proxies().addressOf(request);
      request.toWebSocket().onSuccess(socket -> serve(socket, room, address));
    }
  }

  private static boolean offersProtocol(String offered) {
    return offered != null
        && List.of(offered.split(",")).stream().map(String::strip).anyMatch(PROTOCOL::equals);
  }

  private static void refuse(RoutingContext context, int status, String why) {
    context
        .response()
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
        .end(why + "\n");
  }

  private void serve(ServerWebSocket socket, RoomName room, String address) {
    var connection = new Connection(socket, room, address, rooms, limits);
    boolean welcome = connections.add(connection);
    connection.open(() -> connections.remove(connection));
    if (!welcome) {
      connection.refuse(Breach.TOO_MANY_SOCKETS, Connection.POLICY);
      return;
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
