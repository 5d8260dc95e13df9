package parlor.pointing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PresenceTest {

  private static final long DAY = 24 * 60 * 60_000L;

  private final TestTable table = TestTable.opened();
  private final Person ana = table.joins("Ana");
  private final Person ben = table.joins("Ben");

  @Test
  void who_loses_the_connection_counts_as_here_for_ten_seconds() {
    ben.leaves().isDone();
    table.passes(9_999);
    assertThat(ben.seat().isHere()).isTrue();
    table.passes(1);
    assertThat(ben.seat().isHere()).isFalse();
    assertThat(ben.isSeated()).isTrue();
  }

  @Test
  void who_is_back_in_time_was_never_away() {
    ben.leaves();
    table.passes(9_000);
    ben.comesBack().isDone();
    table.passes(DAY);
    assertThat(ben.seat().isHere()).isTrue();
  }

  @Test
  void ten_seconds_begin_anew_with_every_loss() {
    ben.leaves();
    table.passes(9_000);
    ben.comesBack().leaves();
    table.passes(9_000);
    assertThat(ben.seat().isHere()).isTrue();
  }

  @Test
  void leaving_twice_is_leaving_once() {
    ben.leaves();
    table.passes(5_000);
    ben.leaves().changesNothing();
    table.passes(5_000);
    assertThat(ben.seat().isHere()).isFalse();
  }

  @Test
  void a_vote_stays_when_its_voter_goes() {
    ben.votes("5").leaves();
    table.passes(DAY - 1);
    ben.holds("5");
  }

  @Test
  void an_empty_seat_is_kept_for_a_day_and_may_be_taken_again_after_it() {
    ben.leaves();
    table.passes(10_000 + DAY - 1);
    assertThat(ben.isSeated()).isTrue();
    table.passes(1);
    assertThat(ben.isSeated()).isFalse();

    ben.comesBack().isDone();
    assertThat(ben.isSeated()).isTrue();
  }

  @Test
  void who_is_connected_elsewhere_is_here() {
    var south = table.copiedTo("south");
    ben.at(south).comesBack().isDone();
    table.meets(south);

    ben.leaves();
    table.passes(10_000 + DAY);
    assertThat(ben.seat().isHere()).isTrue();
    assertThat(ben.isSeated()).isTrue();
  }

  @Test
  void a_node_lets_no_time_pass_on_the_connections_of_another() {
    ben.leaves();
    var south = table.copiedTo("south");
    south.passes(3 * DAY);
    assertThat(ben.at(south).seat().isHere()).isTrue();
    assertThat(Rules.nextDue(south.table(), "south")).isEmpty();
  }

  @Test
  void a_table_says_when_someone_will_count_as_away() {
    assertThat(Rules.nextDue(table.table(), table.now().node())).isEmpty();
    ana.leaves();
    table.passes(1_000);
    ben.leaves();
    assertThat(Rules.nextDue(table.table(), table.now().node()))
        .hasValue(table.now().millis() + 9_000);
  }
}
