package parlor.swarm.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Real nodes, several in this JVM, each on a loopback address of its own.
class NodeTest {

  @Test
  void three_that_start_at_the_same_moment_are_one_cluster_and_hear_each_other() {
    try (var cast = new Cast(3)) {
      long began = System.nanoTime();
      var nodes = IntStream.range(0, 3).parallel().mapToObj(cast::start).toArray(Node[]::new);
      cast.together(20, nodes);
      System.out.printf("three together after %d ms%n", (System.nanoTime() - began) / 1_000_000);
      var heard = new ConcurrentLinkedQueue<String>();
      nodes[2].hear("chat", (from, letter) -> heard.add(from + " " + letter[0]));
      for (byte i = 0; i < 100; i++) {
        assertThat(nodes[0].send("chat", cast.name(2), new byte[] {i})).isTrue();
      }
      Cast.await(5, () -> heard.size() == 100, () -> "heard " + heard);
      assertThat(heard)
          .containsExactlyElementsOf(
              IntStream.range(0, 100).mapToObj(i -> cast.name(0) + " " + i).toList());
      assertThat(nodes[0].send("chat", "nobody", new byte[0])).isFalse();
      nodes[0].leave().toCompletableFuture().join();
      cast.together(10, nodes[1], nodes[2]);
      assertThat(nodes[0].membership().state()).isEqualTo(Membership.State.LEAVING);
      assertThat(nodes[0].membership().others()).isEqualTo(List.of());
    }
  }
}
