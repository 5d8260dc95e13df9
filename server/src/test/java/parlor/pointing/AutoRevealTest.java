package parlor.pointing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AutoRevealTest {

  private final TestTable table = TestTable.opened();
  private final Person ana = table.joins("Ana");
  private final Person ben = table.joins("Ben");

  @BeforeEach
  void it_is_on() {
    ana.setsAutoReveal(true);
  }

  @Test
  void it_is_off_unless_wanted() {
    var other = TestTable.opened();
    other.joins("Ana").votes("5");
    other.passes(60_000);
    assertThat(other.isRevealed()).isFalse();
  }

  @Test
  void cards_turn_three_seconds_after_the_last_voter_played() {
    ana.votes("5");
    table.passes(60_000);
    assertThat(table.phase()).isEqualTo(new View.Phase.Voting());

    ben.votes("8");
    assertThat(table.phase()).isEqualTo(new View.Phase.Counting(3_000));
    table.passes(2_999);
    assertThat(table.phase()).isEqualTo(new View.Phase.Counting(1));
    table.passes(1);
    assertThat(table.isRevealed()).isTrue();
  }

  @Test
  void nothing_counts_where_nobody_played() {
    table.passes(60_000);
    assertThat(table.phase()).isEqualTo(new View.Phase.Voting());
  }

  @Test
  void changing_a_card_goes_on_counting_and_taking_it_back_stops() {
    ana.votes("5");
    ben.votes("8");
    table.passes(1_000);
    ben.votes("5");
    assertThat(table.phase()).isEqualTo(new View.Phase.Counting(2_000));

    ben.takesBack();
    table.passes(60_000);
    assertThat(table.phase()).isEqualTo(new View.Phase.Voting());

    ben.votes("5");
    assertThat(table.phase()).isEqualTo(new View.Phase.Counting(3_000));
  }

  @Test
  void who_comes_in_while_it_counts_is_waited_for() {
    ana.votes("5");
    ben.votes("8");
    table.passes(1_000);
    var cem = table.joins("Cem");
    table.passes(60_000);
    assertThat(table.isRevealed()).isFalse();
    cem.votes("5");
    table.passes(3_000);
    assertThat(table.isRevealed()).isTrue();
  }

  @Test
  void absent_voters_and_observers_are_not_waited_for() {
    table.joinsToWatch("Obi");
    ana.votes("5");
    ben.leaves();
    table.passes(9_999);
    assertThat(table.phase()).isEqualTo(new View.Phase.Voting());
    table.passes(1);
    assertThat(table.phase()).isEqualTo(new View.Phase.Counting(3_000));
    table.passes(3_000);
    assertThat(table.isRevealed()).isTrue();
  }

  @Test
  void the_last_missing_voter_may_be_removed_or_watch() {
    var cem = table.joins("Cem");
    ana.votes("5");
    ana.removes(ben);
    assertThat(table.phase()).isEqualTo(new View.Phase.Voting());
    cem.becomes(Role.OBSERVER);
    assertThat(table.phase()).isEqualTo(new View.Phase.Counting(3_000));
  }

  @Test
  void cards_do_not_turn_while_no_voter_is_here_to_see_it() {
    ana.votes("5").leaves();
    ben.leaves();
    table.passes(60_000);
    assertThat(table.isRevealed()).isFalse();

    ana.comesBack();
    ben.comesBack().votes("8");
    table.passes(3_000);
    assertThat(table.isRevealed()).isTrue();
  }

  @Test
  void anyone_allowed_stops_it_until_the_round_is_complete_anew() {
    ana.votes("5");
    ben.votes("8").cancels().isDone();
    ben.cancels().changesNothing();
    table.passes(60_000);
    assertThat(table.phase()).isEqualTo(new View.Phase.Voting());

    ana.votes("3");
    table.passes(60_000);
    assertThat(table.isRevealed()).isFalse();

    ana.takesBack().votes("5");
    table.passes(3_000);
    assertThat(table.isRevealed()).isTrue();
  }

  @Test
  void where_nothing_counts_there_is_nothing_to_stop() {
    ana.cancels().changesNothing();
    ana.votes("5").reveals().cancels().changesNothing();
  }

  @Test
  void cards_may_be_turned_by_hand_while_it_counts() {
    ana.votes("5");
    ben.votes("8").reveals().isDone();
    assertThat(table.isRevealed()).isTrue();
    assertThat(Rules.nextDue(table.table(), "north")).isEmpty();
  }

  @Test
  void switching_it_off_stops_it_and_switching_it_on_starts_it() {
    ana.votes("5");
    ben.votes("8");
    ana.setsAutoReveal(false);
    table.passes(60_000);
    assertThat(table.isRevealed()).isFalse();
    ana.setsAutoReveal(true);
    table.passes(3_000);
    assertThat(table.isRevealed()).isTrue();
  }

  @Test
  void the_node_that_started_it_ends_it_and_no_other() {
    ana.votes("5");
    ben.votes("8");
    var south = table.copiedTo("south");
    south.passes(60_000);
    assertThat(south.isRevealed()).isFalse();
    assertThat(south.phase()).isEqualTo(new View.Phase.Counting(0));
    table.passes(3_000);
    table.meets(south);
    assertThat(south.isRevealed()).isTrue();
  }

  @Test
  void every_round_counts_anew() {
    ana.votes("5");
    ben.votes("8").cancels().goesOn();
    ana.votes("5");
    ben.votes("5");
    table.passes(3_000);
    assertThat(table.isRevealed()).isTrue();
  }
}
