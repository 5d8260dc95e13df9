package parlor.pointing;

import static org.assertj.core.api.Assertions.assertThat;
import static parlor.pointing.Refusal.BAD_OFFER;
import static parlor.pointing.Refusal.NOT_RECOVERING;
import static parlor.pointing.Refusal.NOT_SEATED;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Every node was lost, and browsers come back with what they remember. Those that lie are in
/// [ForgedOfferTest].
class RecoveryTest {

  private final TestTable table = TestTable.recovering();
  private final Person ana = table.stranger("Ana").comesBack();
  private final Person ben = table.stranger("Ben");

  @Test
  void an_offer_brings_back_the_round_the_cards_and_the_names() {
    ana.offers(Offers.of(Offers.turned(4, "8", Offers.vote(ana, "5"), Offers.vote(ben, "8"))))
        .isDone();

    assertThat(table.roundId()).isEqualTo(new RoundId(4, "#4", 1));
    assertThat(table.phase()).isEqualTo(new View.Phase.Revealed(OptionalLong.empty()));
    assertThat(table.round().result().value()).hasValue(new Card("8"));
    ana.holds("5");
    ben.holds("8");
    assertThat(table.shown(ben))
        .isEqualTo(new View.SeatView(ben.id(), "Ben", Role.VOTER, false, true, false, false));
  }

  @Test
  void restored_cards_are_not_shown_as_changed_after_the_reveal() {
    ana.offers(Offers.of(Offers.turned(4, "8", Offers.vote(ana, "5"), Offers.vote(ben, "8"))));
    assertThat(table.shown().votes()).extracting(View.VoteView::changed).containsOnly(false);
  }

  @Test
  void of_a_round_that_was_not_turned_only_ones_own_card_comes_back() {
    var round = Offers.faceDown(4, Offers.vote(ana, "5"), Offers.vote(ben, "8"));
    ana.offers(Offers.of(round)).holds("5");
    ben.holdsNothing();
    assertThat(table.isRevealed()).isFalse();

    ben.comesBack().offers(Offers.of(round)).holds("8");
    ana.holds("5").reveals().isDone();
  }

  @Test
  void the_highest_round_offered_is_the_present_one_and_the_others_are_history() {
    var third = Offers.turned(3, "3", Offers.vote(ana, "3"));
    ana.offers(Offers.of(third, Offers.faceDown(4, Offers.vote(ana, "5"))));
    ben.comesBack().offers(Offers.of(Offers.faceDown(5, Offers.vote(ben, "8"))));

    assertThat(table.roundId().number()).isEqualTo(5);
    assertThat(table.shown().history())
        .extracting(past -> past.id().number())
        .containsExactly(4, 3);
  }

  @Test
  void settings_come_back_and_a_host_says_so_alone() {
    var rights = Map.of(Right.REVEAL, Right.Holder.HOSTS);
    ben.comesBack()
        .offers(new Offer(false, Optional.of(Offers.hours(rights)), List.of(), List.of()))
        .isDone();
    var settings = View.settings(table.table());
    assertThat(settings.deck().kind()).isEqualTo(Deck.Kind.HOURS);
    assertThat(settings.autoReveal()).isTrue();
    assertThat(settings.rights()).containsEntry(Right.REVEAL, Right.Holder.EVERYONE);

    ana.offers(new Offer(true, Optional.of(Offers.hours(rights)), List.of(), List.of()));
    assertThat(table.table().charter().isHost(ana.id())).isTrue();
    assertThat(table.table().charter().isHost(ben.id())).isFalse();
    assertThat(View.settings(table.table()).rights())
        .containsEntry(Right.REVEAL, Right.Holder.HOSTS);
  }

  @Test
  void the_list_comes_back_and_what_is_done_since_counts_for_more() {
    var item =
        new Offer.ShownItem(
            "itemnumber1", "Sign in", "https://a.test/1", "*So*", "Which?", Optional.of("8"), 7);
    var note = new Offer.ShownItem("#1", "", "", "", "Remember", Optional.empty(), 0);
    ana.offers(new Offer(false, Optional.empty(), List.of(), List.of(item, note))).isDone();
    ben.comesBack()
        .does(
            new Command.EditItem(
                "itemnumber1", Optional.of("Sign out"), Optional.empty(), Optional.empty()));
    ana.offers(new Offer(false, Optional.empty(), List.of(), List.of(item, note)));

    var shown = table.shown().items();
    assertThat(shown)
        .contains(
            new View.ItemView(
                "itemnumber1",
                "Sign out",
                "https://a.test/1",
                "*So*",
                "Which?",
                Optional.of(new Card("8")),
                OptionalLong.of(7),
                false));
    assertThat(shown).extracting(View.ItemView::note).contains("Remember");
  }

