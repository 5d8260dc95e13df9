package parlor.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static parlor.trials.Node.aNode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Anything at all, from several sockets, for a while: nothing breaks, nothing piles up, and an
/// honest room plays on.
///
/// `-Dtrials.seed=7` sends the same again, as far as time allows; `-Dtrials.fuzz.seconds=600` goes
/// on for longer.
@Timeout(3_600)
class FuzzTest {

  private static final int FUZZERS = 4;
  private static final int ROOMS = 3;
  private static final int MESSAGES_PER_SOCKET = 40;
  private static final long GROWTH_KILOBYTES = 24_576;
  private static final long SECONDS = Long.getLong("trials.fuzz.seconds", 12);

  private final long seed = Long.getLong("trials.seed", new Random().nextInt(1_000_000_000));

  @Test
  void whatever_comes_the_rooms_live_on() {
    System.out.println("FuzzTest plays with -Dtrials.seed=" + seed);
    try (var node =
        aNode(
            "PARLOR_COMMANDS_PER_SECOND=10000",
            "PARLOR_SOCKETS_PER_ADDRESS=10000",
            "EXTRA_JAVA_OPTS=-Xmx128m")) {
      // What is made once, such as code and tables, is made in the first part.
      fuzz(node, seed, SECONDS / 3);
      long before = Heap.usedKilobytes(node);
      fuzz(node, seed + FUZZERS, SECONDS - SECONDS / 3);
      assertThat(Heap.usedKilobytes(node))
          .as("seed %s", seed)
          .isLessThan(before + GROWTH_KILOBYTES);
      for (int i = 0; i < ROOMS; i++) {
        livesOn(node.room("fuzz-" + i));
      }
      assertThat(Http.get(node, "/").status()).isEqualTo(200);
      node.log().isClean();
    }
  }

