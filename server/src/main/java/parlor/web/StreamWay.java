package parlor.web;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/// The way out to a watcher: an answer that goes on. From any thread.
final class StreamWay implements Watcher.Way {

  /// How many bytes may wait for a slow reader: a floor with 20,000 people.
  private static final int MOST_WAITING = 1_024 * 1_024;

  private final HttpServerResponse response;
  private final Context loop;

  /// @param context of the request, on its event loop
  StreamWay(RoutingContext context) {
    this.response = context.response();
    this.loop = context.vertx().getOrCreateContext();
    response.setChunked(true).setWriteQueueMaxSize(MOST_WAITING);
  }

  @Override
  public boolean isFull() {
    return response.writeQueueFull();
  }

  @Override
  public void write(Buffer line) {
    whileOpen(() -> response.write(line));
  }

  @Override
  public void end() {
    whileOpen(response::end);
  }

  @Override
  public void drop() {
    whileOpen(response::reset);
  }

  private void whileOpen(Runnable task) {
    loop.runOnContext(_ -> {
      if (!response.closed() && !response.ended()) {
        task.run();
      }
    });
  }
}
