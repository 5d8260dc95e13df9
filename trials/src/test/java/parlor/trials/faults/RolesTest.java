package parlor.trials.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import parlor.trials.Http;
import parlor.trials.Node;
import parlor.trials.Patience;
import parlor.trials.Script;
import parlor.trials.cluster.Cluster;
import parlor.trials.cluster.Standing;

/// Nodes that are not here for everything: one that only serves people, two that only hold what is
/// there.
@Timeout(300)
class RolesTest {

  private static Script.Ended say(Node at, String... typed) {
    return Script.run(List.of("PORT=" + at.port(), "ADMIN_TOKEN=" + Standing.TOKEN), typed);
  }

  @Test
  void people_are_served_by_one_and_kept_by_others() {
    try (var cluster = Cluster.notYet(3)) {
      var web = cluster.start(0, "NODE_ROLES=web");
      var home = cluster.start(1, "NODE_ROLES=home", "METRICS_PORT=0");
      var other = cluster.start(2, "NODE_ROLES=home", "METRICS_PORT=0");
      // They have no API to ask, so one is asked for all.
      Patience.until(
          Cluster.JOINING,
          () -> "three nodes" + Cluster.told(List.of(web)),
          () -> Standing.of(web).filter(known -> known.isWhole(3)).isPresent());

      // No public port, and one for figures that asks for no token.
      assertThat(home.log().lines()).anyMatch(line -> line.contains("without a public port"));
      assertThat(Http.get(home, "/metrics").text()).contains("parlor_swarm_shards ");
      assertThat(Http.get(home, "/health/ready").status()).isEqualTo(200);
      for (var path : List.of("/", "/api/cluster", "/r/room", "/assets/x/room.js")) {
        assertThat(Http.get(home, path).status()).as(path).isEqualTo(404);
      }

      // What is not home holds nothing.
      Patience.until(
          Patience.LONG,
          () -> "all shards on two" + Cluster.told(List.of(web)),
          () ->
              Standing.of(web)
                  .filter(known -> known.shards() == 256 && known.missing() == 0)
                  .isPresent());
      var served = Standing.of(web).orElseThrow().members();
      assertThat(served)
          .filteredOn(member -> member.path("roles").toString().contains("web"))
          .allMatch(member -> member.path("shards").asInt(0) == 0);
      assertThat(say(web, "party", "walk", "den", "kid").out()).isEqualTo("ok\n");
      assertThat(say(web, "explain", "person:kid").out()).doesNotContain("on " + name(web));

      // Its rooms are kept by the others, and outlive it.
      var room = web.aRoom();
      var ana = room.join("ana");
      ana.votes("5");
      web.kill();
      web.restart();
      Patience.until(
          Cluster.JOINING,
          () -> "three nodes" + Cluster.told(List.of(web)),
          () -> Standing.of(web).filter(known -> known.isWhole(3)).isPresent());
      var ben = room.join("ben");
      ben.knows("Ana's card", picture -> picture.shows("ana", "voted"));
      assertThat(say(web, "party", "where", "kid").out()).isEqualTo("den\n");

      // A node that holds nothing may go though it is the only one of its role.
      assertThat(say(web, "drain", name(web)).out()).isEqualTo("ok\n");
      Patience.until(Patience.LONG, () -> "the end of " + web.log(), () -> !web.isRunning());
      assertThat(other.isRunning()).isTrue();
      cluster.nothingBroke();
    }
  }

  private static String name(Node node) {
    return Standing.of(node).orElseThrow().self();
  }
}
