package parlor.pointing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What becomes of people and countdowns of a node that is gone, and of one that was only thought
/// to be.
class InheritanceTest {

  private static final long GRACE = 10_000;
  private static final long DAY = 24 * 60 * 60_000L;

  private final TestTable south = TestTable.opened("south", 1_750_000_000_000L);
  private final Person ana = south.joins("Ana");
  private final Person ben = south.joins("Ben");
  private final TestTable north = south.copiedTo("north");

  @Test
  void people_of_a_node_that_is_gone_count_as_here_for_ten_seconds_more() {
    north.inherits("north");
    north.passes(GRACE - 1);
    assertThat(ana.at(north).seat().isHere()).isTrue();
    north.passes(1);
    assertThat(ana.at(north).seat().isHere()).isFalse();
    assertThat(ana.at(north).isSeated()).isTrue();
  }

  @Test
  void whoever_comes_back_on_another_node_was_never_away() {
    north.inherits("north");
    ana.at(north).comesBack();
    north.passes(GRACE);
    assertThat(ana.at(north).seat().isHere()).isTrue();
    assertThat(ben.at(north).seat().isHere()).isFalse();
  }

  @Test
  void nothing_is_taken_from_a_node_that_lives() {
    assertThat(north.inherits("north", "south")).isEqualTo(Outcome.UNCHANGED);
  }

  @Test
  void what_was_taken_over_is_not_taken_again() {
    north.inherits("north");
    assertThat(north.inherits("north")).isEqualTo(Outcome.UNCHANGED);
    north.passes(GRACE);
    assertThat(north.inherits("north")).isEqualTo(Outcome.UNCHANGED);
  }

  @Test
  void an_empty_seat_of_a_node_that_is_gone_is_given_up_a_day_later() {
    ben.leaves();
    south.passes(GRACE);
    north.meets(south);
    north.inherits("north");
    north.passes(DAY - 1);
    assertThat(ben.at(north).isSeated()).isTrue();
    north.passes(1);
    assertThat(ben.at(north).isSeated()).isFalse();
  }

  @Test
  void a_node_that_was_only_cut_off_says_so_when_it_hears_of_its_death() {
    north.inherits("north");
    north.passes(GRACE);
    north.meets(south);
    south.attends(ana);
    north.meets(south);
    assertThat(ana.at(north).seat().isHere()).isTrue();
    south.passes(GRACE);
    north.meets(south);
    assertThat(ben.at(north).seat().isHere()).isFalse();
  }

  @Test
  void a_node_that_was_killed_and_is_back_has_nobody_any_more() {
    var again = north.copiedTo("south");
    again.attends();
    again.passes(GRACE);
    assertThat(ana.at(again).seat().isHere()).isFalse();
    assertThat(again.attends()).isEqualTo(Outcome.UNCHANGED);
  }

  @Test
  void a_countdown_of_a_node_that_is_gone_begins_anew_and_ends() {
    ana.setsAutoReveal(true).votes("5");
    ben.votes("8");
    north.meets(south);
    north.passes(3_000);
    assertThat(north.isRevealed()).isFalse();
    north.inherits("north");
    north.passes(3_000);
    assertThat(north.isRevealed()).isTrue();
  }

  @Test
  void a_seat_that_was_seen_by_many_nodes_remembers_the_last_of_them() {
    var last = south;
    for (int i = 0; i < 3 * Seat.NODES_KEPT; i++) {
      last.passes(1_000);
      last = last.copiedTo("node-%02d".formatted(i));
      ana.at(last).comesBack();
    }
    assertThat(ana.at(last).seat().presence())
        .hasSize(Seat.NODES_KEPT)
        .containsKeys("node-47", "node-32");
    var merged = last;
    merged.meets(south);
    assertThat(ana.at(merged).seat().presence()).hasSize(Seat.NODES_KEPT).containsKey("node-32");
  }
}
