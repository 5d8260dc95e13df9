package parlor.swarm.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.Test;

/// Those who are not meant to come in.
class StrangersTest {

  private static final String OTHER = "another-cookie-of-the-tests-98765";

  @Test
  void a_wrong_cookie_neither_joins_nor_founds_and_both_sides_say_why() {
    try (var ear = new Ear();
        var cast = new Cast(2)) {
      var ours = cast.start(0, cast.only(0), Cast.HOME, Cast.COOKIE);
      Cast.await(30, () -> isAlone(ours), () -> Cast.shown(ours));
      var theirs = cast.start(1, cast.all(), Cast.HOME, OTHER);
      Cast.await(
          30, () -> ear.said("waits: the nodes at").size() == 1, () -> ear.lines().toString());
      Cast.await(
          30,
          () ->
              ear.said("The node at " + cast.name(0).substring(7) + " shows another").size() == 1
                  && ear.said("A node that came to our cluster port").size() == 1,
          () -> ear.lines().toString());
      Cast.still(Duration.ofSeconds(1), () -> isAlone(ours) && isSeeking(theirs));
      assertThat(theirs.membership().self().status()).isEqualTo("Joining");
      assertThat(ours.counts().strangers()).isPositive();
      assertThat(theirs.counts().strangers()).isPositive();
    }
  }

  private static boolean isSeeking(Node node) {
    return node.membership().state() == Membership.State.SEEKING;
  }

  @Test
  void a_node_that_does_not_believe_ours_keeps_it_from_founding_though_we_believe_it() {
    try (var ear = new Ear();
        var cast = new Cast(2)) {
      var ours = cast.start(0, cast.only(0), Cast.HOME, Cast.COOKIE);
      Cast.await(30, () -> isAlone(ours), () -> Cast.shown(ours));
      var theirs = cast.start(1, cast.all(), Cast.HOME, OTHER, Cast.COOKIE);
      Cast.await(
          30,
          () -> ear.said("does not believe our CLUSTER_COOKIE").size() == 1,
          () -> ear.lines().toString());
      Cast.await(
          30, () -> ear.said("waits: the nodes at").size() == 1, () -> ear.lines().toString());
      assertThat(isSeeking(theirs)).isTrue();
    }
  }

  @Test
  void one_who_answers_with_garbage_is_no_node() throws Exception {
    try (var cast = new Cast(1);
        var garbage = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      Thread.startVirtualThread(() -> speakGarbage(garbage));
      var there = Place.of(garbage.getInetAddress(), garbage.getLocalPort());
      var peers = new Discovery.Peers(List.of(new Discovery.HostPort(there.host(), there.port())));
      var node = (LiveNode) cast.start(0, peers, Cast.HOME, Cast.COOKIE);
      Cast.await(
          30,
          () -> node.handshakes().meaning(there, Loop.millis()) instanceof Standing.Foreign,
          () -> "taken for something else");
      assertThat(isSeeking(node)).isTrue();
    }
  }

  private static void speakGarbage(ServerSocket to) {
    try {
      while (true) {
        try (var socket = to.accept()) {
          socket.getOutputStream().write("220 Welcome\r\n".getBytes(StandardCharsets.US_ASCII));
          socket.getInputStream().readNBytes(100);
        }
      }
    } catch (IOException closed) {
      assertThat(to.isClosed()).isTrue();
    }
  }

  private static boolean isAlone(Node node) {
    return node.membership().state() == Membership.State.UP && node.membership().others().isEmpty();
  }

  @Test
  void two_cookies_are_believed_while_they_change() {
    try (var cast = new Cast(2)) {
      var before = cast.start(0, cast.all(), Cast.HOME, Cast.COOKIE, OTHER);
      var after = cast.start(1, cast.all(), Cast.HOME, OTHER, Cast.COOKIE);
      cast.together(20, before, after);
    }
  }

  @Test
  void garbage_on_the_cluster_port_hurts_nobody_and_is_not_news() throws Exception {
    try (var ear = new Ear();
        var cast = new Cast(2)) {
      var first = cast.start(0);
      var second = cast.start(1);
      cast.together(20, first, second);
      var chance = new Random(7);
      try (var half = socket(cast)) {
        for (int i = 0; i < 100; i++) {
          shout(cast, chance);
        }
        for (int i = 0; i < 100; i++) {
          foreign(cast);
        }
        assertThat(half.isConnected()).isTrue();
      }
      Cast.still(Duration.ofSeconds(1), () -> cast.node(0).membership().others().size() == 1);
      cast.together(5, first, second);
      assertThat(ear.lines()).hasSizeLessThan(12);
    }
  }

  private static Socket socket(Cast cast) throws IOException {
    var socket = new Socket();
    socket.connect(new Place(cast.place(0).host(), cast.place(0).port()).socket(), 1_000);
    return socket;
  }

  private static void shout(Cast cast, Random chance) throws IOException {
    try (var socket = socket(cast)) {
      var garbage = new byte[chance.nextInt(1, 4_000)];
      chance.nextBytes(garbage);
      socket.getOutputStream().write("GET / HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().write(garbage);
    } catch (java.net.SocketException reset) {
      assertThat(reset).hasMessageNotContaining("refused");
    }
  }

  private static void foreign(Cast cast) throws Exception {
    var context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new Credulous()}, null);
    try (var plain = socket(cast);
        var socket =
            context.getSocketFactory().createSocket(plain, cast.place(0).host(), 1, true)) {
      socket.getOutputStream().write(1);
      socket.setSoTimeout(1_000);
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    } catch (IOException turnedAway) {
      assertThat(turnedAway).hasMessageNotContaining("refused");
    }
  }

  /// Believes anyone.
  private static final class Credulous extends javax.net.ssl.X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(
        java.security.cert.X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(
        java.security.cert.X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(
        java.security.cert.X509Certificate[] chain, String type, javax.net.ssl.SSLEngine engine) {}

    @Override
    public void checkServerTrusted(
        java.security.cert.X509Certificate[] chain, String type, javax.net.ssl.SSLEngine engine) {}

    @Override
    public void checkClientTrusted(java.security.cert.X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(java.security.cert.X509Certificate[] chain, String type) {}

    @Override
    public java.security.cert.X509Certificate[] getAcceptedIssuers() {
      return new java.security.cert.X509Certificate[0];
    }
  }
}
