package parlor.swarm.node;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManager;
import org.apache.pekko.remote.artery.tcp.SSLEngineProvider;
import scala.Option;

/// TLS 1.3 between nodes, both sides proving that they know the cookie.
final class Tls implements SSLEngineProvider {

  private static final String[] PROTOCOLS = {"TLSv1.3"};
  private static final char[] NO_PASSWORD = new char[0];

  private final Trust trust;
  private final SSLContext context;

  /// Begins with the secrets of both ends.
  ///
  /// @param secrets the one we show first, then those we believe as well
  Tls(List<String> secrets) {
    var cookies = secrets.stream().map(Cookie::of).toList();
    this.trust = new Trust(cookies);
    this.context = context(cookies.getFirst(), trust);
  }

  private static SSLContext context(Cookie shown, Trust trust) {
    try {
      var store = KeyStore.getInstance("PKCS12");
      store.load(null, NO_PASSWORD);
      store.setKeyEntry(
          "cookie",
          shown.keys().getPrivate(),
          NO_PASSWORD,
          new Certificate[] {shown.certificate()});
      var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, NO_PASSWORD);
      var context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), new TrustManager[] {trust}, null);
      return context;
    } catch (GeneralSecurityException | IOException missing) {
      throw new IllegalStateException("this JVM lacks what TLS 1.3 takes", missing);
    }
  }

  /// Why those whom we called would not speak with us.
  Handshakes handshakes() {
    return trust.handshakes();
  }

  long refused() {
    return trust.refused();
  }

  @Override
  public SSLEngine createServerSSLEngine(String host, int port) {
    var engine = context.createSSLEngine();
    engine.setEnabledProtocols(PROTOCOLS);
    engine.setUseClientMode(false);
    engine.setNeedClientAuth(true);
    return new HeedfulEngine(engine, trust::unbelieved);
  }

  @Override
  public SSLEngine createClientSSLEngine(String host, int port) {
    var engine = context.createSSLEngine(host, port);
    engine.setEnabledProtocols(PROTOCOLS);
    engine.setUseClientMode(true);
    return new HeedfulEngine(engine, why -> trust.turnedAway(Place.parse(host + ":" + port), why));
  }

  /// The trust manager has said all there is to say.
  @Override
  public Option<Throwable> verifyClientSession(String host, SSLSession session) {
    return Option.empty();
  }

  @Override
  public Option<Throwable> verifyServerSession(String host, SSLSession session) {
    return Option.empty();
  }
}
