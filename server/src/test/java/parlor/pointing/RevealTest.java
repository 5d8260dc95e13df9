package parlor.pointing;

import static org.assertj.core.api.Assertions.assertThat;
import static parlor.pointing.Refusal.NOT_IN_DECK;
import static parlor.pointing.Refusal.NOT_REVEALED;
import static parlor.pointing.Refusal.NO_VOTES;
import static parlor.pointing.Refusal.OLD_ROUND;

import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RevealTest {

  private final TestTable table = TestTable.opened();
  private final Person ana = table.joins("Ana");
  private final Person ben = table.joins("Ben");

  @Test
  void cards_are_turned_by_hand_as_soon_as_one_is_played() {
    ana.reveals().isRefused(NO_VOTES);
    ben.votes("5");
    ana.reveals().isDone();
    assertThat(table.isRevealed()).isTrue();
  }

  @Test
  void a_card_taken_back_is_none() {
    ana.votes("5").takesBack().reveals().isRefused(NO_VOTES);
  }

  @Test
  void turning_turned_cards_is_done_already() {
    ana.votes("5").reveals();
    ben.reveals().changesNothing();
  }

  @Test
  void a_round_that_is_over_is_not_turned() {
    var first = table.roundId();
    ana.votes("5").goesOn().votes("8");
    ben.does(new Command.TurnCards(first)).isRefused(OLD_ROUND);
    assertThat(table.isRevealed()).isFalse();
  }

  @Test
  void of_two_reveals_on_two_nodes_the_earlier_holds() {
    ana.votes("5");
    var south = table.copiedTo("south");
    table.passes(2_000);
    ana.reveals();
    south.passes(5_000);
    ben.at(south).votes("8").reveals();
    table.meets(south);

    assertThat(table.phase()).isEqualTo(new View.Phase.Revealed(OptionalLong.of(2)));
    ben.holds("8");
  }

  @Test
  void a_vote_from_the_other_side_of_a_cut_is_not_lost_though_the_cards_are_turned_here() {
    ana.votes("5");
    var south = table.copiedTo("south");
    ana.reveals();
    south.passes(1_000);
    ben.at(south).votes("8");
    table.meets(south);

    ben.holds("8");
    assertThat(table.isRevealed()).isTrue();
  }

  @Test
  void a_reveal_says_how_long_the_round_took() {
    table.passes(75_900);
    ana.votes("5").reveals();
    assertThat(table.phase()).isEqualTo(new View.Phase.Revealed(OptionalLong.of(75)));
  }

  @Test
  void voters_here_without_a_card_abstained_and_others_did_not() {
    ana.votes("5");
    table.joins("Cem");
    table.joinsToWatch("Obi");
    table.joins("Dora").leaves();
    table.passes(10_000);
    ana.reveals();

    assertThat(table.round().tally().abstained()).isEqualTo(2);
    table.joins("Emil");
    assertThat(table.round().tally().abstained()).isEqualTo(2);
  }

  @Test
  void who_plays_late_did_not_abstain_after_all() {
    ana.votes("5").setsLateVotes(true).reveals();
    assertThat(table.round().tally().abstained()).isEqualTo(1);
    ben.votes("8");
    assertThat(table.round().tally().abstained()).isZero();
  }

  @Test
  void the_table_settles_on_a_card_of_its_deck_after_the_reveal() {
    ana.votes("5").settlesOn("5").isRefused(NOT_REVEALED);
    ana.reveals().settlesOn("8").isDone();
    ana.settlesOn("8").changesNothing();
    ana.settlesOn("4").isRefused(NOT_IN_DECK);
    assertThat(table.round().result().value()).hasValue(new Card("8"));

    ben.settlesOnNothing().isDone();
    ben.settlesOnNothing().changesNothing();
    assertThat(table.round().result().value()).isEmpty();
  }

  @Test
  void a_round_that_was_left_is_settled() {
    var first = table.roundId();
    ana.votes("5").reveals().goesOn();
    ana.does(new Command.Settle(first, Optional.of("5"))).isRefused(OLD_ROUND);
  }
}
