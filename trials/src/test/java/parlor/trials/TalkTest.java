package parlor.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static parlor.trials.Node.aNode;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// docs/wire.md, sentence by sentence.
@Timeout(60)
class TalkTest {

  @AutoClose private static final Node NODE = aNode();

  @AfterAll
  static void nothing_went_wrong_inside() {
    NODE.log().isClean();
  }

  private final Room room = NODE.aRoom();

  @Test
  void who_comes_first_is_shown_a_fresh_room_and_is_host() {
    var ana = room.knock("ana");
    var welcome = ana.asksToJoin("voter", false).isWelcome();
    var deck = Json.object("kind", "points", "cards", "0 1 2 3 5 8 13 ? ☕".split(" ", -1));
    assertThat(welcome)
        .isEqualTo(
            Json.object(
                "type", "welcome",
                "id", welcome.path("id"),
                "room", room.name(),
                "you", ana.seat(),
                // A node this young may have had the room in an earlier life.
                "recovering", true,
                "seats",
                    List.of(
                        Json.object(
                            "id",
                            ana.seat(),
                            "name",
                            "ana",
                            "role",
                            "voter",
                            "here",
                            true,
                            "voted",
                            false,
                            "host",
                            true)),
                "settings",
                    Json.object(
                        "deck",
                        deck,
                        "autoReveal",
                        false,
                        "lateVotes",
                        false,
                        "rights",
                        Json.object(
                            "reveal",
                            "everyone",
                            "rounds",
                            "everyone",
                            "items",
                            "everyone",
                            "settings",
                            "everyone"),
                        "passcode",
                        false),
                "round",
                    Json.object(
                        "id",
                        Json.object("number", 1, "item", "#1", "attempt", 1),
                        "deck",
                        deck,
                        "phase",
                        "voting",
                        "age",
                        welcome.path("round").path("age"))));
    assertThat(ana.seat()).matches("[A-Za-z0-9_-]{22}").doesNotContain(ana.person().secret());
  }

  @Test
  void a_round_is_played_and_settled_and_left() {
    var ana = room.join("ana");
    var ben = room.join("ben");
    room.observe("cleo");
    ana.votes("3");
    assertThat(ana.picture().mine()).isEqualTo("3");
    ana.votes("5");
    ben.votes("8");
    ben.asksHere("cancelCountdown").isDone();
    ben.takesBack();
    assertThat(ben.picture().mine()).isEmpty();
    ben.votes("5");
    ana.reveals();
    var shown = ben.knows("the reveal", picture -> picture.phase().equals("revealed"));
    assertThat(shown.votes().keySet()).containsExactlyInAnyOrder(ana.seat(), ben.seat());
    assertThat(shown.tally().path("mean").decimalValue()).isEqualByComparingTo("5");
    assertThat(shown.tally().path("consensus").asBoolean()).isTrue();
    ben.settlesOn("5");
    ben.settlesOn(null);
    ben.settlesOn("8");
    var left = ben.picture().roundId();
    ana.asks("next", "round", left).isDone();
    ben.asks("next", "round", left).isDone();
    var after = ben.picture();
    assertThat(after.roundId()).isEqualTo(Json.object("number", 2, "item", "#2", "attempt", 1));
    assertThat(after.history()).hasSize(1);
    assertThat(after.history().getFirst().path("result").asText()).isEqualTo("8");
    ana.votes("1");
    ana.reveals();
    ana.asksHere("again").isDone();
    assertThat(ben.knows("again", picture -> picture.history().size() == 2).roundId())
        .isEqualTo(Json.object("number", 3, "item", "#2", "attempt", 2));
    ana.pings();
    assertThat(room.join("late").picture().history()).isEqualTo(ana.picture().history());
  }

  @Test
  void who_comes_late_sees_the_reveal() {
    var ana = room.join("ana");
    ana.votes("5");
    ana.reveals();
    var late = room.observe("late");
    assertThat(late.picture().cardOf(ana.seat())).isEqualTo("5");
    ana.pings();
    assertThat(late.picture().shared()).isEqualTo(ana.picture().shared());
  }

