package parlor.web;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.Json;
import io.vertx.ext.web.RoutingContext;
import io.vertx.openapi.validation.RequestParameter;
import io.vertx.openapi.validation.ValidatableRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A request as it is checked against the description.
///
/// All parameters are text, and stand as JSON strings in here: bare, Vert.x takes what looks like a
/// number for one, and refuses a room that is called `1.5`.
final class Asked implements ValidatableRequest {

  private final Map<String, RequestParameter> path;
  private final Map<String, RequestParameter> query;
  private final RequestParameter body;
  private final @Nullable String contentType;

  /// @param body nothing where there was none
  Asked(
      Map<String, String> path,
      MultiMap query,
      @Nullable Buffer body,
      @Nullable String contentType) {
    this.path =
        path.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> text(entry.getValue())));
    this.query =
        query.names().stream()
            .collect(Collectors.toUnmodifiableMap(name -> name, name -> list(query.getAll(name))));
    this.body = () -> body;
    this.contentType = contentType;
  }

  /// What a request asks whose body, if it may have one, has been read.
  static Asked of(RoutingContext context) {
    return new Asked(
        context.pathParams(),
        context.queryParams(),
        context.body().buffer(),
        context.request().getHeader(HttpHeaders.CONTENT_TYPE));
  }

  private static RequestParameter text(String value) {
    var quoted = Json.encode(value);
    return () -> quoted;
  }

  /// Separated by commas, or given several times.
  private static RequestParameter list(List<String> values) {
    var quoted =
        values.stream()
            .flatMap(some -> Stream.of(some.split(",", -1)))
            .map(Json::encode)
            .collect(Collectors.joining(","));
    return () -> quoted;
  }

  @Override
  public Map<String, RequestParameter> getPathParameters() {
    return path;
  }

  @Override
  public Map<String, RequestParameter> getQuery() {
    return query;
  }

  /// The description knows none.
  @Override
  public Map<String, RequestParameter> getHeaders() {
    return Map.of();
  }

  /// The description knows none.
  @Override
  public Map<String, RequestParameter> getCookies() {
    return Map.of();
  }

  @Override
  public RequestParameter getBody() {
    return body;
  }

  @Override
  public @Nullable String getContentType() {
    return contentType;
  }
}
