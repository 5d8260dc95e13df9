package parlor.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static parlor.swarm.Nodes.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import parlor.swarm.node.Node;

/// A node that is to stay alone does all the others do, without a port.
@Timeout(60)
class AloneTest {

  private static final Duration SOON = Duration.ofSeconds(20);

  @Test
  void one_node_serves_everything_at_once_and_leaves_at_once() {
    var swarm =
        Swarm.start(
            "parlor", Nodes.TERMS, List.of(Counter.KIND), charge -> Node.alone("parlor", charge));
    assertThat(await(swarm.register(Counter.KIND, "c", SOON))).isEqualTo(Registration.REGISTERED);
    assertThat(await(swarm.call(Counter.KIND, "c", 5L, SOON))).isEqualTo(new Outcome.Answer<>(5L));
    assertThat(await(swarm.whereIs(Counter.KIND, "c"))).contains("parlor");
    assertThat(await(swarm.explain(Counter.KIND, "c")).why())
        .isEqualTo("opened for the first time");
    assertThat(swarm.node().membership().others()).isEmpty();
    assertThat(swarm.node().send("nothing", "somebody", new byte[0])).isFalse();
    assertThat(await(swarm.drain("somebody", true))).isEqualTo(new Draining.NoSuchNode());
    assertThat(await(swarm.drain("parlor", false))).isInstanceOf(Draining.Last.class);
    assertThat(await(swarm.drain())).isFalse();
    await(swarm.leave(Duration.ofMinutes(1)));
  }
}