  @Test
  void the_same_id_twice_changes_nothing_and_is_answered_the_same() {
    var ana = room.join("ana");
    var ben = room.join("ben");
    var round = ana.picture().roundId();
    var vote = ana.frame("vote", "round", round, "card", "5");
    ana.asks(vote).isDone();
    ana.asks("takeBack", "round", round).isDone();
    int frames = ana.frames().size();
    ana.asks(vote).isDone();
    assertThat(ana.frames()).hasSize(frames + 1);
    assertThat(ana.picture().mine()).isEmpty();

    var early = ben.frame("reveal", "round", round);
    ben.asks(early).isRefused("no-votes");
    ana.votes("3");
    ben.asks(early).isRefused("no-votes");
    assertThat(ben.picture().phase()).isEqualTo("voting");
  }

  @Test
  void a_command_repeated_after_a_broken_connection_happens_once() {
    var ana = room.join("ana");
    ana.votes("5");
    ana.reveals();
    var next = ana.frame("next", "round", ana.picture().roundId());
    ana.asks(next).isDone();
    ana.close();
    var again = room.rejoin(ana.person());
    again.asks(next).isDone();
    assertThat(again.picture().roundId().path("number").asInt()).isEqualTo(2);
  }

  @Test
  void the_last_32_answers_are_remembered() {
    var ana = room.join("ana");
    var rename = ana.frame("rename", "name", "first");
    ana.asks(rename).isDone();
    for (int i = 0; i < 31; i++) {
      ana.asksHere("reveal").isRefused("no-votes");
    }
    ana.asks(rename).isDone();
    ana.renames("second");
    ana.asks(rename).isDone();
    // Forgotten by now, so it is done once more.
    assertThat(room.observe("late").picture().seatOf("first").path("id").asText())
        .isEqualTo(ana.seat());
  }

  @Test
  void the_same_secret_is_the_same_seat_on_every_socket() {
    var ana = room.join("ana");
    var ben = room.join("ben");
    ana.votes("5");
    ben.pings();
    int before = ben.frames().size();
    var phone = room.join(new Person("other name", ana.person().secret()));
    assertThat(phone.seat()).isEqualTo(ana.seat());
    assertThat(phone.sees("mine").path("card").asText()).isEqualTo("5");
    phone.votes("8");
    ana.knows("the other card", picture -> picture.mine().equals("8"));
    ana.leaves();
    phone.votes("3");
    ben.pings();
    // Neither the second socket nor the other card nor the loss of the first socket shows.
    assertThat(ben.frames()).hasSize(before + 1);
    assertThat(ben.picture().seats()).hasSize(2);
    assertThat(ben.picture().seatOf("ana").path("here").asBoolean()).isTrue();
  }

  @Test
  void a_page_loaded_again_finds_its_card() {
    var ana = room.join("ana");
    ana.votes("5");
    var again = ana.reloads();
    assertThat(again.seat()).isEqualTo(ana.seat());
    assertThat(again.sees("mine").path("card").asText()).isEqualTo("5");
  }

  @Test
  void when_all_have_voted_the_cards_turn_by_themselves() {
    var ana = room.join("ana");
    ana.asks("settings", "autoReveal", true).isDone();
    var ben = room.join("ben");
    ana.votes("3");
    ben.votes("5");
    var counting =
        ana.sees(
            "the countdown",
            frame -> frame.path("round").path("phase").asText().equals("counting"));
    assertThat(counting.path("round").path("revealIn").asInt()).isBetween(1, 10_000);
    ana.knows("the reveal", picture -> picture.votes().size() == 2);
  }

  @Test
  void a_countdown_that_is_cancelled_turns_nothing() {
    var ana = room.join("ana");
    ana.asks("settings", "autoReveal", true).isDone();
    ana.votes("3");
    ana.knows("the countdown", now -> now.phase().equals("counting"));
    ana.asksHere("cancelCountdown").isDone();
    var picture = ana.knows("the stop", now -> now.phase().equals("voting"));
    assertThat(picture.votes()).isEmpty();
    ana.asks("settings", "autoReveal", false).isDone();
    ana.takesBack();
    ana.votes("3");
    assertThat(ana.picture().phase()).isEqualTo("voting");
  }

