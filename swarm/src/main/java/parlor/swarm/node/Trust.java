package parlor.swarm.node;

import java.net.Socket;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.X509ExtendedTrustManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Believes whoever has one of our cookies, and says so of whoever has not.
///
/// A certificate's names, dates and signatures prove nothing here and are not looked at: only its
/// key, and TLS has its owner prove that it is theirs.
final class Trust extends X509ExtendedTrustManager {

  private static final Logger LOG = LoggerFactory.getLogger(Trust.class);

  private static final String UNBELIEVED = "shows another CLUSTER_COOKIE";

  private final List<byte[]> believed;
  private final LongAdder refused = new LongAdder();
  private final Seldom seldom = new Seldom();
  private final Handshakes handshakes = new Handshakes();

  Trust(List<Cookie> cookies) {
    this.believed = cookies.stream().map(c -> c.keys().getPublic().getEncoded()).toList();
  }

  /// How often someone showed another key.
  long refused() {
    return refused.sum();
  }

  Handshakes handshakes() {
    return handshakes;
  }

  private void check(X509Certificate[] chain, String who) throws CertificateException {
    if (chain.length == 0 || !believes(chain[0].getPublicKey().getEncoded())) {
      refused.increment();
      seldom
          .speak(who, System.currentTimeMillis())
          .ifPresent(times -> LOG.warn("{} {}: turned away{}", who, UNBELIEVED, more(times)));
      throw new CertificateException(who + " " + UNBELIEVED);
    }
  }

  /// Someone who came to us ended the handshake.
  void unbelieved(SSLException why) {
    if (isUnbelief(why)) {
      refused.increment();
      seldom
          .speak("unbelieved", System.currentTimeMillis())
          .ifPresent(times ->
              LOG.warn(
                  "A node that came to our cluster port has another CLUSTER_COOKIE: it turned"
                      + " away{}",
                  more(times)));
    }
  }

  /// Someone to whom we came ended the handshake, or never began one.
  void turnedAway(Place place, SSLException why) {
    if (isUnbelief(why)) {
      handshakes.failed(place, new Standing.Estranged(), Loop.millis());
      seldom
          .speak("turned away " + place, System.currentTimeMillis())
          .ifPresent(times ->
              LOG.warn(
                  "The node at {} does not believe our CLUSTER_COOKIE: it turned us away{}",
                  place,
                  more(times)));
    } else if (!String.valueOf(why.getMessage()).contains(UNBELIEVED)) {
      handshakes.failed(place, new Standing.Foreign(), Loop.millis());
    }
  }

  private static boolean isUnbelief(SSLException why) {
    return String.valueOf(why.getMessage()).contains("fatal alert: certificate_unknown");
  }

  private static String more(long times) {
    return times == 0 ? "" : " (and " + times + " times before)";
  }

  private boolean believes(byte[] key) {
    return believed.stream().anyMatch(ours -> MessageDigest.isEqual(ours, key));
  }

  /// What it means if this is not believed: other services have certificates too.
  private static Standing stranger(X509Certificate[] chain) {
    boolean node = chain.length == 1 && Cookie.isOneOf(chain[0]);
    return node ? new Standing.Estranged() : new Standing.Foreign();
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    var place = Place.parse(engine.getPeerHost() + ":" + engine.getPeerPort());
    handshakes.failed(place, stranger(chain), Loop.millis());
    check(chain, "The node at " + place);
    handshakes.succeeded(place);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    check(chain, "A node that came to our cluster port");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    checkClientTrusted(chain, type);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    checkServerTrusted(chain, type);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    check(chain, "A node that came to our cluster port");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    check(chain, "A node that we called");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