  @Test
  void a_list_that_no_room_could_have_shown_is_refused() {
    for (var bad :
        List.of(
            new Offer.ShownItem("itemnumber1", "", "", "", "", Optional.empty(), 1),
            new Offer.ShownItem("itemnumber1", "A", "javascript:a", "", "", Optional.empty(), 1),
            new Offer.ShownItem("itemnumber1", "A", "", "", "", Optional.empty(), -1),
            new Offer.ShownItem("#x", "A", "", "", "", Optional.empty(), 1),
            new Offer.ShownItem("#999999999", "A", "", "", "", Optional.empty(), 1))) {
      ana.offers(new Offer(false, Optional.empty(), List.of(), List.of(bad))).isRefused(BAD_OFFER);
    }
  }

  @Test
  void a_deck_of_thirty_own_cards_and_extras_comes_back() {
    var cards = new ArrayList<String>();
    for (int i = 1; i <= 30; i++) {
      cards.add("card " + i);
    }
    cards.addAll(List.of("?", "☕"));
    var deck = new Offer.ShownDeck(Deck.Kind.CUSTOM, cards);
    var shown = new Offer.ShownSettings(deck, false, false, Map.of(), Optional.empty());
    ana.offers(new Offer(false, Optional.of(shown), List.of(), List.of())).isDone();
    assertThat(View.settings(table.table()).deck().cards()).hasSize(32);
  }

  @Test
  void who_comes_back_takes_the_restored_seat_with_a_name_of_their_own() {
    ana.offers(Offers.of(Offers.turned(1, "8", Offers.vote(ben, "8"))));
    ben.arrives("Benjamin", Role.OBSERVER, true).isDone();
    assertThat(ben.seat().name().value()).isEqualTo("Benjamin");
    assertThat(ben.seat().isVoter()).isFalse();
    assertThat(table.table().seated()).hasSize(2);
  }

  @Test
  void a_room_recovers_for_five_minutes() {
    table.passes(Birth.RECOVERY_MILLIS - 1);
    ana.offers(Offers.of(Offers.faceDown(2))).isDone();
    table.passes(1);
    ana.offers(Offers.of(Offers.faceDown(3))).isRefused(NOT_RECOVERING);
  }

  @Test
  void a_room_that_was_never_lost_and_people_without_a_seat_offer_nothing() {
    var whole = TestTable.opened();
    whole.joins("Ana").offers(Offers.of(Offers.faceDown(2))).isRefused(NOT_RECOVERING);
    ben.offers(Offers.of(Offers.faceDown(2))).isRefused(NOT_SEATED);
  }

  @Test
  void what_was_said_twice_is_as_if_said_once() {
    var offer = Offers.of(Offers.turned(4, "8", Offers.vote(ana, "5"), Offers.vote(ben, "8")));
    ana.offers(offer);
    var once = table.shown();
    ana.offers(offer).isDone();
    assertThat(table.shown()).isEqualTo(once);
  }

  @Test
  void two_who_remember_differently_make_every_node_believe_the_same() {
    ben.comesBack();
    var south = table.copiedTo("south");
    ana.offers(Offers.of(Offers.turned(1, "1", Offers.own("1, 2", "3"), Offers.vote(ana, "3"))));
    ben.at(south)
        .offers(Offers.of(Offers.turned(1, "2", Offers.own("1", "2, 3"), Offers.vote(ana, "1"))));
    table.meets(south);
    ana.holds("3");
  }

  @Test
  void an_impossible_offer_is_refused_whole() {
    ana.offers(Offers.of(Offers.faceDown(2), Offers.faceDown(100_001))).isRefused(BAD_OFFER);
    assertThat(table.roundId()).isEqualTo(RoundId.FIRST);
  }

  @Test
  void people_of_whom_browsers_tell_keep_nobody_out_and_are_gone_after_a_day() {
    var votes =
        IntStream.range(0, TestTable.SEATS - 1)
            .mapToObj(number -> Offers.vote(table.stranger("Ghost " + number), "5"))
            .toArray(Offer.ShownVote[]::new);
    ana.offers(Offers.of(Offers.turned(4, "5", votes))).isDone();
    assertThat(table.shown().seats()).hasSize(TestTable.SEATS);

    ben.comesBack().isDone();

    table.passes(25 * 60 * 60_000L);
    ben.comesBack();
    assertThat(table.shown().seats())
        .extracting(View.SeatView::name)
        .containsExactlyInAnyOrder("Ana", "Ben");
  }
}
