package parlor.console;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManager;

/// Asks a node one thing over HTTP.
final class NodeDoor {

  private static final Duration TO_CONNECT = Duration.ofSeconds(5);

  /// A node answers within 15 seconds for each thing that it does, if only to say that it does not
  /// know. It looks at one thing, and walks with many people one after another.
  private static final Duration TO_LOOK = Duration.ofSeconds(30);

  private static final Duration TO_CHANGE = Duration.ofMinutes(5);

  private final URI at;
  private final Optional<String> token;

  /// @param at such as `http://localhost:9000`
  /// @param token that is shown there
  NodeDoor(URI at, Optional<String> token) {
    this.at = at;
    this.token = token;
  }

  Heard ask(Command command) {
    var asked = Request.of(command);
    var patience = command instanceof Command.Look ? TO_LOOK : TO_CHANGE;
    try (var client = client()) {
      var answer = client.send(http(asked, patience), BodyHandlers.ofString());
      return new Heard.Answer(answer.statusCode(), answer.body());
    } catch (HttpConnectTimeoutException late) {
      return new Heard.Nobody("no connection within " + TO_CONNECT.toSeconds() + " s");
    } catch (ConnectException refused) {
      return new Heard.Nobody(why(refused, "no connection"));
    } catch (SSLHandshakeException distrusted) {
      return new Heard.Nobody(why(distrusted, "no TLS"));
    } catch (HttpTimeoutException late) {
      return new Heard.Silence("nothing within " + patience.toSeconds() + " s");
    } catch (IOException broken) {
      return new Heard.Silence(why(broken, "the connection broke"));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new Heard.Silence("interrupted");
    }
  }

  private HttpRequest http(Request asked, Duration patience) {
    var body = asked.body().map(HttpRequest.BodyPublishers::ofString);
    var request =
        HttpRequest.newBuilder(URI.create(at + asked.path()))
            .timeout(patience)
            .method(asked.method(), body.orElseGet(HttpRequest.BodyPublishers::noBody));
    body.ifPresent(_ -> request.header("Content-Type", "application/json"));
    token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
    return request.build();
  }

  /// It follows nobody to another address: the token is for this one.
  private HttpClient client() {
    var client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(TO_CONNECT);
    return at.getScheme().equals("https") ? client.build() : client.sslContext(none()).build();
  }

  /// Else the client would read all certificates that the JDK trusts, for nothing.
  private static SSLContext none() {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[0], null);
      return context;
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException("a JDK without TLS", broken);
    }
  }

  private static String why(IOException fault, String otherwise) {
    var message = fault.getMessage();
    return message == null ? otherwise : message;
  }
}
