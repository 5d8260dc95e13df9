package parlor.trials.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the crowd makes of a node's frames.
class ParlorTalkTest {

  private final ParlorTalk talk = new ParlorTalk("r", 2, new Scales());

  private List<Event> hear(int voter, String frame) {
    return talk.hear(voter, Unpooled.copiedBuffer(frame, StandardCharsets.UTF_8));
  }

  private static String welcome(int voter) {
    return """
    {"type":"welcome","id":"1","room":"r","you":"seat-%d","recovering":false,
     "seats":[{"id":"seat-0","name":"voter 0","voted":false},
              {"id":"seat-1","name":"voter 1","voted":false}],
     "round":{"id":{"number":7,"item":"#7","attempt":1},
              "deck":{"kind":"points","cards":["1","2","3"]},"phase":"voting"}}
    """
        .formatted(voter);
  }

  private void welcomed() {
    for (int voter = 0; voter < 2; voter++) {
      assertThat(hear(voter, welcome(voter)))
          .containsExactly(new Event.Welcomed(), new Event.Seated(0), new Event.Seated(1));
    }
  }

  @Test
  void a_vote_is_told_from_a_seat() {
    welcomed();
    assertThat(
            hear(
                0,
                """
                {"type":"update","seats":[{"id":"seat-1","name":"voter 1","voted":true}]}
                """))
        .containsExactly(new Event.Voted(1));
  }

  @Test
  void cards_are_compared_with_what_was_played() {
    welcomed();
    // In round 0 voter 0 plays the first card and voter 1 the second.
    assertThat(hear(0, revealed("1", "2"))).containsExactly(new Event.Revealed(0));
    assertThat(hear(0, revealed("1", "3"))).first().isInstanceOf(Event.Strange.class);
    assertThat(hear(0, revealed("1", "1").replace("seat-1", "seat-0")))
        .first()
        .isInstanceOf(Event.Strange.class);
  }

  private static String revealed(String first, String second) {
    return """
    {"type":"update","round":{"id":{"number":7,"item":"#7","attempt":1},"phase":"revealed"},
     "votes":[{"seat":"seat-0","card":"%s"},{"seat":"seat-1","card":"%s"}]}
    """
        .formatted(first, second);
  }

  @Test
  void the_next_round_is_voted_in_by_its_id() {
    welcomed();
    var next = "{\"number\":8,\"item\":\"#8\",\"attempt\":1}";
    assertThat(
            hear(1, "{\"type\":\"update\",\"round\":{\"id\":" + next + ",\"phase\":\"voting\"}}"))
        .containsExactly(new Event.Began(1));
    assertThat(talk.ask(1, 4, 1, 1))
        .isEqualTo("{\"type\":\"vote\",\"id\":\"5\",\"round\":" + next + ",\"card\":\"3\"}");
  }

  @Test
  void a_refusal_is_strange() {
    assertThat(hear(0, "{\"type\":\"refused\",\"id\":\"2\",\"reason\":\"too-fast\"}"))
        .first()
        .isInstanceOf(Event.Strange.class);
    assertThat(hear(0, "no JSON")).first().isInstanceOf(Event.Strange.class);
  }
}
