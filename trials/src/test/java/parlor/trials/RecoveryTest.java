package parlor.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static parlor.trials.Node.aNode;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A node dies without a word, and its rooms come back from those who were in them.
@Timeout(90)
class RecoveryTest {

  @AutoClose private static final Node NODE = aNode();

  @AfterAll
  static void nothing_went_wrong_inside() {
    NODE.log().isClean();
  }

  private final Room room = NODE.aRoom();

  private static void theNodeDiesAndComesBack() {
    NODE.kill();
    NODE.restart();
  }

  /// What a client was last shown, as an offer.
  private static Answer offers(Guest guest, Picture shown, boolean host) {
    var rounds = new ArrayList<JsonNode>();
    var own = new ArrayList<JsonNode>();
    shown.votes().values().forEach(vote -> own.add(named(vote, shown)));
    if (shown.votes().isEmpty() && !shown.mine().isEmpty()) {
      own.add(Json.object("seat", shown.you(), "name", "me", "card", shown.mine()));
    }
    rounds.add(round(shown.round(), shown.phase().equals("revealed"), own));
    for (var past : shown.history()) {
      var votes = new ArrayList<JsonNode>();
      past.path("votes")
          .forEach(vote ->
              votes.add(
                  Json.object(
                      "seat", vote.path("seat"),
                      "name", vote.path("name"),
                      "card", vote.path("card"))));
      rounds.add(round(past, past.path("revealed").asBoolean(), votes));
    }
    return guest.asks("offer", "host", host, "settings", shown.settings(), "rounds", rounds);
  }

  private static JsonNode named(JsonNode vote, Picture shown) {
    var seat = shown.seats().get(vote.path("seat").asText());
    var name = seat == null ? "?" : seat.path("name").asText();
    return Json.object("seat", vote.path("seat"), "name", name, "card", vote.path("card"));
  }

  private static JsonNode round(JsonNode shown, boolean revealed, List<JsonNode> votes) {
    var round =
        Json.object(
            "id",
            shown.path("id"),
            "deck",
            shown.path("deck"),
            "revealed",
            revealed,
            "votes",
            votes);
    if (shown.has("result")) {
      round.set("result", shown.path("result"));
    }
    return round;
  }

  @Test
  void a_room_comes_back_with_its_history_its_host_and_the_cards_of_who_comes_back() {
    var ana = room.join("ana");
    var ben = room.join("ben");
    var gone = room.join("gone");
    ana.asks("settings", "lateVotes", true, "rights", Map.of("settings", "hosts")).isDone();
    ana.votes("3");
    ben.votes("5");
    gone.votes("13");
    ben.reveals();
    ben.settlesOn("5");
    ben.goesOn();
    ana.pings();
    ana.votes("8");
    ben.votes("2");
    List.of(ana, ben, gone).forEach(Guest::pings);
    var anas = ana.picture();
    var bens = ben.picture();

    theNodeDiesAndComesBack();

    // Ben is quicker, and not host for that: Ana takes it back by her own word.
    var benAgain = room.rejoin(ben.person());
    assertThat(benAgain.picture().isRecovering()).isTrue();
    offers(benAgain, bens, false).isDone();
    var anaAgain = room.rejoin(ana.person());
    offers(anaAgain, anas, true).isDone();
    benAgain.pings();

    var after = benAgain.picture();
    assertThat(anaAgain.picture().mine()).isEqualTo("8");
    assertThat(after.mine()).isEqualTo("2");
    assertThat(after.roundId()).isEqualTo(bens.roundId());
    assertThat(after.seatOf("ana").path("host").asBoolean()).isTrue();
    assertThat(after.seatOf("ben").path("host").asBoolean()).isFalse();
    assertThat(after.settings().path("lateVotes").asBoolean()).isTrue();
    assertThat(after.settings().path("rights").path("settings").asText()).isEqualTo("hosts");
    assertThat(after.history()).hasSize(1);
    var past = after.history().getFirst();
    assertThat(past.path("result").asText()).isEqualTo("5");
    assertThat(past.path("tally")).isEqualTo(bens.history().getFirst().path("tally"));
    assertThat(past.path("votes").findValuesAsText("name"))
        .containsExactlyInAnyOrder("ana", "ben", "gone");
    // The one who did not come back took the card along.
    anaAgain.reveals();
    assertThat(benAgain.knows("the reveal", now -> now.phase().equals("revealed")).votes())
        .containsOnlyKeys(anaAgain.seat(), benAgain.seat());
  }

  @Test
  void a_revealed_round_comes_back_revealed() {
    var ana = room.join("ana");
    var ben = room.join("ben");
    ana.votes("3");
    ben.votes("5");
    ana.reveals();
    ana.settlesOn("5");
    var shown = ana.picture();
    theNodeDiesAndComesBack();
    var again = room.rejoin(ana.person());
    offers(again, shown, true).isDone();
    assertThat(again.picture().phase()).isEqualTo("revealed");
    assertThat(again.picture().cardOf(ben.seat())).isEqualTo("5");
    assertThat(again.picture().round().path("result").asText()).isEqualTo("5");
  }

