package parlor.web;

import io.netty.handler.timeout.IdleStateHandler;
import io.vertx.core.http.impl.HttpServerConnection;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.TimeUnit;

/// An answer that may take longer than a connection may be silent. Only what comes in counts
/// against silence, and who waits for an answer says nothing: meanwhile it does not count.
final class LongAnswer {

  private static final String IDLE = "idle";

  private LongAnswer() {}

  /// From now until this request is answered. On its event loop.
  static void begins(RoutingContext context) {
    var channel = ((HttpServerConnection) context.request().connection()).channelHandlerContext();
    var pipeline = channel.pipeline();
    var limit = pipeline.get(IdleStateHandler.class);
    if (limit != null) {
      pipeline.remove(limit);
      context.addEndHandler(_ -> {
        if (channel.channel().isActive()) {
          pipeline.addBefore(channel.name(), IDLE, again(limit));
        }
      });
    }
  }

  private static IdleStateHandler again(IdleStateHandler limit) {
    return new IdleStateHandler(
        limit.getReaderIdleTimeInMillis(),
        limit.getWriterIdleTimeInMillis(),
        limit.getAllIdleTimeInMillis(),
        TimeUnit.MILLISECONDS);
  }
}
