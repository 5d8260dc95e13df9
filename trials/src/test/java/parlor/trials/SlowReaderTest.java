package parlor.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static parlor.trials.Node.aNode;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Clients that do not read what they are sent are let go, and nobody waits for them.
@Timeout(120)
class SlowReaderTest {

  /// As many as no buffer of a kernel holds.
  private static final int CHANGES = 3_000;

  private static final int STEP = 20;

  private static final long GROWTH_KILOBYTES = 16_384;
  private static final Duration BOUND = Duration.ofSeconds(100);

  /// Far below the time after which a slow one is closed for another reason than being slow.
  private static final Duration AT_ONCE = Duration.ofSeconds(2);

  @ParameterizedTest(name = "{0} in {1} rooms")
  @CsvSource({"100, 1", "400, 10"})
  void those_who_stop_reading_are_closed_and_the_others_miss_nothing_and_wait_for_nobody(
      int slow, int rooms) {
    try (var node =
        aNode(
            "PARLOR_COMMANDS_PER_SECOND=10000",
            "PARLOR_SOCKETS_PER_ADDRESS=1000",
            "EXTRA_JAVA_OPTS=-Xmx96m")) {
      var tables = Stream.generate(() -> new Table(node.aRoom())).limit(rooms).toList();
      int handles = Vitals.of(node).handles();
      tables.forEach(table -> table.isJoinedBySlow(slow / rooms));
      long before = Heap.usedKilobytes(node);
      assertThat(Vitals.of(node).handles()).isGreaterThanOrEqualTo(handles + slow);
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        tables.stream()
            .map(table -> CompletableFuture.runAsync(table::playsOn, threads))
            .toList()
            .forEach(table -> Patience.await(table, BOUND, "all changes of a room"));
      }
      Vitals.await(node, "the end of the slow ones", now -> now.handles() <= handles + 1);
      assertThat(Heap.usedKilobytes(node)).isLessThan(before + GROWTH_KILOBYTES);
      tables.forEach(Table::hasServedTheHonest);
      node.log().isClean();
    }
  }

  /// A room with two who are honest and some who stop reading.
  private static final class Table {
    private final List<Guest> slow = new ArrayList<>();
    private final long[] asked = new long[CHANGES];
    private final Guest ana;
    private final Guest ben;

    Table(Room room) {
      ana = room.join("ana");
      ben = room.observe("ben");
    }

    void isJoinedBySlow(int count) {
      for (int i = 0; i < count; i++) {
        slow.add(stopsReading(ana.room()));
      }
      ben.knows("all of them", picture -> picture.seats().size() == count + 2);
    }

    void playsOn() {
      for (int i = 0; i < CHANGES; i++) {
        asked[i] = System.nanoTime();
        ana.asks("settings", "deck", deck(i)).isDone();
        if (i % STEP == 0) {
          // Even an honest reader may fall behind on a machine with much else to do.
          ben.pings();
          // They look alive: only that they do not read is held against them.
          slow.forEach(guest -> guest.wire().frame(Wire.PONG, new byte[0]));
        }
      }
    }

    void hasServedTheHonest() {
      for (var guest : List.of(ana, ben)) {
        guest.pings();
        var shown = changes(guest);
        assertThat(shown.stream().map(Change::card))
            .containsExactlyElementsOf(
                IntStream.range(0, CHANGES).mapToObj(number -> "n" + number).toList());
        long longest =
            IntStream.range(0, CHANGES)
                .mapToLong(number -> shown.get(number).nanos() - asked[number])
                .max()
                .orElseThrow();
        assertThat(Duration.ofNanos(longest)).isLessThan(AT_ONCE);
      }
      ana.votes("n" + (CHANGES - 1));
      ben.knows("the vote", picture -> picture.seatOf("ana").path("voted").asBoolean());
    }
  }

  /// A change as it was shown: the first card of the new deck, and when.
  private record Change(String card, long nanos) {}

  private static List<Change> changes(Guest guest) {
    return guest.wire().received().stream()
        .map(received -> new Change(firstCard(Json.parse(received.text())), received.nanos()))
        .filter(change -> change.card().startsWith("n"))
        .toList();
  }

  private static String firstCard(JsonNode frame) {
    return frame.path("settings").path("deck").path("cards").path(0).asText("");
  }

  private static Guest stopsReading(Room room) {
    var guest = room.knock(Person.called("slow"), Wire.Manner.GOOD.from("127.0.0.2").blind());
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
