package parlor.web;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.Map;

/// Stands before what anyone may ask, as long as it is no page of another site and not too much.
/// Safe to use from any thread.
final class Doorman implements Handler<RoutingContext> {

  private static final int FORBIDDEN = 403;
  private static final int TOO_MANY = 429;

  /// So many addresses are told apart; when there are more, all begin anew.
  private static final int MOST = 10_000;

  private final Origins origins;
  private final int perSecond;
  private final Map<String, Pace> paces = new HashMap<>();

  /// @param perSecond how often one address may ask, on average; twice as often at once
  Doorman(Origins origins, int perSecond) {
    this.origins = origins;
    this.perSecond = perSecond;
  }

  @Override
  public void handle(RoutingContext context) {
    var request = context.request();
    if (!origins.allows(request)) {
      Answer.refused(FORBIDDEN, "Pages of other sites may not ask here.").to(context);
    } else if (!allows(origins.proxies().addressOf(request), System.nanoTime())) {
      Answer.refused(TOO_MANY, Breach.TOO_FAST.sentence()).to(context);
    } else {
      context.next();
    }
  }

  private synchronized boolean allows(String address, long now) {
    if (paces.size() >= MOST) {
      paces.clear();
    }
    return paces.computeIfAbsent(address, _ -> new Pace(perSecond, now)).allows(now);
  }
}
