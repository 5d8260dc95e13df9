package parlor.web;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import parlor.rooms.CopyCounts;

/// The addresses for those who run the node rather than play on it: its health, and its figures.
final class Operations {

  private static final int OK = 200;
  private static final int METHOD_NOT_ALLOWED = 405;
  private static final int UNAVAILABLE = 503;

  private final Connections connections;
  private final BooleanSupplier arrived;
  private final Future<Gauges> gauges;

  /// Answers for this node.
  ///
  /// @param arrived whether it knows by now which others there are
  Operations(
      Vertx vertx,
      Connections connections,
      Supplier<Roster> roster,
      Supplier<CopyCounts> copies,
      BooleanSupplier arrived) {
    this.connections = connections;
    this.arrived = arrived;
    this.gauges = vertx.executeBlocking(() -> new Gauges(roster, copies));
  }

  /// @param guard stands before the figures; health is for anyone
  void addTo(Router router, Handler<RoutingContext> guard) {
    for (var path : List.of("/health/*", "/metrics")) {
      router.route(path).handler(Operations::allowOnlyReading);
    }
    router.route("/metrics").handler(guard);
    router.route("/health/live").handler(context -> Answer.plain(OK, "ok").to(context));
    router.route("/health/ready").handler(this::ready);
    router.route("/metrics").handler(this::metrics);
  }

  private static void allowOnlyReading(RoutingContext context) {
    var method = context.request().method();
    if (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD)) {
      context.next();
    } else {
      context.response().putHeader(HttpHeaders.ALLOW, "GET, HEAD");
      Answer.plain(METHOD_NOT_ALLOWED, "This can only be read.").to(context);
    }
  }

  /// Red until the node knows the others it is to share rooms with, or that there are none, and
  /// then only while it goes. One that has lost sight of all others still serves its rooms: a proxy
  /// that took it out would make the loss complete.
  private void ready(RoutingContext context) {
    if (!connections.areWelcome()) {
      Answer.plain(UNAVAILABLE, Connections.STOPPING).to(context);
    } else if (!arrived.getAsBoolean()) {
      Answer.plain(UNAVAILABLE, "This node is looking for the others.").to(context);
    } else {
      Answer.plain(OK, "ready").to(context);
    }
  }

  /// What the JVM says about itself may take a moment.
  private void metrics(RoutingContext context) {
    gauges
        .compose(known -> context.vertx().executeBlocking(known::text))
        .onSuccess(text -> Answer.ok(Gauges.TYPE, text).to(context))
        .onFailure(context::fail);
  }
}
