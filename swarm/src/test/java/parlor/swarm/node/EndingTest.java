package parlor.swarm.node;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What is done about a system that does not end, in time that is made up.
class EndingTest {

  private final Ending ending = new Ending();

  @Test
  void nothing_is_due_while_a_life_is_led() {
    assertThat(ending.hasBegun()).isFalse();
    assertThat(ending.due(1_000_000)).isEqualTo(Ending.Deed.NONE);
  }

  @Test
  void one_that_was_thrown_out_is_cut_off_and_then_left_behind() {
    ending.out(100);
    assertThat(ending.due(850)).isEqualTo(Ending.Deed.NONE);
    ending.out(800);
    assertThat(ending.due(851)).isEqualTo(Ending.Deed.CUT);
    assertThat(ending.due(3_100)).isEqualTo(Ending.Deed.CUT);
    assertThat(ending.due(3_101)).isEqualTo(Ending.Deed.ABANDON);
  }

  @Test
  void one_that_leaves_has_12_s_to_be_out() {
    ending.want(0);
    assertThat(ending.isWanted()).isTrue();
    assertThat(ending.due(12_000)).isEqualTo(Ending.Deed.NONE);
    assertThat(ending.due(12_001)).isEqualTo(Ending.Deed.ABANDON);
  }

  @Test
  void one_that_has_left_is_cut_off_as_any_other() {
    ending.want(0);
    ending.out(5_000);
    assertThat(ending.due(5_750)).isEqualTo(Ending.Deed.NONE);
    assertThat(ending.due(5_751)).isEqualTo(Ending.Deed.CUT);
  }
}
