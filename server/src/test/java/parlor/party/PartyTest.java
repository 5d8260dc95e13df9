package parlor.party;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import parlor.swarm.Swarm;
import parlor.swarm.node.Node;
import parlor.swarm.shard.Terms;

/// Every call of the party with its result, on a swarm of one node.
@Timeout(120)
class PartyTest {

  private final Swarm swarm =
      Swarm.start("alone", Terms.USUAL, Party.KINDS, charge -> Node.alone("alone", charge));
  private final Party party = new Party(swarm);

  @AfterEach
  void end() {
    await(swarm.leave(Duration.ofSeconds(5)));
  }

  private static <T> T await(CompletionStage<T> stage) {
    return stage.toCompletableFuture().join();
  }

  private static <T> T ok(CompletionStage<Reply<T>> stage) {
    var reply = await(stage);
    assertThat(reply).isInstanceOf(Reply.Ok.class);
    return ((Reply.Ok<T>) reply).value();
  }

  private static <T> String refused(CompletionStage<Reply<T>> stage) {
    var reply = await(stage);
    assertThat(reply).isInstanceOf(Reply.Refused.class);
    return ((Reply.Refused<T>) reply).why();
  }

  private static List<String> peeps(int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(i -> "peep_" + i).toList();
  }

  private static Opening cell(int number) {
    return new Opening("small_room_" + number, Optional.of(1));
  }

  @Test
  void rooms_are_added_once_and_keep_their_people_and_their_maximum() {
    ok(party.addRooms());
    assertThat(ok(party.allRooms())).containsExactly("bathroom", "den", "kitchen", "living_room");
    ok(party.addRooms(List.of(new Opening("cell", Optional.of(1)))));
    ok(party.walkInto("cell", "kid"));
    ok(party.addRooms(List.of(new Opening("cell", Optional.of(50)), Opening.usual("den"))));
    assertThat(ok(party.whoIsIn("cell"))).containsExactly("kid");
    assertThat(await(party.walkInto("cell", "bilal")))
        .isEqualTo(new Reply.DestinationFull<>("bilal"));

    assertThat(refused(party.addRoom("no room"))).contains("1 to 64 letters");
    assertThat(refused(party.addRoom(""))).contains("1 to 64 letters");
    assertThat(refused(party.addRoom(".."))).contains("not of dots alone");
    ok(party.addRoom("a.b"));
    assertThat(refused(party.addRoom("x".repeat(65)))).contains("1 to 64 letters");
    assertThat(
            refused(
                party.addRooms(List.of(Opening.usual("good"), new Opening("bad", Optional.of(0))))))
        .contains("1 to 2000");
    assertThat(ok(party.allRooms())).doesNotContain("good", "bad");
  }

  @Test
  void a_walk_makes_room_and_person_and_is_logged_once() {
    ok(party.walkInto("den", "kid"));
    ok(party.walkInto("den", "kid"));
    assertThat(ok(party.roomLog("kid"))).extracting(Stay::room).containsExactly("den");
    ok(party.walkInto("kid", "kid"));
    ok(party.walkInto("den", "kid"));
    assertThat(ok(party.whereIs("kid"))).contains("den");
    assertThat(ok(party.dump())).isEqualTo(Map.of("den", List.of("kid"), "kid", List.of()));
    var log = ok(party.roomLog("kid"));
    assertThat(log).extracting(Stay::room).containsExactly("den", "kid", "den");
    assertThat(log).isSortedAccordingTo((a, b) -> Long.compare(b.micros(), a.micros()));

    ok(party.leave("kid"));
    ok(party.leave("kid"));
    ok(party.leave("nobody"));
    assertThat(ok(party.whereIs("kid"))).isEmpty();
    assertThat(ok(party.roomLog("kid"))).hasSize(3);
    assertThat(ok(party.whoIsIn("den"))).isEmpty();
    assertThat(ok(party.allPeople())).containsExactly("kid");

    assertThat(ok(party.whereIs("nobody"))).isEmpty();
    assertThat(ok(party.roomLog("nobody"))).isEmpty();
    assertThat(ok(party.whoIsIn("nowhere"))).isEmpty();
    assertThat(refused(party.walkInto("den", "half a\ud83d"))).contains("no name of a person");
    assertThat(refused(party.walkInto("../den", "kid"))).contains("no name of a room");
    assertThat(refused(party.dump(List.of("den", "nowhere")))).contains("no room nowhere");
    assertThat(ok(party.dump(List.of("den")))).isEqualTo(Map.of("den", List.of()));
    assertThat(ok(party.allPeople())).containsExactly("kid");
  }

