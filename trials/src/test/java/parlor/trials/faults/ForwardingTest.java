package parlor.trials.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static parlor.trials.Node.aNode;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import parlor.trials.Guest;
import parlor.trials.Http;
import parlor.trials.Node;
import parlor.trials.Patience;
import parlor.trials.Person;
import parlor.trials.Room;
import parlor.trials.Wire;
import parlor.trials.cluster.Certificate;
import parlor.trials.cluster.Proxy;

/// A real proxy on the same host, which ends TLS and says for whom it asks.
@Timeout(180)
class ForwardingTest {

  private static final Certificate CERTIFICATE = Certificate.ofLocalhost();

  @AutoClose
  private static final HttpClient BROWSER =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .sslContext(CERTIFICATE.trusting())
          .build();

  @Test
  void a_proxy_on_this_host_opens_nothing_to_strangers() throws Exception {
    try (var node = aNode();
        var proxy = Proxy.withTls(List.of(node), CERTIFICATE)) {
      assertThat(status(proxy, "/")).isEqualTo(200);
      for (var path : List.of("/api/cluster", "/api/party/rooms", "/api", "/metrics")) {
        assertThat(status(proxy, path)).as(path).isEqualTo(403);
        assertThat(Http.get(proxy, path).status()).as(path).isEqualTo(403);
      }
      var drain =
          HttpRequest.newBuilder(URI.create(proxy.tlsUrl() + "/api/cluster/nodes/parlor/drain"))
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString("{\"acceptLoss\":true}"))
              .build();
      assertThat(BROWSER.send(drain, BodyHandlers.ofString()).statusCode()).isEqualTo(403);
      assertThat(node.isRunning()).isTrue();
    }
  }

  private static int status(Proxy proxy, String path) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(proxy.tlsUrl() + path)).build();
    return BROWSER.send(request, BodyHandlers.ofString()).statusCode();
  }

  @Test
  void who_asks_is_known_only_from_a_proxy_that_is_trusted() {
    try (var node = aNode("PARLOR_SOCKETS_PER_ADDRESS=1");
        var proxy = Proxy.withTls(List.of(node), CERTIFICATE)) {
      var room = proxy.room("strangers");
      from(room, "127.0.0.5", "").pings();
      from(room, "127.0.0.6", "").isClosed(1008, "too-many-sockets");
      Patience.until(
          Patience.SHORT,
          () -> "the advice in " + node.log(),
          () -> node.log().lines().stream().anyMatch(line -> line.contains("TRUSTED_PROXIES")));
    }
    try (var node = aNode("PARLOR_SOCKETS_PER_ADDRESS=1", "TRUSTED_PROXIES=127.0.0.1");
        var proxy = Proxy.withTls(List.of(node), CERTIFICATE)) {
      var room = proxy.room("known");
      from(room, "127.0.0.5", "").pings();
      from(room, "127.0.0.6", "").pings();
      from(room, "127.0.0.5", "").isClosed(1008, "too-many-sockets");
      from(room, "127.0.0.6", "192.0.2.7").isClosed(1008, "too-many-sockets");
      node.log().isClean();
    }
  }

  /// @param claimed what the client itself says that it comes from; nothing where it is empty
  private static Guest from(Room room, String address, String claimed) {
    var manner = Wire.Manner.GOOD.from(address);
    return room.knock(
        Person.called("x"),
        claimed.isEmpty() ? manner : manner.saying("X-Forwarded-For: " + claimed));
  }

  @Test
  void pages_behind_tls_may_connect_and_those_of_others_may_not() {
    try (var node = aNode("TRUSTED_PROXIES=127.0.0.1");
        var proxy = Proxy.withTls(List.of(node), CERTIFICATE)) {
      assertThat(connects(node, proxy, proxy.tlsUrl())).isEqualTo(101);
      assertThat(connects(node, proxy, "https://evil.example")).isEqualTo(403);
    }
  }

  private static int connects(Node node, Proxy proxy, String origin) {
    try {
      BROWSER
          .newWebSocketBuilder()
          .subprotocols("parlor.v1")
          .header("Origin", origin)
          .buildAsync(
              URI.create(proxy.tlsUrl().replace("https", "wss") + "/r/maple/live"),
              new WebSocket.Listener() {})
          .join()
          .abort();
      return 101;
    } catch (CompletionException fault) {
      if (fault.getCause() instanceof WebSocketHandshakeException refused) {
        return refused.getResponse().statusCode();
      }
      throw new AssertionError("connecting to " + node.log(), fault);
    }
  }
}
