package parlor.web;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parlor.web.Contract.Checked;
import parlor.web.Contract.Operation;

/// Rooms over HTTP for everyone, party and cluster for who passes the [Gate]. What can be asked
/// stands in a description: routes are made from it, requests are checked against it, and [Acts]
/// answer them.
final class Api {

  /// The description.
  static final String DESCRIPTION = "api/parlor.json";

  private static final String ALL = "/api/*";
  private static final Pattern OPEN = Pattern.compile("/api/rooms(/.*)?");
  private static final String NOTHING = "There is nothing at this address.";
  private static final int MOST_BYTES = 1_024 * 1_024;
  private static final Pattern JSON = Pattern.compile("(?i)application/json\\s*(;.*)?");
  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;
  private static final int METHOD_NOT_ALLOWED = 405;
  private static final int TOO_LARGE = 413;
  private static final int NOT_JSON = 415;
  private static final int BROKEN = 500;
  private static final Logger LOG = LoggerFactory.getLogger(Api.class);

  private final Guard guard;
  private final Doorman doorman;
  private final Contract contract;
  private final Map<String, Acts> acts = new HashMap<>();

  /// @param all between them answer every operation of the contract
  Api(Guard guard, Doorman doorman, Contract contract, List<Acts> all) {
    this.guard = guard;
    this.doorman = doorman;
    this.contract = contract;
    all.forEach(some -> some.ids().forEach(id -> acts.put(id, some)));
  }

  void addTo(Router router) {
    router.route(ALL).handler(this::admit).failureHandler(Api::fail);
    contract.operations().forEach(operation -> add(router, operation));
    contract.operations().stream()
        .collect(Collectors.groupingBy(Operation::route))
        .forEach((path, operations) -> {
          var allowed = allowed(operations);
          router.route(path).handler(context -> refuseMethod(context, allowed));
        });
    router.route(ALL).handler(context -> Answer.refused(NOT_FOUND, NOTHING).to(context));
  }

  /// Rooms ask by themselves who may do what.
  private void admit(RoutingContext context) {
    boolean isOpen = OPEN.matcher(context.normalizedPath()).matches();
    (isOpen ? doorman : guard).handle(context);
  }

  private void add(Router router, Operation operation) {
    if (operation.takesBody()) {
      route(router, operation).handler(Api::onlyJson);
      route(router, operation).handler(BodyHandler.create(false).setBodyLimit(MOST_BYTES));
    }
    route(router, operation).handler(context -> answer(context, operation));
  }

  private static Route route(Router router, Operation operation) {
    var route = router.route(operation.route()).method(operation.method());
    return operation.method().equals(HttpMethod.GET) ? route.method(HttpMethod.HEAD) : route;
  }

  private static String allowed(List<Operation> operations) {
    var methods = new TreeSet<String>();
    operations.forEach(operation -> methods.add(operation.method().name()));
    if (methods.contains("GET")) {
      methods.add("HEAD");
    }
    return String.join(", ", methods);
  }

  private static void refuseMethod(RoutingContext context, String allowed) {
    context.response().putHeader(HttpHeaders.ALLOW, allowed);
    Answer.refused(METHOD_NOT_ALLOWED, "This address answers " + allowed + ".").to(context);
  }

  /// A body that is empty needs no type.
  private static void onlyJson(RoutingContext context) {
    var headers = context.request().headers();
    var type = headers.get(HttpHeaders.CONTENT_TYPE);
    var length = headers.get(HttpHeaders.CONTENT_LENGTH);
    boolean isEmpty =
        !headers.contains(HttpHeaders.TRANSFER_ENCODING) && (length == null || length.equals("0"));
    if (isEmpty || (type != null && JSON.matcher(type).matches())) {
      context.next();
    } else {
      Answer.refused(NOT_JSON, "Send JSON, with Content-Type: application/json.").to(context);
    }
  }

  private void answer(RoutingContext context, Operation operation) {
    contract
        .check(operation, Asked.of(context))
        .compose(checked -> answer(context, operation, checked))
        .onFailure(context::fail);
  }

  private Future<Void> answer(RoutingContext context, Operation operation, Checked checked) {
    switch (checked) {
      case Checked.Fit(var asked) -> acts(operation).answer(operation.id(), context, asked);
      case Checked.Misfit(var why) -> Answer.refused(BAD_REQUEST, why).to(context);
    }
    return Future.succeededFuture();
  }

  private Acts acts(Operation operation) {
    return Optional.ofNullable(acts.get(operation.id()))
        .orElseThrow(
            () -> new IllegalStateException("described, but not there: " + operation.id()));
  }

  /// While the body was read, or by a fault of ours. That a client goes in the middle of its body
  /// is no news; it comes with the status 200.
  private static void fail(RoutingContext context) {
    int status = context.statusCode();
    if (status == TOO_LARGE) {
      Answer.refused(TOO_LARGE, "A body may have 1,048,576 bytes.").to(context);
    } else if (status >= BAD_REQUEST && status < BROKEN) {
      Answer.refused(status, "That is not a request this server understands.").to(context);
    } else if (status >= BROKEN && !context.response().closed()) {
      var request = context.request();
      LOG.error("answering {} {}", request.method(), request.path(), context.failure());
      Answer.json(
              BROKEN,
              JsonBody.outcome("broken", "Something broke on this node; its log says what."))
          .to(context);
    }
  }
}
