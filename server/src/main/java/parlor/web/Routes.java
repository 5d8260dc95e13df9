package parlor.web;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import parlor.nodes.Nodes;
import parlor.rooms.Glance;
import parlor.rooms.RoomName;
import parlor.rooms.Rooms;

/// Which address is answered by what.
final class Routes {

  private static final String FOREVER = "public, max-age=31536000, immutable";
  private static final String REVALIDATE = "no-cache";
  private static final String NEVER_KEPT = "no-store";
  private static final String START = "start.html";
  private static final String ROOM = "room.html";
  private static final String RESULTS = "results.html";
  private static final String HOUSE = "party.html";
  private static final String CLUSTER = "cluster.html";
  private static final String MISSING = "missing.html";
  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;
  private static final Pattern GZIP =
      Pattern.compile("(?:^|,)\\s*gzip\\s*(?:;\\s*q=(?:1|0\\.\\d*[1-9])[\\d.]*\\s*)?(?:,|$)");
  private static final int PERMANENT = 308;
  private static final int SEE_OTHER = 303;

  private final Rooms<Frame> rooms;
  private final Nodes nodes;
  private final Origins origins;
  private final Assets assets;
  private final Live live;
  private final Connections connections;
  private final Operations operations;
  private final Guard guard;
  private final Api api;

  Routes(
      Inside inside,
      Origins origins,
      Assets assets,
      Live live,
      Connections connections,
      Operations operations,
      Guard guard,
      Api api) {
    this.rooms = inside.rooms();
    this.nodes = inside.nodes();
    this.origins = origins;
    this.assets = assets;
    this.live = live;
    this.connections = connections;
    this.operations = operations;
    this.guard = guard;
    this.api = api;
  }

  Handler<HttpServerRequest> on(Vertx vertx) {
    var router = router(vertx);
    return request -> {
      sign(request.response());
      if (!live.opens(request)) {
        router.handle(request);
      }
    };
  }

  /// Which of many nodes it is that answers, and that it will not answer much longer.
  private void sign(HttpServerResponse response) {
    if (nodes.areExpected()) {
      response.putHeader("Parlor-Node", nodes.self());
    }
    if (!connections.areWelcome()) {
      response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    }
  }

  private Router router(Vertx vertx) {
    var router = Router.router(vertx);
    var headers = new SecurityHeaders(assets);
    get(router, "/assets/:version/*").handler(this::asset);
    router.route().handler(headers);
    get(router, "/").handler(context -> send(context, localized(context, START), REVALIDATE));
    get(router, "/party").handler(context -> send(context, localized(context, HOUSE), REVALIDATE));
    get(router, "/cluster")
        .handler(context -> send(context, localized(context, CLUSTER), REVALIDATE));
    get(router, "/new").handler(this::freshRoom);
    get(router, "/r/:room").handler(context -> inRoom(context, this::page));
    get(router, "/r/:room/results").handler(context -> inRoom(context, this::results));
    get(router, "/r/:room/live")
        .handler(context -> inRoom(context, (asked, _) -> live.refuse(asked)));
    get(router, "/r/:room/glance").handler(context -> inRoom(context, this::glance));
    get(router, "/r/:room/qr.svg").handler(context -> inRoom(context, this::qrCode));
    get(router, "/robots.txt").handler(context -> send(context, ROBOTS, REVALIDATE));
    api.addTo(router);
    operations.addTo(router, guard);
    router.route().handler(this::missing);
    // What fails before any route is asked. Everyone can send that, so it is nothing for the log.
    router.errorHandler(BAD_REQUEST, context -> malformed(headers.on(context)));
    router.errorHandler(NOT_FOUND, context -> missing(headers.on(context)));
    return router;
  }

  /// Such as a path with half an escape.
  private static void malformed(RoutingContext context) {
    context
        .response()
        .setStatusCode(BAD_REQUEST)
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
        .end("That is not a request this server understands.\n");
  }

  /// Rooms are found by those who were given their name, not by search engines.
  private static final Asset ROBOTS = Asset.of("text/plain", "User-agent: *\nDisallow: /r/\n");

