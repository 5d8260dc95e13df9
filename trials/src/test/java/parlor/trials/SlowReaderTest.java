package parlor.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static parlor.trials.Node.aNode;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A client that does not read what it is sent is let go, and nobody waits for it.
@Timeout(120)
class SlowReaderTest {

  /// As much as no buffer of a kernel holds.
  private static final int CHANGES = 3_000;

  private static final int STEP = 20;

  private static final int SLOW = 6;
  private static final long GROWTH_KILOBYTES = 16_384;

  @Test
  void who_stops_reading_is_closed_and_the_others_miss_nothing() {
    try (var node = aNode("PARLOR_COMMANDS_PER_SECOND=10000", "EXTRA_JAVA_OPTS=-Xmx96m")) {
      var room = node.aRoom();
      var ana = room.join("ana");
      var ben = room.observe("ben");
      var slow = new ArrayList<Guest>();
      for (int i = 0; i < SLOW; i++) {
        slow.add(stopsReading(room));
      }
      ben.knows("all of them", picture -> picture.seats().size() == SLOW + 2);
      long before = Heap.usedKilobytes(node);
      for (int i = 0; i < CHANGES; i++) {
        ana.asks("settings", "deck", deck(i)).isDone();
        if (i % STEP == 0) {
          // Even an honest reader may fall behind on a machine with much else to do.
          ben.pings();
        }
      }
      var last = deck(CHANGES - 1).path("cards");
      ben.knows(
          "the last deck", picture -> picture.round().path("deck").path("cards").equals(last));
      assertThat(Heap.usedKilobytes(node)).isLessThan(before + GROWTH_KILOBYTES);
      assertThat(
              ben.frames().stream()
                  .map(
                      frame -> frame.path("settings").path("deck").path("cards").path(0).asText(""))
                  .filter(card -> card.startsWith("n")))
          .containsExactlyElementsOf(
              IntStream.range(0, CHANGES).mapToObj(number -> "n" + number).toList());
      for (var guest : slow) {
        guest.wire().reads();
        assertThat(guest.wire().closeCode()).isIn(1008, Wire.LOST);
        assertThat(guest.wire().received()).hasSizeLessThan(CHANGES);
      }
      ana.votes("n" + (CHANGES - 1));
      ben.knows("the vote", picture -> picture.seatOf("ana").path("voted").asBoolean());
      node.log().isClean();
    }
  }

  private static Guest stopsReading(Room room) {
    var guest = room.knock(Person.called("slow"), Wire.Manner.GOOD.blind());
    var secret = guest.person().secret();
    guest.says(
        guest
            .frame("join", "secret", secret, "name", "slow", "role", "observer", "returning", false)
            .toString());
    return guest;
  }

  /// Two kilobytes, different each time.
  private static JsonNode deck(int number) {
    var cards = new ArrayList<>(List.of("n" + number));
    for (int i = 10; i < 39; i++) {
      cards.add("🂡🂢🂣🂤🂥🂦🂧🂨" + i);
    }
    return Json.object("kind", "custom", "cards", cards, "extras", List.of());
  }
}
