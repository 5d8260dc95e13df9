package parlor.web;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import parlor.rooms.CopyCounts;

/// The addresses for those who run the node rather than play on it: its health for anyone, and its
/// figures for who passes the [Gate].
final class Operations {

  private static final String PLAIN = "text/plain; charset=utf-8";
  private static final int NOT_FOUND = 404;
  private static final int METHOD_NOT_ALLOWED = 405;
  private static final int UNAVAILABLE = 503;

  private final Gate gate;
  private final Connections connections;
  private final Supplier<Roster> roster;
  private final BooleanSupplier arrived;
  private final Future<Gauges> gauges;

  /// Answers for this node.
  ///
  /// @param arrived whether it knows by now which others there are
  Operations(
      Vertx vertx,
      Gate gate,
      Connections connections,
      Supplier<Roster> roster,
      Supplier<CopyCounts> copies,
      BooleanSupplier arrived) {
    this.gate = gate;
    this.connections = connections;
    this.roster = roster;
    this.arrived = arrived;
    this.gauges = vertx.executeBlocking(() -> new Gauges(roster, copies));
  }

  void addTo(Router router) {
    for (var path : new String[] {"/health/*", "/metrics", "/api/*"}) {
      router.route(path).handler(Operations::allowOnlyReading);
    }
    router.route("/metrics").handler(this::guard);
    router.route("/api/*").handler(this::guard);
    router.route("/health/live").handler(context -> answer(context, PLAIN, "ok\n"));
    router.route("/health/ready").handler(this::ready);
    router.route("/metrics").handler(this::metrics);
    router.route("/api/cluster").handler(this::cluster);
    router.route("/api/*").handler(context -> refuse(context, NOT_FOUND, "There is no such API."));
  }

  private static void allowOnlyReading(RoutingContext context) {
    var method = context.request().method();
    if (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD)) {
      context.next();
    } else {
      context.response().putHeader(HttpHeaders.ALLOW, "GET, HEAD");
      refuse(context, METHOD_NOT_ALLOWED, "This can only be read.");
    }
  }

  private void guard(RoutingContext context) {
    var request = context.request();
    gate.objection(request.remoteAddress().hostAddress(), request.headers())
        .ifPresentOrElse(refusal -> refuse(context, refusal), context::next);
  }

  private static void refuse(RoutingContext context, Gate.Refusal refusal) {
    if (refusal.asksForToken()) {
      context.response().putHeader("WWW-Authenticate", "Bearer realm=\"parlor\"");
    }
    refuse(context, refusal.status(), refusal.why());
  }

  /// Red until the node knows the others it is to share rooms with, or that there are none, and
  /// then only while it goes. One that has lost sight of all others still serves its rooms: a proxy
  /// that took it out would make the loss complete.
  private void ready(RoutingContext context) {
    if (!connections.areWelcome()) {
      refuse(context, UNAVAILABLE, Connections.STOPPING);
    } else if (!arrived.getAsBoolean()) {
      refuse(context, UNAVAILABLE, "This node is looking for the others.");
    } else {
      answer(context, PLAIN, "ready\n");
    }
  }

  private void cluster(RoutingContext context) {
    answer(context, "application/json", roster.get().json() + "\n");
  }

  /// What the JVM says about itself may take a moment.
  private void metrics(RoutingContext context) {
    gauges
        .compose(known -> context.vertx().executeBlocking(known::text))
        .onSuccess(text -> answer(context, Gauges.TYPE, text))
        .onFailure(context::fail);
  }

  private static void refuse(RoutingContext context, int status, String why) {
    context.response().setStatusCode(status);
    answer(context, PLAIN, why + "\n");
  }

  private static void answer(RoutingContext context, String type, String text) {
    var body = Buffer.buffer(text);
    var response =
        context
            .response()
            .putHeader(HttpHeaders.CONTENT_TYPE, type)
            .putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()))
            .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    if (context.request().method().equals(HttpMethod.HEAD)) {
      response.end();
    } else {
      response.end(body);
    }
  }
}
