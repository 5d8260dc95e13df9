package parlor.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static parlor.trials.Node.aNode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// As many as a room holds, all at once: nobody is taken for slow or for a flood, and everyone is
/// shown everything once.
@Timeout(120)
class FullRoomTest {

  private static final int PEOPLE = 200;
  private static final int PER_ADDRESS = 100;
  private static final Duration INSTANT = Duration.ofSeconds(1);
  private static final List<String> CARDS = List.of("1", "2", "3", "5", "8");

  /// Sixteen messages of another thread were once enough to be taken for slow.
  @Test
  void two_hundred_who_vote_within_a_second_see_every_vote_once_and_the_same_tally() {
    try (var node = aNode()) {
      var room = node.aRoom();
      var crowd = IntStream.range(0, PEOPLE).mapToObj(number -> new Voter(room, number)).toList();
      var seats = crowd.stream().map(voter -> voter.seat).toList();

      allVote(crowd, _ -> "13");
      for (var voter : crowd) {
        assertThat(voter.seats().map(seat -> seat.path("id").asText()))
            .containsExactlyInAnyOrderElementsOf(seats);
        assertThat(voter.seats()).allMatch(seat -> seat.path("voted").asBoolean());
      }

      // Who changes a card has voted before: that is nothing for the others to see.
      allVote(crowd, voter -> voter.card);
      assertThat(crowd).allMatch(voter -> voter.updates().findAny().isEmpty());

      reveal(crowd);
      var votes = crowd.stream().map(voter -> voter.seat + " " + voter.card).toList();
      for (var voter : crowd) {
        assertThat(voter.votes()).containsExactlyInAnyOrderElementsOf(votes);
        assertThat(voter.counts()).containsExactly(counts(crowd));
        assertThat((JsonNode) voter.guest.picture().shared())
            .isEqualTo(crowd.getFirst().guest.picture().shared());
      }
      node.log().isClean();
    }
  }

  /// All send at one instant. Each is answered once, and shown its own card once.
  private static void allVote(List<Voter> crowd, Function<Voter, String> cards) {
    haveSeenAllBefore(crowd);
    var frames = crowd.stream().map(voter -> voter.vote(cards.apply(voter))).toList();
    long before = System.nanoTime();
    for (int i = 0; i < PEOPLE; i++) {
      crowd.get(i).guest.says(frames.get(i).toString());
    }
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(INSTANT);
    for (int i = 0; i < PEOPLE; i++) {
      var id = frames.get(i).path("id");
      crowd.get(i).guest.sees("an answer", frame -> frame.path("id").equals(id));
    }
    // Whoever was answered, the others saw before; a ping is answered after that.
    crowd.forEach(voter -> voter.guest.pings());
    for (int i = 0; i < PEOPLE; i++) {
      var voter = crowd.get(i);
      assertThat(voter.answersTo(frames.get(i))).containsExactly("done");
      assertThat(voter.ownCards()).containsExactly(cards.apply(voter));
    }
  }

  private static void reveal(List<Voter> crowd) {
    haveSeenAllBefore(crowd);
    crowd.getLast().guest.reveals();
    crowd.forEach(voter -> voter.guest.pings());
    assertThat(crowd).allMatch(voter -> voter.guest.picture().phase().equals("revealed"));
  }

  private static void haveSeenAllBefore(List<Voter> crowd) {
    crowd.forEach(voter -> voter.guest.pings());
    crowd.forEach(Voter::looksAway);
  }

  /// The counts of a tally, in the order of the deck.
  private static List<String> counts(List<Voter> crowd) {
    var counts = new TreeMap<Integer, Integer>();
    crowd.forEach(voter -> counts.merge(Integer.valueOf(voter.card), 1, Integer::sum));
    return counts.entrySet().stream().map(Object::toString).toList();
  }

  /// Someone in the crowd, and the card that it settles on.
  private static final class Voter {
    private final Guest guest;
    private final String seat;
    private final JsonNode round;
    private final String card;
    private int seen;

    Voter(Room room, int number) {
      var manner = Wire.Manner.GOOD.from("127.0.0." + (1 + number / PER_ADDRESS));
      guest = room.knock(Person.called("voter " + number), manner);
      var welcome = guest.asksToJoin("voter", false).isWelcome();
      seat = welcome.path("you").asText();
      round = welcome.path("round").path("id");
      // Squares, so that there are not as many of each.
      card = CARDS.get(number * number % 11 % CARDS.size());
    }

    ObjectNode vote(String card) {
      return guest.frame("vote", "round", round, "card", card);
    }

    /// What it was shown until now does not count any more.
    void looksAway() {
      seen = guest.wire().received().size();
    }

    private Stream<JsonNode> frames(String type) {
      return guest.frames().stream()
          .skip(seen)
          .filter(frame -> frame.path("type").asText().equals(type));
    }

    Stream<JsonNode> updates() {
      return frames("update");
    }

    Stream<JsonNode> seats() {
      return updates().flatMap(update -> update.path("seats").valueStream());
    }

    Stream<String> votes() {
      return updates()
          .flatMap(update -> update.path("votes").valueStream())
          .map(vote -> vote.path("seat").asText() + " " + vote.path("card").asText());
    }

    /// Of every tally shown.
    Stream<List<String>> counts() {
      return updates()
          .filter(update -> update.has("tally"))
          .map(update ->
              update
                  .path("tally")
                  .path("counts")
                  .valueStream()
                  .map(count -> count.path("card").asText() + "=" + count.path("votes").asInt())
                  .toList());
    }

    Stream<String> ownCards() {
      return frames("mine").map(frame -> frame.path("card").asText());
    }

    /// Their types.
    Stream<String> answersTo(JsonNode asked) {
      return guest.frames().stream()
          .filter(frame -> frame.path("id").equals(asked.path("id")))
          .map(frame -> frame.path("type").asText());
    }
  }
}
