package parlor.trials.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static parlor.trials.cluster.Cluster.aCluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import parlor.trials.Guest;
import parlor.trials.Http;
import parlor.trials.cluster.Standing;

/// One room on three nodes, and nothing wrong with any of them.
@Timeout(180)
class SpanTest {

  private static final Duration SOON = Duration.ofSeconds(5);

  @Test
  void whoever_is_connected_wherever_plays_at_the_same_table() {
    try (var cluster = aCluster(3)) {
      var room = cluster.aRoomAt(0);
      var ana = room.join("ana");
      var ben = room.at(cluster.node(1)).join("ben");
      var cleo = room.at(cluster.node(2)).join("cleo");
      var all = Company.of(ana, ben, cleo);
      all.all("all three", picture -> picture.seats().size() == 3);

      ana.votes("3");
      ben.votes("5");
      cleo.votes("8");
      all.allVoted();
      nobodyWasShownACard(all.guests());

      ben.reveals();
      all.all("the cards", picture -> picture.votes().size() == 3);
      all.all("Cleo's", picture -> picture.cardOf(cleo.seat()).equals("8"));
      cleo.settlesOn("5");
      all.all("the result", picture -> picture.round().path("result").asText().equals("5"));
      ana.goesOn();
      all.all("the next round", picture -> picture.history().size() == 1);
      ben.votes("13");
      cleo.renames("cleopatra");
      ana.asks("settings", "lateVotes", true).isDone();

      var guests = new ArrayList<>(List.of(ana, ben));
      guests.add(room.at(cluster.node(2)).join("dora"));
      new Company(guests).agree(SOON);
      var late = guests.getLast().picture();
      assertThat(late.seats()).hasSize(4);
      assertThat(late.seatOf("cleopatra").path("here").asBoolean()).isTrue();
      assertThat(late.seatOf("ben").path("voted").asBoolean()).isTrue();
      assertThat(late.history()).hasSize(1);
      assertThat(late.settings().path("lateVotes").asBoolean()).isTrue();
      cluster.nothingBroke();
    }
  }

  @Tag("long")
  @Test
  void each_node_says_who_it_is_and_how_it_is() {
    try (var cluster = aCluster(2)) {
      for (var node : cluster.nodes()) {
        var standing = Standing.of(node).orElseThrow();
        assertThat(Http.get(node, "/").header("Parlor-Node")).contains(standing.self());
        assertThat(standing.self()).startsWith("parlor@127.0.0.");
        assertThat(standing.names(standing.self())).isTrue();
        assertThat(Http.get(node, "/health/live").status()).isEqualTo(200);
        assertThat(Http.get(node, "/health/ready").status()).isEqualTo(200);
      }
      assertThat(Http.get(cluster.node(0), "/metrics", Standing.AUTHORIZED).text())
          .contains("# TYPE ");
    }
  }

  private static void nobodyWasShownACard(List<Guest> guests) {
    for (var guest : guests) {
      assertThat(guest.frames())
          .allSatisfy(frame ->
              assertThat(frame.findParents("card").stream().filter(vote -> vote.has("seat")))
                  .isEmpty());
    }
  }
}
