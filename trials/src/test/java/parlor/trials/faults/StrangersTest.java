package parlor.trials.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static parlor.trials.cluster.Cluster.aCluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import parlor.trials.Node;
import parlor.trials.Patience;
import parlor.trials.cluster.Cluster;
import parlor.trials.cluster.Prober;

/// What comes to the cluster's port and has no business there.
@Timeout(180)
class StrangersTest {

  private static final Duration HAMMERING =
      Duration.ofSeconds(Boolean.getBoolean("parlor.trials.long") ? 30 : 5);
  private static final int MOST_LINES = 300;
  private static final byte[] HELLO = {0x16, 3, 1, 2, 0, 1, 0, 1, (byte) 0xfc, 3, 3};

  @Test
  void garbage_and_half_open_connections_on_the_cluster_port_change_nothing() {
    var evidence = new Evidence("garbage on the cluster port");
    try (var cluster = aCluster(2)) {
      var chance = new Random(4);
      var halfOpen = new ArrayList<Socket>();
      var room = cluster.aRoomAt(0);
      try (var probe = new Prober(room.join("prober"))) {
        var watcher = room.at(cluster.node(1)).join("watcher");
        int before = watcher.wire().received().size();
        for (int i = 0; i < 200; i++) {
          var target = cluster.clusterAddress(i % 2);
          var garbage = new byte[1 + chance.nextInt(20_000)];
          chance.nextBytes(garbage);
          say(target, garbage);
          // What begins like TLS, and is not.
          System.arraycopy(HELLO, 0, garbage, 0, Math.min(HELLO.length, garbage.length));
          say(target, garbage);
          halfOpen.add(connect(target));
        }
        assertThat(Cluster.areOne(cluster.nodes())).as(Cluster.told(cluster.nodes())).isTrue();
        watcher.votes("5");
        evidence.says(
            "marks seen meanwhile at the other node", watcher.wire().received().size() - before);
        evidence.gap("longest gap of a voter", probe.longestGap());
      } finally {
        halfOpen.forEach(StrangersTest::close);
      }
      Patience.throughout(
          Duration.ofSeconds(3),
          () -> Cluster.told(cluster.nodes()),
          () -> Cluster.areOne(cluster.nodes()));
      isBounded(cluster, evidence);
    }
  }

  @Tag("long")
  @Test
  void a_peer_with_a_foreign_cookie_hammers_in_vain() {
    var evidence = new Evidence("a foreign cookie, and handshakes without any");
    try (var cluster = Cluster.notYet(3)) {
      cluster.start(0);
      cluster.start(1);
      var insiders = cluster.nodes();
      Cluster.awaitOne(insiders);
      cluster.start(2, "CLUSTER_COOKIE=foreign-" + Cluster.COOKIE);
      try (var probe = new Prober(cluster.aRoomAt(0).join("prober"))) {
        long end = System.nanoTime() + HAMMERING.toNanos();
        int handshakes = 0;
        for (; System.nanoTime() < end; handshakes++) {
          say(cluster.clusterAddress(handshakes % 2), HELLO);
          Patience.pass(Duration.ofMillis(5));
        }
        evidence.says("handshakes begun", handshakes);
        evidence.gap("longest gap of a voter", probe.longestGap());
      }
      assertThat(Cluster.areOne(insiders)).as(Cluster.told(insiders)).isTrue();
      isBounded(cluster, evidence);
    }
  }

  private static void isBounded(Cluster cluster, Evidence evidence) {
    for (Node node : cluster.nodes()) {
      int lines = node.log().lines().size();
      evidence.says("log lines", lines);
      assertThat(lines).as("%s", node.log().file()).isLessThan(MOST_LINES);
    }
  }

  private static void say(InetSocketAddress target, byte[] anything) {
    try (var socket = connect(target)) {
      socket.getOutputStream().write(anything);
    } catch (IOException cut) {
      // Cut off in the middle of it: as it should be.
    }
  }

  private static Socket connect(InetSocketAddress target) {
    try {
      var socket = new Socket();
      socket.connect(target, 3_000);
      return socket;
    } catch (IOException fault) {
      throw new UncheckedIOException("nobody listens at " + target, fault);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException gone) {
      // Gone is what it should be.
    }
  }
}
