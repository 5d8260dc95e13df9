package parlor.web;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import parlor.nodes.Nodes;
import parlor.party.Party;

/// The party as it goes on: a stream of lines for each who watches, from one [Lookout] for all of
/// them. Safe to use from any thread.
final class PartyLive {

  private static final int MOST = 100;
  private static final String LINES = "application/x-ndjson";
  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;

  private final Vertx vertx;
  private final Party party;
  private final Nodes nodes;
  private final Context loop;
  private final AtomicInteger count = new AtomicInteger();
  private volatile boolean welcome = true;

  /// There as long as somebody watches. Only for the event loop.
  private @Nullable Lookout lookout;

  PartyLive(Vertx vertx, Party party, Nodes nodes) {
    this.vertx = vertx;
    this.party = party;
    this.nodes = nodes;
    this.loop = vertx.getOrCreateContext();
  }

  /// Shows it to who asks, as long as they read.
  void watch(RoutingContext context) {
    if (context.request().method().equals(HttpMethod.HEAD)) {
      new Answer(OK, LINES, Buffer.buffer()).to(context);
    } else if (!welcome) {
      Answer.refused(UNAVAILABLE, Connections.STOPPING).to(context);
    } else if (count.incrementAndGet() > MOST) {
      count.decrementAndGet();
      Answer.refused(UNAVAILABLE, MOST + " watch already on this node, which is the most it takes.")
          .to(context);
    } else {
      begin(context);
    }
  }

  private void begin(RoutingContext context) {
    LongAnswer.begins(context);
    context
        .response()
        .putHeader(HttpHeaders.CONTENT_TYPE, LINES)
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    var watcher = new Watcher(new StreamWay(context));
    context.addEndHandler(_ -> {
      count.decrementAndGet();
      loop.runOnContext(_ -> remove(watcher));
    });
    context.response().writeHead();
    loop.runOnContext(_ -> add(watcher));
  }

  private void add(Watcher watcher) {
    if (!welcome) {
      watcher.end();
      return;
    }
    if (lookout == null) {
      lookout = new Lookout(vertx, party, nodes);
    }
    lookout.add(watcher);
  }

  private void remove(Watcher watcher) {
    if (lookout != null) {
      lookout.remove(watcher);
      if (lookout.isDeserted()) {
        lookout.end();
        lookout = null;
      }
    }
  }

  /// Shows it to nobody new.
  void turnAway() {
    welcome = false;
  }

  /// Ends all streams.
  Future<Void> end() {
    turnAway();
    var ended = Promise.<Void>promise();
    loop.runOnContext(_ -> {
      if (lookout != null) {
        lookout.end();
        lookout = null;
      }
      ended.complete();
    });
    return ended.future();
  }
}
