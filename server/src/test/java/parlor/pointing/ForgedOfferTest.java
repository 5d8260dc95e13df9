package parlor.pointing;

import static org.assertj.core.api.Assertions.assertThat;
import static parlor.pointing.Refusal.BAD_OFFER;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/// Browsers that lie to a recovering room gain nothing over what was done since it is open again.
class ForgedOfferTest {

  private final TestTable table = TestTable.recovering();
  private final Person ana = table.stranger("Ana").comesBack();
  private final Person eve = table.stranger("Eve").comesBack();

  @Test
  void nobody_turns_cards_that_were_played_since() {
    ana.votes("5");
    eve.offers(Offers.of(Offers.turned(1, "8", Offers.vote(eve, "8"), Offers.vote(ana, "1"))))
        .isDone();
    assertThat(table.isRevealed()).isFalse();
    assertThat(table.shown().votes()).isEmpty();
    ana.holds("5");
  }

  @Test
  void nor_where_the_one_is_told_to_one_node_and_the_other_to_another() {
    var south = table.copiedTo("south");
    ana.at(south).votes("5");
    eve.offers(Offers.of(Offers.turned(1, "8", Offers.vote(eve, "8"), Offers.vote(ana, "1"))))
        .isDone();
    assertThat(table.isRevealed()).isTrue();
    table.meets(south);
    assertThat(table.isRevealed()).isFalse();
    assertThat(Cards.in(table.shown().votes())).isEmpty();
    assertThat(table.shown().round())
        .hasValueSatisfying(round -> assertThat(round.result()).isEmpty());
    ana.reveals();
    assertThat(table.isRevealed()).isTrue();
    ana.holds("5");
  }

  @Test
  void a_round_that_only_browsers_remember_as_turned_takes_no_late_cards() {
    ana.setsLateVotes(true);
    eve.offers(Offers.of(Offers.turned(1, "8", Offers.vote(eve, "8")))).isDone();
    ana.votes("5").isRefused(Refusal.REVEALED);
    assertThat(table.isRevealed()).isTrue();
  }

  @Test
  void a_card_played_since_stays() {
    ana.votes("5");
    eve.offers(Offers.of(Offers.faceDown(1, Offers.vote(ana, "1"))));
    ana.holds("5");
    ana.takesBack().offers(Offers.of(Offers.faceDown(1, Offers.vote(ana, "1")))).holdsNothing();
  }

  @Test
  void nobody_votes_for_another_in_a_round_that_was_not_turned() {
    eve.offers(Offers.of(Offers.faceDown(1, Offers.vote(ana, "1"))));
    ana.holdsNothing();
  }

  @Test
  void ones_own_word_on_ones_card_is_above_hearsay_in_any_order() {
    var forged = Offers.of(Offers.turned(2, "1", Offers.vote(ana, "8")));
    var honest = Offers.of(Offers.turned(2, "1", Offers.vote(ana, "1")));
    ana.offers(honest);
    eve.offers(forged);
    ana.holds("1");
  }

  @Test
  void nobody_changes_a_round_whose_cards_were_turned_since() {
    ana.votes("5").reveals().settlesOn("5");
    var before = table.shown();
    eve.offers(Offers.of(Offers.turned(1, "1", Offers.vote(eve, "13"), Offers.vote(ana, "1"))));
    assertThat(table.shown()).isEqualTo(before);
  }

  @Test
  void a_reveal_of_today_holds_over_one_from_memory_that_came_in_elsewhere() {
    var south = table.copiedTo("south");
    ana.votes("5");
    table.passes(7_000);
    ana.reveals();
    eve.at(south).offers(Offers.of(Offers.turned(1, "1", Offers.vote(eve, "13"))));
    table.meets(south);

    assertThat(View.votes(table.round()))
        .contains(new View.VoteView(ana.id(), Optional.of(new Card("5")), false));
    assertThat(table.round().tally().abstained()).isZero();
    assertThat(table.phase()).isInstanceOf(View.Phase.Revealed.class);
    assertThat(View.round(table.round(), table.now()).phase())
        .isEqualTo(new View.Phase.Revealed(OptionalLong.of(7)));
  }

  @Test
  void settings_changed_since_stay() {
    ana.setsLateVotes(true).lays(Deck.Kind.T_SHIRT).gives(Right.REVEAL, Right.Holder.OBSERVERS);
    var before = View.settings(table.table());
    var shown =
        new Offer.ShownSettings(
            new Offer.ShownDeck(Deck.Kind.HOURS, List.of()),
            false,
            false,
            Map.of(Right.REVEAL, Right.Holder.HOSTS),
            Optional.empty());
    eve.offers(new Offer(true, Optional.of(shown), List.of(), List.of())).isDone();
    assertThat(View.settings(table.table())).isEqualTo(before);
  }

  @Test
  void who_was_unmade_host_since_is_not_host_by_their_own_word() {
    eve.offers(new Offer(true, Optional.empty(), List.of(), List.of()));
    ana.offers(new Offer(true, Optional.empty(), List.of(), List.of()))
        .makesHostNoMore(eve)
        .isDone();
    eve.offers(new Offer(true, Optional.empty(), List.of(), List.of()));
    assertThat(eve.isHost()).isFalse();
  }

