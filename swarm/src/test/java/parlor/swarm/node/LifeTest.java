package parlor.swarm.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// One node by itself: what it may say of its port, its letters and its end.
class LifeTest {

  @Test
  void a_node_alone_is_a_cluster_of_its_own_on_any_free_port() {
    try (var cast = new Cast(1)) {
      var alone =
          Node.start(
              new NodeConfig(
                  "alone",
                  "127.0.0.1",
                  0,
                  new Discovery.Peers(List.of()),
                  List.of(Cast.COOKIE),
                  Cast.HOME));
      try {
        Cast.await(10, () -> alone.membership().cluster().isPresent(), () -> Cast.shown(alone));
        var self = alone.membership().self();
        assertThat(self.roles()).isEqualTo(Cast.HOME);
        assertThat(self.age()).isEqualTo(1);
        assertThat(self.address()).matches("127\\.0\\.0\\.1:[1-9]\\d+");
      } finally {
        alone.leave().toCompletableFuture().join();
      }
      assertThat(cast).isNotNull();
    }
  }

  @Test
  void a_port_that_is_taken_stops_the_first_start() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var config =
          new NodeConfig(
              "late",
              "127.0.0.1",
              taken.getLocalPort(),
              new Discovery.Peers(List.of()),
              List.of(Cast.COOKIE),
              Cast.HOME);
      assertThatThrownBy(() -> Node.start(config))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("127.0.0.1:" + taken.getLocalPort());
    }
  }

  @Test
  void letters_to_oneself_arrive_and_what_nobody_hears_is_counted() {
    try (var cast = new Cast(1)) {
      var node = cast.start(0);
      assertThat(node.send("talk", cast.name(0), new byte[1])).isFalse();
      Cast.await(10, () -> node.membership().cluster().isPresent(), () -> Cast.shown(node));
      var heard = new ConcurrentLinkedQueue<Integer>();
      node.hear("talk", (_, letter) -> heard.add(letter.length));
      node.hear(
          "error",
          (_, _) -> {
            throw new AssertionError("as the test wants it");
          });
      assertThat(node.send("error", cast.name(0), new byte[1])).isTrue();
      node.hear(
          "trouble",
          (_, _) -> {
            throw new IllegalStateException("as the test wants it");
          });
      assertThat(node.send("trouble", cast.name(0), new byte[1])).isTrue();
      assertThat(node.send("unheard", cast.name(0), new byte[1])).isTrue();
      assertThat(node.send("talk", cast.name(0), new byte[Node.LONGEST])).isTrue();
      Cast.await(5, () -> heard.contains(Node.LONGEST), heard::toString);
      assertThat(node.counts()).isEqualTo(new Counts(4, 1, 2, 0, 0));
      assertThatThrownBy(() -> node.send("talk", cast.name(0), new byte[Node.LONGEST + 1]))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void the_longest_letter_reaches_another_node_and_a_web_node_joins_but_founds_nothing() {
    try (var cast = new Cast(2)) {
      var web = cast.start(0, cast.all(), Set.of("web"), Cast.COOKIE);
      var home = cast.start(1);
      cast.together(20, web, home);
      assertThat(home.membership().self().age()).isEqualTo(1);
      assertThat(home.membership().others().getFirst().isHome()).isFalse();
      var heard = new ConcurrentLinkedQueue<Integer>();
      home.hear("talk", (_, letter) -> heard.add(letter.length));
      assertThat(web.send("talk", cast.name(1), new byte[Node.LONGEST])).isTrue();
      Cast.await(5, () -> heard.contains(Node.LONGEST), heard::toString);
      long began = System.nanoTime();
      web.leave().toCompletableFuture().join();
      System.out.printf(
          "left after %d ms%n", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
    }
  }

  @Test
  void nodes_meet_over_ipv6_too() {
    try (var cast = new Cast("::1", "::1")) {
      var nodes = new Node[] {cast.start(0), cast.start(1)};
      cast.together(20, nodes);
      assertThat(nodes[0].membership().self().address())
          .isEqualTo("[0:0:0:0:0:0:0:1]:" + cast.place(0).port());
      var heard = new ConcurrentLinkedQueue<String>();
      nodes[1].hear("talk", (from, _) -> heard.add(from));
      assertThat(nodes[0].send("talk", cast.name(1), new byte[1])).isTrue();
      Cast.await(5, () -> heard.contains(cast.name(0)), heard::toString);
    }
  }

  @Test
  void a_port_can_be_taken_from_a_system_that_does_not_end() {
    try (var cast = new Cast(1)) {
      var node = (LiveNode) cast.start(0);
      var place = new Place(cast.place(0).host(), cast.place(0).port());
      assertThat(Knock.at(place)).isEqualTo(Knock.OPEN);
      node.life().orElseThrow().incarnation().freePort();
      Cast.await(5, () -> Knock.at(place) == Knock.REFUSED, () -> "still open: " + place);
      assertThat(Knock.provesDeath(place)).isTrue();
    }
  }
}
