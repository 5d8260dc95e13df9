package parlor.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import io.vertx.openapi.validation.ValidatedRequest;
import java.util.Locale;
import java.util.Set;

/// The description itself, for programs and for people.
final class DescriptionActs implements Acts {

  private static final int OK = 200;

  private final Buffer description;
  private final Asset page;

  /// @param page shows the description to people
  DescriptionActs(Buffer description, Asset page) {
    this.description = description;
    this.page = page;
  }

  @Override
  public Set<String> ids() {
    return Set.of("page", "description");
  }

  @Override
  public void answer(String id, RoutingContext context, ValidatedRequest asked) {
    if (id.equals("page")) {
      page(context);
    } else {
      Answer.json(OK, description).to(context);
    }
  }

  private void page(RoutingContext context) {
    var accepted = context.request().getHeader(HttpHeaders.ACCEPT);
    context.response().putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
    boolean isForPeople =
        accepted != null && accepted.toLowerCase(Locale.ROOT).contains("text/html");
    var shown =
        isForPeople ? new Answer(OK, page.type(), page.plain()) : Answer.json(OK, description);
    shown.to(context);
  }
}
