package parlor.pointing;

import static org.assertj.core.api.Assertions.assertThat;
import static parlor.pointing.Refusal.NOT_IN_DECK;
import static parlor.pointing.Refusal.NO_VOTES;
import static parlor.pointing.Refusal.OBSERVER;
import static parlor.pointing.Refusal.OLD_ROUND;
import static parlor.pointing.Refusal.REVEALED;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class RoundTest {

  private final TestTable table = TestTable.opened();
  private final Person ana = table.joins("Ana");
  private final Person ben = table.joins("Ben");

  @Test
  void a_room_begins_with_its_first_round() {
    assertThat(table.roundId()).isEqualTo(new RoundId(1, "#1", 1));
    assertThat(table.phase()).isEqualTo(new View.Phase.Voting());
    assertThat(table.shown().history()).isEmpty();
  }

  @Test
  void a_card_is_played_changed_and_taken_back() {
    ana.votes("5").isDone().holds("5");
    ana.votes("5").changesNothing();
    ana.votes("8").isDone().holds("8");
    ana.takesBack().isDone().holdsNothing();
    ana.takesBack().changesNothing();
    ana.votes("☕").isDone().holds("☕");
  }

  @Test
  void only_cards_of_the_deck_are_played() {
    ana.votes("4").isRefused(NOT_IN_DECK);
    ana.votes("").isRefused(NOT_IN_DECK);
    ana.votes("5 ").isRefused(NOT_IN_DECK);
    ana.votes("½").isRefused(NOT_IN_DECK);
    ana.holdsNothing();
  }

  @Test
  void observers_hold_no_cards() {
    var obi = table.joinsToWatch("Obi");
    obi.votes("5").isRefused(OBSERVER);
    obi.takesBack().changesNothing();
    obi.becomes(Role.VOTER).votes("5").isDone();
  }

  @Test
  void a_late_vote_never_lands_in_the_next_round() {
    var first = table.roundId();
    ana.votes("5").goesOn();

    ben.votes(first, "8").isRefused(OLD_ROUND);
    ben.does(new Command.TakeBack(first)).isRefused(OLD_ROUND);
    ben.votes(first.again().again(), "8").isRefused(OLD_ROUND);
    ben.holdsNothing();
  }

  @Test
  void next_goes_on_to_the_next_story() {
    ana.votes("5").goesOn().isDone();
    assertThat(table.roundId()).isEqualTo(new RoundId(2, "#2", 1));
    ana.holdsNothing();
    assertThat(table.shown().round())
        .hasValueSatisfying(round -> {
          assertThat(round.phase()).isEqualTo(new View.Phase.Voting());
          assertThat(round.result()).isEmpty();
        });
  }

  @Test
  void again_votes_on_the_same_story_and_keeps_the_earlier_round() {
    var first = table.roundId();
    ana.votes("5").asksAgain().isDone();
    assertThat(table.roundId()).isEqualTo(new RoundId(2, "#1", 2));
    assertThat(table.shown().history()).extracting(View.PastRound::id).containsExactly(first);

    ana.votes("5").goesOn();
    assertThat(table.roundId()).isEqualTo(new RoundId(3, "#2", 1));
  }

  @Test
  void a_round_already_left_is_left() {
    var first = table.roundId();
    ana.votes("5").goesOn();
    ben.does(new Command.Next(first)).changesNothing();
    ben.does(new Command.Again(first)).changesNothing();
    assertThat(table.roundId().number()).isEqualTo(2);
  }

  @Test
  void a_round_that_is_still_to_come_cannot_be_left() {
    ana.votes("5");
    ana.does(new Command.Next(table.roundId().again())).isRefused(OLD_ROUND);
  }

  @Test
  void two_who_press_next_at_once_on_two_nodes_make_one_round() {
    ana.votes("5");
    var south = table.copiedTo("south");
    ana.goesOn();
    ben.at(south).goesOn();
    ana.votes("1");
    ben.at(south).votes("2");
    table.meets(south);

    assertThat(table.roundId()).isEqualTo(new RoundId(2, "#2", 1));
    ana.holds("1");
    ben.holds("2");
  }

  @Test
  void a_round_that_nobody_played_is_not_left() {
    ana.goesOn().isRefused(NO_VOTES);
    ana.votes("5").takesBack().asksAgain().isRefused(NO_VOTES);
    ben.votes("?").goesOn().isDone();
  }

  @Test
  void a_turned_round_is_left_even_when_its_last_card_went_with_its_player() {
    ana.votes("5").reveals().becomes(Role.OBSERVER);
    ben.votes("5").isRefused(REVEALED);
    ben.goesOn().isDone();
    assertThat(table.roundId().number()).isEqualTo(2);
  }

  @Test
  void after_the_reveal_a_card_stays_as_it_is() {
    ana.votes("5").reveals();
    ana.votes("8").isRefused(REVEALED);
    ana.takesBack().isRefused(REVEALED);
    ana.votes("5").changesNothing();
    ben.votes("8").isRefused(REVEALED);
  }

  @Test
  void where_late_votes_are_on_they_are_taken_and_shown_as_changed() {
    ana.votes("5").setsLateVotes(true);
    ben.votes("3").reveals();
    ben.votes("5").isDone();
    var cem = table.joins("Cem").votes("8").isDone();

    assertThat(table.shown().votes())
        .containsExactlyInAnyOrder(
            shown(ana, "5", false), shown(ben, "5", true), shown(cem, "8", true));
    cem.takesBack().isDone();
    assertThat(table.shown().tally())
        .hasValueSatisfying(tally -> assertThat(tally.consensus()).isTrue());
  }

  @Test
  void turned_cards_stay_turned_when_late_votes_take_them_all_back() {
    ana.setsLateVotes(true).votes("5").reveals().takesBack().isDone();
    assertThat(table.isRevealed()).isTrue();
    ana.setsLateVotes(false).goesOn().isDone();
  }

  private static View.VoteView shown(Person who, String card, boolean changed) {
    return new View.VoteView(who.id(), Optional.of(new Card(card)), changed);
  }
}
