package parlor.web;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/// Stands before what only those may see whom the [Gate] lets in, and tells the others why not.
final class Guard implements Handler<RoutingContext> {

  private final Gate gate;

  Guard(Gate gate) {
    this.gate = gate;
  }

  @Override
  public void handle(RoutingContext context) {
    var request = context.request();
    gate.objection(request.remoteAddress().hostAddress(), request.headers())
        .ifPresentOrElse(refusal -> refuse(context, refusal), context::next);
  }

  private static void refuse(RoutingContext context, Gate.Refusal refusal) {
    if (refusal.asksForToken()) {
      context.response().putHeader("WWW-Authenticate", "Bearer realm=\"parlor\"");
    }
    Answer.plain(refusal.status(), refusal.why()).to(context);
  }
}
