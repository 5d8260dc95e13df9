package parlor.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

/// What one request is answered, and nobody keeps: how it is now.
///
/// @param type its media type
record Answer(int status, String type, Buffer body) {

  private static final int OK = 200;

  static Answer ok(String type, String text) {
    return new Answer(OK, type, Buffer.buffer(text));
  }

  static Answer plain(int status, String line) {
    return new Answer(status, "text/plain; charset=utf-8", Buffer.buffer(line + "\n"));
  }

  static Answer json(int status, Buffer body) {
    return new Answer(status, "application/json", body);
  }

  /// What the API says to who is refused.
  static Answer refused(int status, String why) {
    return json(status, JsonBody.outcome("refused", why));
  }

  /// Says it to who asked, unless they have gone. On their event loop.
  void to(RoutingContext context) {
    var response = context.response();
    if (response.closed() || response.ended()) {
      return;
    }
    response
        .setStatusCode(status)
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
