package parlor.web;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.openapi.validation.RequestParameter;
import io.vertx.openapi.validation.ValidatedRequest;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/// What answers some of the operations that are described.
interface Acts {

  /// The ids of these operations.
  Set<String> ids();

  /// Answers who asks, now or later.
  ///
  /// @param id of one of these operations
  /// @param asked has passed the checks
  void answer(String id, RoutingContext context, ValidatedRequest asked);

  /// Answers who asks once it is known what came of it. That is told on threads of others, which
  /// are not to be held up; nor is the event loop, where the answer goes.
  static <T> void tell(RoutingContext context, CompletionStage<T> asked, Function<T, Answer> form) {
    LongAnswer.begins(context);
    var loop = context.vertx().getOrCreateContext();
    Future.fromCompletionStage(asked, loop)
        .compose(came -> loop.executeBlocking(() -> form.apply(came), false))
        .onSuccess(answer -> answer.to(context))
        .onFailure(context::fail);
  }

  /// A part of the path.
  static String path(ValidatedRequest asked, String name) {
    return Optional.ofNullable(asked.getPathParameters().get(name))
        .map(RequestParameter::getString)
        .orElseThrow(() -> new IllegalStateException("described, but not there: " + name));
  }

  /// The body, empty where there was none.
  static JsonObject body(ValidatedRequest asked) {
    return asked.getBody().getJsonObject(new JsonObject());
  }
}