  @Test
  void of_ninety_nine_ten_enter_and_the_eleventh_exists() {
    ok(party.addRooms(List.of(Opening.usual("kitchen"), Opening.usual("bathroom"))));
    assertThat(await(party.walkInto("kitchen", peeps(1, 99))))
        .isEqualTo(new Reply.DestinationFull<>("peep_11"));
    assertThat(ok(party.whoIsIn("kitchen")))
        .containsExactlyElementsOf(peeps(1, 10).stream().sorted().toList());
    assertThat(ok(party.allPeople())).hasSize(11).contains("peep_11");
    assertThat(ok(party.roomLog("peep_11"))).isEmpty();
    assertThat(ok(party.whereIs("peep_11"))).isEmpty();
    ok(party.leave("peep_3"));
    ok(party.walkInto("kitchen", "peep_11"));
    assertThat(await(party.walkInto("kitchen", "peep_3")))
        .isEqualTo(new Reply.DestinationFull<>("peep_3"));

    ok(party.addRooms(List.of(new Opening("hall", Optional.empty()))));
    ok(party.walkInto("hall", peeps(1, 99)));
    assertThat(ok(party.whoIsIn("hall"))).hasSize(99);
    assertThat(ok(party.whoIsIn("kitchen"))).isEmpty();
  }

  @Test
  void a_room_without_a_maximum_holds_two_thousand() {
    ok(party.addRooms(List.of(new Opening("hall", Optional.empty()))));
    var longName = "n".repeat(59);
    var people = IntStream.range(0, 2_000).mapToObj(i -> longName + "_" + (1_000 + i)).toList();
    ok(party.walkInto("hall", people));
    assertThat(await(party.walkInto("hall", "one_more")))
        .isEqualTo(new Reply.DestinationFull<>("one_more"));
    assertThat(ok(party.whoIsIn("hall"))).hasSize(2_000);
  }

  @Test
  void one_person_who_is_sent_everywhere_at_once_is_in_one_room() {
    for (int round = 0; round < 20; round++) {
      var walks = new ArrayList<CompletionStage<Reply<Reply.Done>>>();
      for (int i = 0; i < 50; i++) {
        walks.add(party.walkInto("room_" + (i % 5), "kid"));
      }
      assertThat(walks).allMatch(walk -> await(walk) instanceof Reply.Ok<Reply.Done>);
      var where = ok(party.whereIs("kid")).orElseThrow();
      assertThat(ok(party.dump()).entrySet())
          .filteredOn(room -> !room.getValue().isEmpty())
          .extracting(Map.Entry::getKey)
          .containsExactly(where);
      assertThat(ok(party.roomLog("kid")).getFirst().room()).isEqualTo(where);
    }
  }

  @Test
  void a_scenario_wanders_and_ends_and_nothing_is_left_of_it_after_a_reset() {
    ok(party.setup(Scenario.SMALL, 100, 3));
    assertThat(ok(party.allRooms())).hasSize(5).contains("small_room_1");
    Stats stats;
    do {
      stats = ok(party.stats());
      assertThat(stats.people()).isEqualTo(30);
      assertThat(stats.waiting() + stats.inRooms() + stats.left()).isEqualTo(30);
    } while (stats.left() < 30);
    assertThat(stats.progress()).isEqualTo(1);
    assertThat(stats.fullness()).isZero();
    assertThat(ok(party.roomLog("small_7"))).hasSizeBetween(1, 3);
    ok(party.reset());

    // More people than places: who is in must make room for who is not.
    ok(party.addRooms(IntStream.rangeClosed(1, 5).mapToObj(PartyTest::cell).toList()));
    ok(party.setup(Scenario.SMALL, 100, 3));
    do {
      stats = ok(party.stats());
      assertThat(stats.inRooms()).isLessThanOrEqualTo(5);
    } while (stats.left() < 30);

    assertThat(refused(party.setup(Scenario.SMALL, 0, 3))).contains("speed");
    assertThat(refused(party.setup(Scenario.SMALL, Double.NaN, 3))).contains("speed");
    assertThat(refused(party.setup(Scenario.SMALL, 1, 0))).contains("walks");

    ok(party.setup(Scenario.BIG, 100, 50));
    ok(party.reset());
    assertThat(ok(party.allRooms())).isEmpty();
    assertThat(ok(party.allPeople())).isEmpty();
    assertThat(ok(party.dump())).isEmpty();
    assertThat(ok(party.stats())).isEqualTo(new Stats(0, 0, 0, 0, 0, 0, 0));
  }

  @Test
  void the_floor_shows_who_is_where_and_in_which_shard() {
    ok(party.walkInto("den", "kid"));
    var floor = ok(party.floor());
    var den = floor.rooms().get("den");
    assertThat(den).isNotNull();
    assertThat(den.maximum()).contains(10);
    assertThat(den.people()).extracting(Floor.Guest::name).containsExactly("kid");
    var owners = await(party.owners());
    assertThat(owners).hasSize(256);
    assertThat(owners.get(den.shard())).isEqualTo("alone");
    assertThat(owners.get(den.people().getFirst().shard())).isEqualTo("alone");
  }
}
