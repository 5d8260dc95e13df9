package parlor.trials.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import parlor.trials.Door;
import parlor.trials.Http;
import parlor.trials.Node;
import parlor.trials.Patience;
import parlor.trials.Place;
import parlor.trials.Reaper;

/// A real proxy, HAProxy, in front of some nodes: each connection goes to the next of those that
/// say they are ready, and nobody is bound to any.
public final class Proxy implements Door, AutoCloseable {

  private static final Path DIRECTORY = Path.of("target", "proxy").toAbsolutePath();
  private static final int USUAL_CONNECTIONS = 4_000;

  private final Reaper process;
  private final int port;
  private final int tlsPort;

  public Proxy(List<Node> nodes) {
    this(nodes, "/health/ready");
  }

  /// One that asks nodes in another way.
  ///
  /// @param readiness the path that a node answers with 200 while it takes people
  public Proxy(List<Node> nodes, String readiness) {
    this(nodes, readiness, Optional.empty(), USUAL_CONNECTIONS);
  }

  /// One for more people than usual.
  ///
  /// @param connections at the same time, at most
  public static Proxy forMany(List<Node> nodes, int connections) {
    return new Proxy(nodes, "/health/ready", Optional.empty(), connections);
  }

  /// One that speaks TLS, too, and says for whom it asks.
  public static Proxy withTls(List<Node> nodes, Certificate certificate) {
    return new Proxy(nodes, "/health/ready", Optional.of(certificate), USUAL_CONNECTIONS);
  }

  private Proxy(
      List<Node> nodes, String readiness, Optional<Certificate> certificate, int connections) {
    var program = Tool.find("haproxy", "haproxy");
    this.port = Place.freePort("127.0.0.1");
    this.tlsPort = Place.freePort("127.0.0.1");
    try {
      var config = Files.createDirectories(DIRECTORY).resolve("haproxy-" + port + ".cfg");
      var secure = certificate.isPresent() ? secure(certificate.get()) : "";
      Files.writeString(config, config(nodes, readiness, secure, connections));
      this.process =
          Tool.start(
              List.of(program, "-db", "-f", config.toString()),
              DIRECTORY.resolve("haproxy-" + port + ".log"));
    } catch (IOException fault) {
      throw new UncheckedIOException("starting a proxy", fault);
    }
    Patience.until(Patience.SHORT, () -> "an answer through the proxy", this::isOpen);
  }

  private String secure(Certificate certificate) throws IOException {
    var pem = DIRECTORY.resolve("haproxy-" + port + ".pem");
    Files.writeString(pem, certificate.pem());
    return """
      bind 127.0.0.1:%d ssl crt %s
      option forwardfor
      http-request set-header X-Forwarded-Proto https if { ssl_fc }
    """
        .formatted(tlsPort, pem);
  }

  private String config(List<Node> nodes, String readiness, String secure, int connections) {
    return """
    global
      maxconn %d
    defaults
      mode http
      timeout connect 500ms
      timeout client 60s
      timeout server 60s
      timeout tunnel 1h
      timeout check 500ms
      option redispatch 1
      retries 3
      retry-on conn-failure empty-response 503
    frontend people
      bind 127.0.0.1:%d
    %s  default_backend nodes
    backend nodes
      balance roundrobin
      option httpchk GET %s
      http-check expect status 200
      default-server inter 200ms fastinter 100ms downinter 200ms fall 1 rise 1
    """
            .formatted(connections, port, secure, readiness)
        + IntStream.range(0, nodes.size())
            .mapToObj(i ->
                "  server n%d %s:%d check%n".formatted(i, nodes.get(i).host(), nodes.get(i).port()))
            .collect(Collectors.joining());
  }

  private boolean isOpen() {
    try {
      return Http.get(this, "/").status() == 200;
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }

  @Override
  public String host() {
    return "127.0.0.1";
  }

  /// Where it speaks TLS, as a browser says it.
  public String tlsUrl() {
    return "https://localhost:" + tlsPort;
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public void close() {
    process.close();
  }
}