  @Test
  void a_card_after_the_reveal_needs_the_setting() {
    var ana = room.join("ana");
    var ben = room.join("ben");
    ana.votes("3");
    ana.reveals();
    ben.asksHere("vote", "card", "5").isRefused("revealed");
    ana.asks("settings", "lateVotes", true).isDone();
    ben.votes("5");
    var votes = ana.knows("the late card", picture -> picture.votes().size() == 2).votes();
    assertThat(votes.get(ben.seat()))
        .isEqualTo(Json.object("seat", ben.seat(), "card", "5", "changed", true));
    ben.takesBack();
    ana.knows("the card's end", picture -> picture.votes().size() == 1);
  }

  @Test
  void what_belongs_to_hosts_is_refused_to_others() {
    var ana = room.join("ana");
    var ben = room.join("ben");
    var cleo = room.join("cleo");
    ben.asks("remove", "seat", cleo.seat(), "ban", false).isRefused("hosts-only");
    ben.asks("host", "seat", ben.seat(), "host", true).isRefused("hosts-only");
    ben.asks("role", "seat", cleo.seat(), "role", "observer").isRefused("hosts-only");
    ana.asks("settings", "rights", rights("hosts")).isDone();
    ben.asks("settings", "autoReveal", false).isRefused("not-allowed");
    ben.votes("5");
    ben.asksHere("reveal").isRefused("not-allowed");
    ben.asksHere("next").isRefused("not-allowed");
    ana.asks("host", "seat", ben.seat(), "host", true).isDone();
    ben.reveals();
    ben.settlesOn("5");
    ben.goesOn();
    ben.asks("role", "seat", cleo.seat(), "role", "observer").isDone();
    cleo.pings();
    cleo.asksHere("vote", "card", "5").isRefused("observer");
    ben.asks("host", "seat", ana.seat(), "host", false).isDone();
    ana.asks("remove", "seat", cleo.seat(), "ban", false).isRefused("hosts-only");
    ana.asks("host", "seat", "AAAAAAAAAAAAAAAAAAAAAA", "host", true).isRefused("hosts-only");
    ben.asks("host", "seat", "AAAAAAAAAAAAAAAAAAAAAA", "host", true).isRefused("no-such-seat");
  }

  private static Map<String, String> rights(String holder) {
    return Map.of("reveal", holder, "rounds", holder, "settings", holder);
  }

  @Test
  void rights_of_observers_are_not_those_of_voters() {
    var host = room.join("host");
    var ana = room.join("ana");
    var otto = room.observe("otto");
    host.asks("settings", "rights", rights("observers")).isDone();
    ana.votes("5");
    ana.asksHere("reveal").isRefused("not-allowed");
    otto.asks("settings", "rights", Map.of("rounds", "hosts")).isDone();
    otto.reveals();
    otto.asksHere("next").isRefused("not-allowed");
    host.goesOn();
  }

  @Test
  void who_is_removed_may_come_back_as_anyone() {
    var host = room.join("host");
    var ana = room.join("ana");
    var tablet = room.join(ana.person());
    ana.votes("5");
    host.asks("host", "seat", ana.seat(), "host", true).isDone();
    host.asks("remove", "seat", ana.seat(), "ban", false).isDone();
    ana.isClosed(1008, "removed");
    tablet.isClosed(1008, "removed");
    assertThat(host.picture().seats()).doesNotContainKey(ana.seat());
    var again = room.rejoin(new Person("ana two", ana.person().secret()));
    assertThat(again.seat()).isEqualTo(ana.seat());
    var seat =
        host.knows("her return", picture -> picture.seats().containsKey(again.seat()))
            .seatOf("ana two");
    assertThat(seat.path("host").asBoolean()).isFalse();
    assertThat(seat.path("voted").asBoolean()).isFalse();
    assertThat(again.picture().mine()).isEmpty();
  }