  private static void fuzz(Node node, long seed, long seconds) {
    long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
    var bound = Duration.ofSeconds(seconds).plus(Patience.SHORT);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var fuzzers = new ArrayList<CompletableFuture<Void>>();
      for (int i = 0; i < FUZZERS; i++) {
        var fuzzer = new Fuzzer(node, new Random(seed + i));
        fuzzers.add(CompletableFuture.runAsync(() -> fuzzer.until(end), threads));
      }
      playsOn(node.aRoom(), end);
      fuzzers.forEach(fuzzer -> Patience.await(fuzzer, bound, "the end of fuzzing"));
    }
  }

  /// An honest room: rounds are played, and everyone has the same picture of them.
  private static void playsOn(Room room, long end) {
    var ana = room.join("ana");
    var ben = room.join("ben");
    for (int round = 1; System.nanoTime() < end && round <= 300; round++) {
      ana.votes("5");
      ben.votes("8");
      ana.reveals();
      var shown = ben.knows("the reveal", picture -> picture.phase().equals("revealed"));
      assertThat(shown.cardOf(ana.seat())).isEqualTo("5");
      ben.goesOn();
      ana.knows("the next round", picture -> !picture.roundId().equals(shown.roundId()));
    }
    ana.pings();
    ben.pings();
    assertThat((JsonNode) ana.picture().shared()).isEqualTo(ben.picture().shared());
  }

  /// Two who come to a room after all that have the same picture of it, and take part.
  private static void livesOn(Room room) {
    var one = room.knock("one");
    var welcome = one.asksToJoin("observer", false).frame();
    if (welcome.path("reason").asText().equals("room-full")) {
      return;
    }
    var two = room.observe("two");
    one.pings();
    two.pings();
    one.knows("the second", picture -> picture.seats().containsKey(two.seat()));
    two.renames("Two");
    one.knows("the new name", picture -> picture.toString().contains("\"Two\""));
    assertThat((JsonNode) one.picture().shared()).isEqualTo(two.picture().shared());
  }

  /// One who sends anything.
  private static final class Fuzzer {
    private static final List<String> WORDS =
        List.of(
            "type",
            "id",
            "round",
            "card",
            "join",
            "vote",
            "takeBack",
            "reveal",
            "cancelCountdown",
            "next",
            "again",
            "settle",
            "rename",
            "role",
            "host",
            "remove",
            "settings",
            "offer",
            "ping",
            "secret",
            "name",
            "returning",
            "seat",
            "ban",
            "deck",
            "autoReveal",
            "lateVotes",
            "rights",
            "rounds",
            "kind",
            "cards",
            "extras",
            "custom",
            "points",
            "hours",
            "everyone",
            "hosts",
            "observers",
            "voter",
            "observer",
            "number",
            "item",
            "attempt",
            "revealed",
            "votes",
            "result",
            "#1",
            "#2",
            "",
            "5",
            "?",
            "☕",
            "8",
            "½",
            "\u0000",
            "\u202e",
            "\ud800",
            "AAAAAAAAAAAAAAAAAAAAAA",
            "0PwSdr4BX1sA3pYvLQm2Ag");

    private final Node node;
    private final Random chance;
    private final List<Person> people = new ArrayList<>();
    private Picture picture = new Picture();

    Fuzzer(Node node, Random chance) {
      this.node = node;
      this.chance = chance;
      for (int i = 0; i < 8; i++) {
        people.add(Person.called("fuzz" + i, chance));
      }
    }

    void until(long end) {
      while (System.nanoTime() < end) {
        var room = node.room("fuzz-" + chance.nextInt(ROOMS));
        try (var guest = room.knock(any(people))) {
          if (chance.nextInt(8) > 0) {
            guest.asksToJoin(chance.nextInt(5) == 0 ? "observer" : "voter", chance.nextBoolean());
          }
          picture = guest.picture();
          for (int i = 0; i < MESSAGES_PER_SOCKET && guest.wire().isOpen(); i++) {
            says(guest);
          }
          if (chance.nextBoolean()) {
            guest.leaves();
          }
        }
      }
    }

    private void says(Guest guest) {
      switch (chance.nextInt(200)) {
        case 0 -> guest.wire().frame(Wire.BINARY, noise(200));
        case 1 -> guest.wire().frame(Wire.TEXT, noise(200));
        case 2 -> guest.wire().bytes(noise(60));
        case 3 -> guest.wire().frame(chance.nextInt(16), chance.nextBoolean(), noise(130));
        case 4 -> guest.wire().frame(Wire.TEXT, noise(20_000));
        case 5 -> guest.says(anything(4).toString());
        case 6, 7 -> guest.says(cut(valid().toString()));
        case 8, 9 -> guest.says(mutated(valid()).toString());
        case 10, 11 -> inPieces(guest, valid().toString());
        case 12 -> picture = guest.picture();
        default -> guest.says(valid().toString());
      }
    }

    private void inPieces(Guest guest, String text) {
      var bytes = text.getBytes(StandardCharsets.UTF_8);
      int middle = chance.nextInt(bytes.length);
      guest.wire().frame(Wire.TEXT, false, Arrays.copyOfRange(bytes, 0, middle));
      guest.wire().frame(Wire.PING, noise(20));
      guest.wire().frame(Wire.CONTINUATION, Arrays.copyOfRange(bytes, middle, bytes.length));
    }

    private byte[] noise(int most) {
      var bytes = new byte[chance.nextInt(most)];
      chance.nextBytes(bytes);
      return bytes;
    }

    private <T> T any(List<T> things) {
      return things.get(chance.nextInt(things.size()));
    }

    /// A frame as it should be, though perhaps not now.
    private ObjectNode valid() {
      var frame = Json.object("id", Integer.toString(chance.nextInt(1_000)));
      switch (chance.nextInt(16)) {
        case 0 -> frame.put("type", "takeBack").set("round", round());
        case 1 -> frame.put("type", "reveal").set("round", round());
        case 2 -> frame.put("type", "cancelCountdown").set("round", round());
        case 3 -> frame.put("type", "next").set("round", round());
        case 4 -> frame.put("type", "again").set("round", round());
        case 5 -> frame.put("type", "settle").put("card", any(WORDS)).set("round", round());
        case 6 -> frame.put("type", "rename").put("name", any(WORDS));
        case 7 -> frame.put("type", "role").put("seat", seat()).put("role", "voter");
        case 8 -> frame.put("type", "host").put("seat", seat()).put("host", chance.nextBoolean());
        case 9 -> frame.put("type", "remove").put("seat", seat()).put("ban", false);
        case 10 -> frame.put("type", "settings").set("deck", deck());
        case 11 ->
            frame
                .put("type", "settings")
                .put("autoReveal", chance.nextBoolean())
                .put("lateVotes", chance.nextBoolean());
        case 12 -> offer(frame);
        case 13 -> frame.put("type", "ping");
        default -> frame.put("type", "vote").put("card", card()).set("round", round());
      }
      return frame;
    }

    private void offer(ObjectNode frame) {
      var vote = Json.object("seat", seat(), "name", "n", "card", card());
      var past =
          Json.object(
              "id", round(),
              "deck", Json.object("kind", "points", "cards", List.of("1", "5", "8")),
              "revealed", chance.nextBoolean(),
              "votes", List.of(vote));
      frame
          .put("type", "offer")
          .put("host", chance.nextBoolean())
          .set("rounds", Json.value(List.of(past)));
    }

    private JsonNode round() {
      return chance.nextInt(4) > 0 && picture.isComplete()
          ? picture.roundId()
          : Json.object(
              "number", chance.nextInt(1, 60), "item", "#" + chance.nextInt(60), "attempt", 1);
    }

    private String seat() {
      var seats = new ArrayList<>(picture.seats().keySet());
      return seats.isEmpty() || chance.nextInt(8) == 0 ? "AAAAAAAAAAAAAAAAAAAAAA" : any(seats);
    }

    private String card() {
      return any(List.of("0", "1", "2", "3", "5", "8", "13", "?", "☕", "4"));
    }

    private JsonNode deck() {
      return chance.nextBoolean()
          ? Json.object("kind", "points", "extras", List.of("?"))
          : Json.object(
              "kind", "custom", "cards", List.of(any(WORDS), any(WORDS), "1"), "extras", List.of());
    }

    private String cut(String text) {
      int at = chance.nextInt(text.length());
      return switch (chance.nextInt(3)) {
        case 0 -> text.substring(0, at);
        case 1 -> text.substring(0, at) + (char) chance.nextInt(65_536) + text.substring(at + 1);
        default -> text.substring(0, at) + text.substring(chance.nextInt(text.length()));
      };
    }

    private ObjectNode mutated(ObjectNode frame) {
      var names = new ArrayList<String>();
      frame.fieldNames().forEachRemaining(names::add);
      var name = any(names);
      switch (chance.nextInt(3)) {
        case 0 -> frame.remove(name);
        case 1 -> frame.set(name, anything(3));
        default -> frame.set(any(WORDS), anything(3));
      }
      return frame;
    }

    private JsonNode anything(int depth) {
      return switch (chance.nextInt(depth > 0 ? 8 : 6)) {
        case 0 -> Json.value(null);
        case 1 -> Json.value(chance.nextBoolean());
        case 2 -> Json.value(chance.nextInt());
        case 3 -> Json.value(chance.nextGaussian() * 1e30);
        case 4, 5 -> Json.value(any(WORDS));
        case 6 -> Json.value(List.of(anything(depth - 1), anything(depth - 1)));
        default -> Json.object(any(WORDS), anything(depth - 1), any(WORDS), anything(depth - 1));
      };
    }
  }
}
