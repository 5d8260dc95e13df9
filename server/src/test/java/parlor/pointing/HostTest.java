package parlor.pointing;

import static org.assertj.core.api.Assertions.assertThat;
import static parlor.pointing.Refusal.HOSTS_ONLY;

import org.junit.jupiter.api.Test;

class HostTest {

  private final TestTable table = TestTable.opened();
  private final Person ana = table.joins("Ana");
  private final Person ben = table.joins("Ben");
  private final Person cem = table.joins("Cem");

  @Test
  void who_opens_the_room_is_its_host() {
    assertThat(ana.isHost()).isTrue();
    assertThat(ben.isHost()).isFalse();
    assertThat(table.table().actingHost()).isEmpty();
  }

  @Test
  void who_says_that_the_room_was_there_before_is_not_made_host_for_coming_first() {
    var lost = TestTable.recovering();
    var ida = lost.stranger("Ida").arrives("Ida", Role.VOTER, true);
    var jan = lost.joins("Jan");

    assertThat(lost.table().charter().isHost(ida.id())).isFalse();
    assertThat(lost.table().charter().isHost(jan.id())).isFalse();
    assertThat(lost.table().actingHost()).hasValue(ida.id());
  }

  @Test
  void hosts_make_hosts_and_unmake_them() {
    ben.makesHost(cem).isRefused(HOSTS_ONLY);
    ana.makesHost(ben).isDone();
    ana.makesHost(ben).changesNothing();
    ben.makesHostNoMore(ana).isDone();
    assertThat(ana.isHost()).isFalse();
    ana.makesHost(ana).isRefused(HOSTS_ONLY);
  }

  @Test
  void while_no_host_is_here_the_longest_seated_of_those_who_are_acts() {
    ana.leaves();
    table.passes(9_999);
    assertThat(ben.isHost()).isFalse();
    table.passes(1);
    assertThat(ben.isHost()).isTrue();
    assertThat(cem.isHost()).isFalse();
    assertThat(table.shown(ben)).matches(View.SeatView::host).matches(View.SeatView::acting);

    ben.leaves();
    table.passes(10_000);
    assertThat(cem.isHost()).isTrue();

    ana.comesBack();
    assertThat(cem.isHost()).isFalse();
  }

  @Test
  void an_absent_host_is_still_shown_as_host() {
    ana.leaves();
    table.passes(10_000);
    assertThat(table.shown(ana)).matches(View.SeatView::host);
    assertThat(table.shown(ana)).extracting(View.SeatView::acting).isEqualTo(false);
  }

  @Test
  void a_host_who_is_removed_comes_back_as_anyone() {
    ana.makesHost(ben);
    ben.removes(ana);
    ana.comesBack();
    assertThat(ana.isHost()).isFalse();
  }

  @Test
  void a_host_who_stayed_away_for_days_comes_back_as_host() {
    ana.leaves();
    table.passes(3 * 24 * 60 * 60_000L);
    assertThat(ana.isSeated()).isFalse();
    ana.comesBack();
    assertThat(table.table().charter().isHost(ana.id())).isTrue();
    assertThat(ben.isHost()).isFalse();
  }

  @Test
  void a_host_may_leave_the_office_and_the_longest_seated_acts() {
    ana.makesHostNoMore(ana).isDone();
    assertThat(table.table().actingHost()).hasValue(ana.id());
    ana.makesHost(ben).isDone();
    assertThat(ana.isHost()).isFalse();
  }

  @Test
  void a_host_may_take_their_own_seat_away() {
    ana.removes(ana).isDone();
    assertThat(ana.isSeated()).isFalse();
    assertThat(table.table().actingHost()).hasValue(ben.id());
  }

  @Test
  void nobody_acts_at_an_empty_table() {
    ana.leaves();
    ben.leaves();
    cem.leaves();
    table.passes(10_000);
    assertThat(table.table().actingHost()).isEmpty();
  }

  @Test
  void who_only_stands_in_removes_guests_but_touches_no_host_and_bans_nobody() {
    ana.leaves();
    table.passes(10_000);
    assertThat(ben.isHost()).isTrue();

    ben.removes(ana).isRefused(HOSTS_ONLY);
    ben.makes(ana, Role.OBSERVER).isRefused(HOSTS_ONLY);
    ben.makesHost(ben).isRefused(HOSTS_ONLY);
    ben.makesHostNoMore(ana).isRefused(HOSTS_ONLY);
    ben.bans(cem).isRefused(HOSTS_ONLY);
    ben.removes(cem).isDone();

    ana.comesBack();
    assertThat(ana.isHost()).isTrue();
  }
}
