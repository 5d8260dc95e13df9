package parlor.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static parlor.trials.Node.aNode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Before the reveal nobody is sent anyone else's card: random games, every raw frame read.
///
/// `-Dtrials.seed=7` plays one game again.
@Timeout(120)
class SecrecyTest {

  /// Words that stand in no frame for any other reason: no id holds a dot, and no number an x.
  private static final List<String> CARDS =
      List.of("x.0", "x.1", "x.2", "x.3", "x.4", "x.5", "x.6", "x.7");

  private static final int COMMANDS = 250;
  private static final int GAMES = 4;

  @AutoClose private static final Node NODE = aNode("PARLOR_COMMANDS_PER_SECOND=10000");

  @AfterAll
  static void nothing_went_wrong_inside() {
    NODE.log().isClean();
  }

  static List<Long> seeds() {
    var replay = Long.getLong("trials.seed");
    return replay != null
        ? List.of(replay)
        : new Random().longs(GAMES, 0, 1_000_000_000).boxed().toList();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void nobody_is_sent_a_card_of_someone_else_before_the_reveal(long seed) {
    var game = new Game(NODE.aRoom(), new Random(seed));
    for (int i = 0; i < COMMANDS; i++) {
      game.goesOn();
    }
    game.everyone.forEach(SecrecyTest::wasToldNoSecrets);
    game.everyoneHasThePictureOfWhoComesLate();
  }

  /// Five people with up to two sockets each, who do anything at any time.
  private static final class Game {
    private final Room room;
    private final Random chance;
    private final List<Guest> playing = new ArrayList<>();
    private final List<Guest> everyone = new ArrayList<>();

    Game(Room room, Random chance) {
      this.room = room;
      this.chance = chance;
      for (var name : List.of("ana", "ben", "cleo", "dora", "emil")) {
        comes(room.join(Person.called(name, chance)));
      }
      var deck = Json.object("kind", "custom", "cards", CARDS, "extras", List.of());
      playing.getFirst().asks("settings", "deck", deck).isDone();
    }

    private void comes(Guest guest) {
      playing.add(guest);
      everyone.add(guest);
    }

    void goesOn() {
      int who = chance.nextInt(playing.size());
      var guest = playing.get(who);
      var other = playing.get(chance.nextInt(playing.size()));
      switch (chance.nextInt(40)) {
        case 0 -> playing.set(who, joined(guest.reloads()));
        case 1 -> comes(room.join(guest.person()));
        case 2 -> leaves(guest);
        case 3 -> guest.asks("rename", "name", "n" + chance.nextInt(100));
        case 4, 5 -> guest.asks("role", "seat", other.seat(), "role", role());
        case 6 -> guest.asks("host", "seat", other.seat(), "host", chance.nextBoolean());
        case 7 -> guest.asks("settings", "autoReveal", chance.nextBoolean());
        case 8 -> guest.asks("settings", "lateVotes", chance.nextBoolean());
        case 9, 10, 11, 12 -> guest.asksHere("takeBack");
        case 13, 14 -> guest.asksHere("reveal");
        case 15, 16 -> guest.asksHere("next");
        case 17 -> guest.asksHere("again");
        case 18, 19 -> guest.asksHere("settle", "card", card());
        case 20 -> guest.asksHere("cancelCountdown");
        case 21 -> guest.pings();
        case 22 -> guest.asks("offer", "host", true, "rounds", List.of());
        default -> guest.asksHere("vote", "card", card());
      }
    }

    private Guest joined(Guest guest) {
      everyone.add(guest);
      return guest;
    }

    /// Never the last socket of a seat: who is away for ten seconds would change the game.
    private void leaves(Guest guest) {
      if (playing.stream().filter(one -> one.person().equals(guest.person())).count() > 1) {
        playing.remove(guest);
        guest.leaves();
      }
    }

    private String role() {
      return chance.nextInt(4) == 0 ? "observer" : "voter";
    }

    private String card() {
      return CARDS.get(chance.nextInt(CARDS.size()));
    }

    void everyoneHasThePictureOfWhoComesLate() {
      // No countdown may end between two looks.
      playing.getFirst().asksHere("vote", "card", card());
      playing.getFirst().asksHere("reveal");
      var late = room.observe("late");
      for (var guest : playing) {
        guest.knows("the late one", picture -> picture.seats().containsKey(late.seat()));
        guest.pings();
        assertThat((JsonNode) guest.picture().shared()).isEqualTo(late.picture().shared());
      }
    }
  }

  private static void wasToldNoSecrets(Guest guest) {
    var picture = new Picture();
    for (var frame : guest.frames()) {
      picture.take(frame);
      var rest = withoutWhatIsPublic(frame.deepCopy(), picture.phase().equals("revealed"));
      assertThat(CARDS).as("in %s, to %s", frame, guest.seat()).noneMatch(rest::contains);
    }
  }

  /// What is left when all that may hold cards is taken away: decks, one's own card, votes and
  /// tally of the present round once turned, and past rounds that were turned.
  private static String withoutWhatIsPublic(ObjectNode frame, boolean revealed) {
    if (frame.path("type").asText().equals("mine")) {
      frame.remove("card");
    }
    if (frame.path("settings") instanceof ObjectNode settings) {
      settings.remove("deck");
    }
    if (frame.path("round") instanceof ObjectNode round) {
      round.remove("deck");
      if (revealed) {
        round.remove("result");
      }
    }
    if (revealed) {
      frame.remove(List.of("votes", "tally"));
    }
    for (var past : frame.path("history")) {
      if (past instanceof ObjectNode round) {
        round.remove("deck");
        if (round.path("revealed").asBoolean()) {
          round.remove(List.of("result", "tally", "votes"));
        }
      }
    }
    return frame.toString();
  }
}