  @Test
  void an_offer_does_not_overrule_what_was_done_since() {
    var ana = room.join("ana");
    var ben = room.join("ben");
    ana.votes("3");
    ben.votes("5");
    ben.pings();
    var bens = ben.picture();
    theNodeDiesAndComesBack();
    var anaAgain = room.rejoin(ana.person());
    anaAgain.asks("settings", "lateVotes", true).isDone();
    anaAgain.votes("13");
    var benAgain = room.rejoin(ben.person());
    offers(benAgain, bens, false).isDone();
    assertThat(benAgain.picture().settings().path("lateVotes").asBoolean()).isTrue();
    assertThat(benAgain.picture().mine()).isEqualTo("5");
    assertThat(anaAgain.picture().mine()).isEqualTo("13");
  }

  @Test
  void a_forged_offer_wins_nothing() {
    var ana = room.join("ana");
    var eve = room.join("eve");
    ana.votes("3");
    var shown = eve.picture();
    theNodeDiesAndComesBack();
    var anaAgain = room.rejoin(ana.person());
    var eveAgain = room.rejoin(eve.person());
    var round = shown.round();
    var forged = new ArrayList<JsonNode>();
    for (var seat : List.of(ana.seat(), eve.seat())) {
      forged.add(Json.object("seat", seat, "name", "x", "card", "13"));
    }
    // Someone else's card in a round that was not turned.
    eveAgain.asks("offer", "host", false, "rounds", List.of(round(round, false, forged))).isDone();
    anaAgain.pings();
    assertThat(anaAgain.picture().mine()).isEmpty();
    assertThat(anaAgain.picture().seatOf("ana").path("voted").asBoolean()).isFalse();
    assertThat(eveAgain.picture().mine()).isEqualTo("13");
    // That the cards were turned, and what they were.
    anaAgain.votes("3");
    eveAgain.asks("offer", "host", false, "rounds", List.of(round(round, true, forged))).isDone();
    assertThat(eveAgain.picture().phase()).isEqualTo("voting");
    assertThat(eveAgain.picture().votes()).isEmpty();
    // A later round, to take everyone away from this one.
    var later = round.deepCopy();
    later.set("id", Json.object("number", 2, "item", "#2", "attempt", 1));
    eveAgain.asks("offer", "host", false, "rounds", List.of(round(later, false, forged))).isDone();
    anaAgain.pings();
    assertThat(anaAgain.picture().roundId()).isEqualTo(shown.roundId());
    assertThat(anaAgain.picture().mine()).isEqualTo("3");
    // Rights, without having been host.
    var settings = shown.settings().deepCopy();
    settings.set("rights", Json.object("reveal", "hosts", "rounds", "hosts", "settings", "hosts"));
    eveAgain.asks("offer", "host", false, "settings", settings, "rounds", List.of()).isDone();
    assertThat(eveAgain.picture().settings().path("rights").path("reveal").asText())
        .isEqualTo("everyone");
  }

  @Test
  void an_offer_that_breaks_a_rule_is_refused() {
    var ana = room.join("ana");
    var round = ana.picture().round();
    var vote = Json.object("seat", ana.seat(), "name", "ana", "card", "5");
    theNodeDiesAndComesBack();
    var again = room.rejoin(ana.person());
    for (int number : new int[] {100_001, Integer.MAX_VALUE}) {
      var far = round.deepCopy();
      far.set("id", Json.object("number", number, "item", "#1", "attempt", 1));
      again
          .asks("offer", "host", true, "rounds", List.of(round(far, false, List.of())))
          .isRefused("bad-offer");
    }
    var marked = round.deepCopy();
    marked.set("deck", Json.object("kind", "custom", "cards", List.of("1", "1")));
    again
        .asks("offer", "host", true, "rounds", List.of(round(marked, false, List.of())))
        .isRefused("bad-offer");
    var nameless = vote.deepCopy().put("name", "");
    again
        .asks("offer", "host", true, "rounds", List.of(round(round, true, List.of(nameless))))
        .isRefused("bad-offer");
    var crowd = new ArrayList<JsonNode>();
    for (int i = 0; i < 201; i++) {
      crowd.add(Json.object("seat", "%022d".formatted(i), "name", "n", "card", "5"));
    }
    again
        .asks("offer", "host", true, "rounds", List.of(round(round, true, crowd)))
        .isRefused("bad-offer");
    assertThat(again.picture().history()).isEmpty();
    assertThat(again.picture().seats()).hasSize(1);
  }

  @Test
  void a_room_that_may_have_lived_before_hears_everyone_for_a_while() {
    var ana = room.join("ana");
    ana.votes("5");
    theNodeDiesAndComesBack();
    room.rejoin(ana.person()).leaves();
    var stranger = room.join("stranger");
    // Recovering for minutes: whoever has something to tell may still do so.
    assertThat(stranger.picture().isRecovering()).isTrue();
    stranger.asks("offer", "host", false, "rounds", List.of()).isDone();
  }
}
