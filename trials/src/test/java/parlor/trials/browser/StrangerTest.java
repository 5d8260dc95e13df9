package parlor.trials.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import parlor.trials.Http;

/// The page of another site, in the browser of someone on whose machine a node runs that has no
/// token. It may ask what it likes, and nothing comes of it.
@Timeout(120)
class StrangerTest {

  private static final String TEXT = "from a page of another site";

  /// All that a page can send: with or without asking the browser's leave first, or as a form.
  private static final String ASKS =
      """
      async ({ node, text }) => {
        const body = JSON.stringify({ text });
        const path = node + '/api/cluster/nodes/parlor/messages';
        const tries = [
          [path, { method: 'POST', body, headers: { 'Content-Type': 'application/json' } }],
          [path, { method: 'POST', body, mode: 'no-cors' }],
          [node + '/api/party/rooms', { method: 'POST', mode: 'no-cors' }],
          [node + '/api/party', { method: 'DELETE' }],
          [node + '/api/cluster', {}],
          [node + '/metrics', {}],
        ];
        const outcomes = [];
        for (const [url, options] of tries) {
          try {
            const answer = await fetch(url, options);
            outcomes.push(answer.type === 'opaque' ? 'unread' : 'read ' + answer.status);
          } catch {
            outcomes.push('failed');
          }
        }
        return outcomes;
      }
      """;

  @RegisterExtension final Table table = Table.onANodeOfItsOwn();

  private final HttpServer site = aSite();

  private static HttpServer aSite() {
    try {
      var site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      site.createContext(
          "/",
          exchange -> {
            byte[] page =
                "<!doctype html><title>Elsewhere</title>".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, page.length);
            try (exchange) {
              exchange.getResponseBody().write(page);
            }
          });
      site.start();
      return site;
    } catch (IOException fault) {
      throw new UncheckedIOException("opening another site", fault);
    }
  }

  @AfterEach
  void the_site_closes() {
    site.stop(0);
  }

  @Test
  void a_page_of_another_site_reads_nothing_and_changes_nothing() {
    table.complaints().mayHold("Eve");
    var origin = "http://localhost:" + site.getAddress().getPort();
    var eve = table.someone("Eve", origin, new Browser.NewContextOptions());
    eve.page().navigate(origin + "/");
    var node = table.node();
    var outcomes = eve.page().evaluate(ASKS, Map.of("node", node.url(), "text", TEXT));

    assertThat((List<?>) outcomes).hasSize(6).allMatch(List.of("failed", "unread")::contains);
    assertThat(node.log().lines()).noneMatch(line -> line.contains(TEXT));
    assertThat(Http.get(node, "/api/cluster").text()).doesNotContain(TEXT);
    assertThat(Http.get(node, "/api/party/rooms").text()).isEqualTo("{\"rooms\":[]}");
  }
}
