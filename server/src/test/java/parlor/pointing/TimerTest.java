package parlor.pointing;

import static org.assertj.core.api.Assertions.assertThat;
import static parlor.pointing.Refusal.BAD_TIMER;
import static parlor.pointing.Refusal.NOT_ALLOWED;
import static parlor.pointing.Refusal.OLD_ROUND;
import static parlor.pointing.Refusal.REVEALED;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimerTest {

  private final TestTable table = TestTable.opened();
  private final Person ana = table.joins("Ana");
  private final Person ben = table.joins("Ben");

  private Command start(int seconds, boolean reveals) {
    return new Command.StartTimer(table.roundId(), seconds, reveals);
  }

  private View.TimerView shown() {
    return View.round(table.round(), table.now()).timer().orElseThrow();
  }

  @Test
  void it_counts_down_and_turns_the_cards_at_its_end_if_asked_to() {
    ana.votes("5");
    ben.does(start(60, true)).isDone();
    table.passes(59_000);
    assertThat(shown()).isEqualTo(new View.TimerView(1_000, 60_000, true));
    assertThat(table.round().isRevealed()).isFalse();
    table.passes(1_000);
    assertThat(table.round().isRevealed()).isTrue();
    assertThat(shown().left()).isZero();
  }

  @Test
  void without_a_card_or_the_wish_for_it_nothing_is_turned_and_people_go_on() {
    ana.does(start(5, true));
    table.passes(6_000);
    ana.votes("5");
    table.passes(60_000);
    assertThat(table.round().isRevealed()).as("too late to be turned").isFalse();

    ana.does(start(5, false));
    table.passes(6_000);
    assertThat(table.round().isRevealed()).isFalse();
  }

  @Test
  void it_is_stopped_replaced_and_left_with_its_round() {
    ana.votes("5").does(start(60, true));
    ben.does(start(60, true)).changesNothing();
    ben.does(start(30, true)).isDone();
    ben.does(new Command.StopTimer(table.roundId())).isDone();
    assertThat(View.round(table.round(), table.now()).timer()).isEmpty();
    ben.does(start(30, true));
    var left = table.roundId();
    ana.goesOn();
    assertThat(View.round(table.round(), table.now()).timer()).isEmpty();
    ana.does(new Command.StopTimer(left)).isRefused(OLD_ROUND);
  }

  @Test
  void only_the_node_that_started_it_acts_and_after_its_death_another() {
    ana.votes("5").does(start(60, true));
    var south = table.copiedTo("south");
    south.passes(70_000);
    assertThat(south.round().isRevealed()).isFalse();

    var east = table.copiedTo("east");
    east.passes(20_000);
    east.inherits("east");
    east.passes(39_000);
    assertThat(east.round().isRevealed()).isFalse();
    east.passes(1_000);
    assertThat(east.round().isRevealed()).as("after the forty seconds that were left").isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 4, 3_601, Integer.MAX_VALUE})
  void it_runs_for_five_seconds_to_an_hour(int seconds) {
    ana.does(start(seconds, false)).isRefused(BAD_TIMER);
  }

  @Test
  void it_is_for_those_who_run_the_rounds_and_for_cards_that_lie_face_down() {
    ana.gives(Right.ROUNDS, Right.Holder.HOSTS);
    ben.does(start(60, false)).isRefused(NOT_ALLOWED);
    ana.votes("5").reveals();
    ana.does(start(60, false)).isRefused(REVEALED);
  }
}