  private static io.vertx.ext.web.Route get(Router router, String path) {
    return router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD);
  }

  private void freshRoom(RoutingContext context) {
    redirect(context, SEE_OTHER, "/r/" + rooms.freshName());
  }

  private void inRoom(RoutingContext context, BiConsumer<RoutingContext, RoomName> answer) {
    Optional<RoomName> name = RoomName.parse(context.pathParam("room"));
    name.ifPresentOrElse(known -> answer.accept(context, known), () -> missing(context));
  }

  /// A page in the language the browser asks for.
  private Asset localized(RoutingContext context, String file) {
    context.response().putHeader(HttpHeaders.VARY, "accept-encoding, accept-language");
    var asked = context.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE);
    return assets.page(file, Languages.askedFor(asked));
  }

  private void page(RoutingContext context, RoomName name) {
    page(context, ROOM, "/r/" + name);
  }

  private void results(RoutingContext context, RoomName name) {
    page(context, RESULTS, "/r/" + name + "/results");
  }

  /// One address for each room, so that its page finds what it remembers of it.
  private void page(RoutingContext context, String file, String address) {
    if (context.request().path().equals(address)) {
      send(context, localized(context, file), REVALIDATE);
    } else {
      redirect(context, PERMANENT, address);
    }
  }

  private void glance(RoutingContext context, RoomName name) {
    var asked = context.vertx().getOrCreateContext();
    rooms.glance(name, seen -> asked.runOnContext(_ -> glance(context, seen)));
  }

  private static void glance(RoutingContext context, Glance seen) {
    context
        .response()
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
        .putHeader(HttpHeaders.CACHE_CONTROL, NEVER_KEPT)
        .end(FrameWriter.glance(seen));
  }

  private void qrCode(RoutingContext context, RoomName name) {
    var link = origins.base(context.request()) + "/r/" + name;
    QrCode.svg(link)
        .map(svg -> Asset.of("image/svg+xml", svg))
        .ifPresentOrElse(code -> send(context, code, REVALIDATE), () -> missing(context));
  }

  /// While nodes of two versions serve side by side a page of one may ask the other for what it
  /// loads: better ours than nothing, but not to be kept.
  ///
  /// A page loads fifty of these, so they go without the headers that only say something about
  /// pages: those would weigh more than Lit does.
  private void asset(RoutingContext context) {
    boolean ours = context.pathParam("version").equals(assets.version());
    var asset = assets.find(context.pathParam("*"));
    if (asset.isPresent()) {
      SecurityHeaders.onAsset(context.response());
      send(context, asset.get(), ours ? FOREVER : NEVER_KEPT);
    } else {
      context.next();
    }
  }

  private void missing(RoutingContext context) {
    context.response().setStatusCode(NOT_FOUND);
    write(context, localized(context, MISSING), NEVER_KEPT);
  }

  private static void redirect(RoutingContext context, int status, String to) {
    context
        .response()
        .setStatusCode(status)
        .putHeader(HttpHeaders.LOCATION, to)
        .putHeader(HttpHeaders.CACHE_CONTROL, NEVER_KEPT)
        .end();
  }

  private static void send(RoutingContext context, Asset asset, String kept) {
    context.etag(asset.etag().replace("\"", ""));
    if (context.isFresh()) {
      context.response().setStatusCode(304).putHeader(HttpHeaders.CACHE_CONTROL, kept).end();
    } else {
      write(context, asset, kept);
    }
  }

  private static void write(RoutingContext context, Asset asset, String kept) {
    boolean gzip = acceptsGzip(context);
    HttpServerResponse response =
        context
            .response()
            .putHeader(HttpHeaders.CONTENT_TYPE, asset.type())
            .putHeader(HttpHeaders.CACHE_CONTROL, kept);
    if (!response.headers().contains(HttpHeaders.VARY)) {
      response.putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    }
    if (gzip) {
      response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
    }
    var body = gzip ? asset.gzip() : asset.plain();
    if (context.request().method().equals(HttpMethod.HEAD)) {
      response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length())).end();
    } else {
      response.end(body);
    }
  }

  /// Read by hand: Vert.x throws at a header that is none.
  private static boolean acceptsGzip(RoutingContext context) {
    var accepted = context.request().getHeader(HttpHeaders.ACCEPT_ENCODING);
    return accepted != null && GZIP.matcher(accepted).find();
  }
}