  @Test
  void who_is_banned_stays_out() {
    var host = room.join("host");
    var ana = room.join("ana");
    host.asks("remove", "seat", ana.seat(), "ban", true).isDone();
    ana.isClosed(1008, "banned");
    var back = room.knock(ana.person());
    back.asksToJoin("voter", true).isRefused("banned");
    back.asks("vote", "round", host.picture().roundId(), "card", "5").isRefused("not-joined");
    assertThat(host.picture().seats()).hasSize(1);
  }

  @Test
  void a_deck_of_ones_own_is_laid_for_everyone() {
    var ana = room.join("ana");
    var ben = room.join("ben");
    var deck =
        Json.object("kind", "custom", "cards", List.of("b", "a", "½"), "extras", List.of("?"));
    ben.asks("settings", "deck", deck).isDone();
    var laid = Json.object("kind", "custom", "cards", List.of("b", "a", "½", "?"));
    ana.knows("the deck", picture -> picture.round().path("deck").equals(laid));
    ana.votes("½");
    ben.asks("settings", "deck", Json.object("kind", "hours", "extras", List.of())).isDone();
    // With a card played, it comes with the next round.
    assertThat(ben.picture().round().path("deck")).isEqualTo(laid);
    ben.asksHere("vote", "card", "4").isRefused("not-in-deck");
    ana.reveals();
    ana.goesOn();
    ben.knows(
        "the next deck",
        picture -> picture.round().path("deck").path("kind").asText().equals("hours"));
  }

  @Test
  void a_deck_that_breaks_a_rule_is_refused() {
    var ana = room.join("ana");
    for (var cards :
        List.<List<String>>of(
            List.of(),
            List.of("1"),
            List.of("1", "1"),
            List.of("1", ""),
            List.of("1", "12345678901"),
            List.of("1", "\u202e2"),
            List.of("1", "\n"))) {
      var deck = Json.object("kind", "custom", "cards", cards, "extras", List.of());
      ana.asks("settings", "deck", deck).isRefused("bad-deck");
    }
    ana.asks("settings", "deck", Json.object("kind", "points", "extras", List.of("!")))
        .isRefused("bad-deck");
  }

  @Test
  void refusals_say_what_is_wrong() {
    var ana = room.join("ana");
    var round = ana.picture().roundId();
    var old = Json.object("number", 9, "item", "#9", "attempt", 1);
    ana.asks("vote", "round", old, "card", "5").isRefused("old-round");
    ana.asks("vote", "round", round, "card", "4").isRefused("not-in-deck");
    ana.asks("settle", "round", round, "card", "5").isRefused("not-revealed");
    ana.asks("reveal", "round", round).isRefused("no-votes");
    ana.asks("next", "round", round).isRefused("no-votes");
    ana.asksToJoin("voter", false).isRefused("joined-already");
    var stranger = room.knock("stranger");
    stranger.asks("vote", "round", round, "card", "5").isRefused("not-joined");
    stranger.asks("offer", "host", true, "rounds", List.of()).isRefused("not-joined");
    stranger.pings();
    for (var secret : List.of("", "short", "x".repeat(65), "ä".repeat(22), "a b".repeat(8))) {
      var knocking = room.knock(new Person("x", secret));
      knocking.asksToJoin("voter", false).isRefused("bad-secret");
    }
  }

  @Test
  void everyone_has_the_same_picture_after_all_that() {
    var everyone = List.of(room.join("ana"), room.join("ben"), room.observe("cleo"));
    everyone.get(0).votes("3");
    everyone.get(1).votes("13");
    everyone.get(2).reveals();
    everyone.get(1).renames("Benjamin");
    everyone.get(0).settlesOn("5");
    everyone.get(0).goesOn();
    everyone.forEach(Guest::pings);
    JsonNode late = room.observe("late").picture().shared();
    everyone.forEach(guest -> {
      guest.knows("the late one", picture -> picture.seats().size() == 4);
      assertThat((JsonNode) guest.picture().shared()).isEqualTo(late);
    });
  }
}
