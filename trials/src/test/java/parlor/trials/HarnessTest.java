package parlor.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static parlor.trials.Node.aNode;

import org.junit.jupiter.api.Test;

/// The words that the other trials are written in.
class HarnessTest {

  @Test
  void two_people_play_a_round_on_a_node_that_is_killed_and_comes_back() {
    try (var node = aNode()) {
      var room = node.aRoom();
      var ana = room.join("ana");
      var ben = room.join("ben");
      ana.votes("5");
      ben.knows("ana has voted", picture -> picture.seatOf("ana").path("voted").asBoolean());
      ana.reveals();
      ben.knows("the card", picture -> picture.votes().containsKey(ana.seat()));
      int port = node.port();
      node.kill();
      assertThat(ben.wire().closeCode()).isEqualTo(Wire.LOST);
      node.restart();
      assertThat(node.port()).isEqualTo(port);
      assertThat(room.rejoin(ana.person()).picture().isRecovering()).isTrue();
      node.stop();
      node.log().isClean();
    }
  }
}