  @Test
  void nobody_renames_who_is_here() {
    var forged = new Offer.ShownVote(ana.id(), "Impostor", "5");
    eve.offers(Offers.of(Offers.turned(2, "5", forged)));
    assertThat(ana.seat().name().value()).isEqualTo("Ana");
  }

  @Test
  void a_turned_round_without_votes_does_not_hold_up_the_table() {
    eve.offers(Offers.of(Offers.turned(9, "5"))).isDone();
    ana.goesOn().isDone();
    assertThat(table.roundId().number()).isEqualTo(10);
  }

  @Test
  void more_people_than_seats_are_not_believed() {
    var votes = new ArrayList<Offer.ShownVote>();
    for (int i = 0; i < TestTable.SEATS; i++) {
      votes.add(Offers.vote(table.stranger("Ghost " + i), "5"));
    }
    eve.offers(Offers.of(Offers.turned(2, "5", votes.toArray(Offer.ShownVote[]::new))))
        .isRefused(BAD_OFFER);
  }

  @Test
  void what_no_table_can_have_shown_is_refused() {
    refused(Offers.turned(100_001, "5"));
    refused(round(0, "#1", 1));
    refused(round(1, "#2", 1));
    refused(round(1, "#1", 2));
    refused(round(2, "", 1));
    refused(round(2, "#0", 1));
    refused(round(2, "#99999999999", 1));
    refused(Offers.turned(2, "a card too long"));
    refused(Offers.turned(2, "5", Offers.own("1")));
    refused(Offers.turned(2, "5", new Offer.ShownVote(ana.id(), "", "5")));
    refused(Offers.turned(2, "5", new Offer.ShownVote(ana.id(), "Ana", "\n")));
    var tooMany = Collections.nCopies(Rounds.KEPT + 2, Offers.faceDown(2));
    eve.offers(new Offer(false, Optional.empty(), tooMany, List.of())).isRefused(BAD_OFFER);
  }

  private void refused(Offer.ShownRound round) {
    eve.offers(Offers.of(round)).isRefused(BAD_OFFER);
  }

  private static Offer.ShownRound round(int number, String item, int attempt) {
    return new Offer.ShownRound(
        number, item, attempt, Offers.own("1", "2"), true, Optional.empty(), List.of());
  }

  @Test
  void nobody_turns_cards_that_others_brought_back_themselves() {
    ana.offers(Offers.of(Offers.faceDown(4, Offers.vote(ana, "5")))).holds("5");
    eve.offers(Offers.of(Offers.turned(4, "8", Offers.vote(eve, "8")))).isDone();
    assertThat(table.isRevealed()).isFalse();
    assertThat(table.shown().votes()).isEmpty();
  }

  @Test
  void no_later_round_takes_people_away_from_the_one_they_play() {
    ana.votes("5");
    eve.offers(Offers.of(Offers.faceDown(100_000, Offers.vote(eve, "8")))).isDone();
    assertThat(table.roundId()).isEqualTo(new RoundId(1, "#1", 1));
  }

  @Test
  void nobody_is_host_by_saying_so_where_there_is_one() {
    var young = TestTable.recovering();
    young.joins("Newcomer");
    var liar = young.joins("Liar");
    var rights = Map.of(Right.REVEAL, Right.Holder.HOSTS);
    liar.offers(new Offer(true, Optional.of(Offers.hours(rights)), List.of(), List.of())).isDone();
    assertThat(liar.isHost()).isFalse();
    assertThat(young.table().charter().settings().holder(Right.REVEAL))
        .isEqualTo(Right.Holder.EVERYONE);
  }

  @Test
  void an_observer_brings_no_card_into_the_present_round_and_nobody_one_of_another_deck() {
    eve.becomes(Role.OBSERVER).offers(Offers.of(Offers.faceDown(4, Offers.vote(eve, "8"))));
    eve.holdsNothing();
    ana.offers(Offers.of(Offers.faceDown(4, Offers.vote(ana, "lol")))).holdsNothing();
  }

  @Test
  void a_room_takes_a_long_history_on_hearsay_but_not_an_endless_one() {
    var rounds = new ArrayList<Offer.ShownRound>();
    for (int number = 1; number <= 101; number++) {
      var votes = new ArrayList<Offer.ShownVote>();
      for (int voter = 0; voter < 40; voter++) {
        votes.add(Offers.vote(table.stranger("Ghost " + voter), "5"));
      }
      rounds.add(Offers.turned(number, "5", votes.toArray(Offer.ShownVote[]::new)));
    }
    eve.offers(new Offer(false, Optional.empty(), rounds, List.of())).isRefused(BAD_OFFER);
    eve.offers(new Offer(false, Optional.empty(), rounds.subList(0, 50), List.of())).isDone();
    eve.offers(new Offer(false, Optional.empty(), rounds.subList(50, 101), List.of()))
        .isRefused(BAD_OFFER);
  }
}
