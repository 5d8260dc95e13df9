package parlor.web;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.validation.RequestValidator;
import io.vertx.openapi.validation.ValidatableRequest;
import io.vertx.openapi.validation.ValidatedRequest;
import io.vertx.openapi.validation.ValidatorException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What an OpenAPI description says: which operations there are, and whether a request fits the one
/// that it asks for.
///
/// The checks are those of Vert.x. It takes it up to a second to make them of a description, so it
/// does when the first request comes that has something to check.
final class Contract {

  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

  private final Vertx vertx;
  private final Buffer text;
  private final JsonObject description;
  private final List<Operation> operations;
  private @Nullable Future<RequestValidator> checks;

  /// @param resource where the description is, as JSON
  Contract(Vertx vertx, String resource) {
    this.vertx = vertx;
    this.text = Buffer.buffer(Assets.text(resource));
    this.description = text.toJsonObject();
    this.operations =
        description.getJsonObject("paths").stream()
            .flatMap(path -> operations(path.getKey(), (JsonObject) path.getValue()))
            .toList();
  }

  /// One thing that can be asked.
  ///
  /// @param path such as `/rooms/{room}`
  /// @param takesParameters in the path or behind it
  record Operation(
      String id, HttpMethod method, String path, boolean takesParameters, boolean takesBody) {

    /// The path as a router writes it.
    String route() {
      return path.replaceAll("\\{(\\w+)}", ":$1");
    }
  }

  private static Stream<Operation> operations(String path, JsonObject item) {
    return METHODS.stream()
        .filter(item::containsKey)
        .sorted()
        .map(method -> {
          var described = item.getJsonObject(method);
          return new Operation(
              described.getString("operationId"),
              HttpMethod.valueOf(method.toUpperCase(Locale.ROOT)),
              path,
              item.containsKey("parameters") || described.containsKey("parameters"),
              described.containsKey("requestBody"));
        });
  }

  /// The description itself.
  Buffer text() {
    return text;
  }

  /// By their paths, in the order of the description.
  List<Operation> operations() {
    return operations;
  }

  /// What comes of a check.
  sealed interface Checked {

    /// It is asked as the description says.
    record Fit(ValidatedRequest asked) implements Checked {}

    /// It is not.
    ///
    /// @param why a sentence for who asked
    record Misfit(String why) implements Checked {}
  }

  /// Checks a request: elsewhere, but it is told on the event loop that asked.
  Future<Checked> check(Operation operation, ValidatableRequest asked) {
    if (!operation.takesParameters() && !operation.takesBody()) {
      return Future.succeededFuture(new Checked.Fit(asked));
    }
    var loop = vertx.getOrCreateContext();
    var checked = Promise.<Checked>promise();
    checks()
        .compose(known -> known.validate(asked, operation.id()))
        .<Checked>map(Checked.Fit::new)
        .recover(fault -> misfit(operation, fault))
        .onComplete((outcome, fault) -> loop.runOnContext(_ -> checked.complete(outcome, fault)));
    return checked.future();
  }

  private Future<Checked> misfit(Operation operation, Throwable fault) {
    return fault instanceof ValidatorException objection
        ? Future.succeededFuture(
            new Checked.Misfit(new Objection(description, operation, objection).sentence()))
        : Future.failedFuture(fault);
  }

  private synchronized Future<RequestValidator> checks() {
    var known = checks;
    if (known == null) {
      known =
          OpenAPIContract.from(vertx, questions(description.copy()))
              .map(contract -> RequestValidator.create(vertx, contract));
      checks = known;
    }
    return known;
  }

  /// The description without what is answered: that is not checked, and Vert.x refuses to read one
  /// with pages or streams in it.
  private static JsonObject questions(JsonObject description) {
    var anything = new JsonObject().put("default", new JsonObject().put("description", "any"));
    for (var path : description.getJsonObject("paths")) {
      var item = (JsonObject) path.getValue();
      METHODS.stream()
          .filter(item::containsKey)
          .forEach(method -> item.getJsonObject(method).put("responses", anything));
    }
    description.getJsonObject("components").remove("responses");
    return description;
  }
}
