package parlor.pointing;

import static org.assertj.core.api.Assertions.assertThat;
import static parlor.pointing.Refusal.BANNED;
import static parlor.pointing.Refusal.NOT_SEATED;

import org.junit.jupiter.api.Test;

/// Copies of one room on two nodes that could not hear each other, and two rooms of one name.
class CopiesTest {

  private static final long MORNING = 1_750_000_000_000L;
  private static final long YEAR = 365 * 24 * 60 * 60_000L;

  private final TestTable table = TestTable.opened("north", MORNING);
  private final Person ana = table.joins("Ana");
  private final Person ben = table.joins("Ben");

  @Test
  void votes_of_both_sides_are_kept() {
    var south = table.copiedTo("south");
    ana.votes("5");
    ben.at(south).votes("8");
    table.meets(south);
    ana.holds("5");
    ben.holds("8");
  }

  @Test
  void the_later_of_two_cards_of_one_person_holds() {
    var south = table.copiedTo("south");
    ana.votes("5");
    south.passes(1_000);
    ana.at(south).votes("8");
    table.meets(south);
    ana.holds("8");
  }

  @Test
  void a_write_comes_after_all_that_was_seen_even_of_a_clock_a_year_ahead() {
    var ahead = table.copiedTo("ahead");
    ahead.passes(YEAR);
    ana.at(ahead).votes("5");
    table.meets(ahead);
    ana.votes("8").isDone();
    table.meets(ahead);
    ana.at(ahead).holds("8");
  }

  @Test
  void where_two_rooms_of_one_name_meet_the_older_ones_charter_holds_whole() {
    var young = TestTable.opened("south", MORNING + 1);
    var eve = young.joins("Eve").setsLateVotes(true).gives(Right.SETTINGS, Right.Holder.HOSTS);
    young.joins("Fay").at(young).votes("8");
    ana.setsAutoReveal(true);
    table.meets(young);

    assertThat(eve.at(table).isSeated()).isTrue();
    assertThat(eve.at(table).isHost()).isFalse();
    assertThat(ana.isHost()).isTrue();
    var settings = View.settings(table.table());
    assertThat(settings.autoReveal()).isTrue();
    assertThat(settings.lateVotes()).isFalse();
    assertThat(settings.rights()).containsEntry(Right.SETTINGS, Right.Holder.EVERYONE);
    assertThat(table.round().cards()).hasSize(1);
  }

  @Test
  void who_was_sent_away_by_the_older_room_finds_no_seat_by_way_of_a_younger() {
    ana.bans(ben);
    var young = TestTable.opened("south", MORNING + 1);
    ben.at(young).comesBack().isDone();
    young.meets(table);
    ben.at(young).votes("5").isRefused(NOT_SEATED);
    ben.at(young).comesBack().isRefused(BANNED);
  }

  @Test
  void a_ban_holds_though_its_seat_came_back_on_the_other_side_of_a_cut() {
    ana.removes(ben);
    var south = table.copiedTo("south");
    ana.bans(ben);
    south.passes(1_000);
    ben.at(south).comesBack().isDone();
    table.meets(south);
    assertThat(ben.isSeated()).isFalse();
    ben.comesBack().isRefused(BANNED);
  }

  @Test
  void a_ban_holds_though_the_other_side_of_a_cut_let_the_empty_seat_go() {
    ben.leaves();
    table.passes(10_000);
    var south = table.copiedTo("south");
    ben.at(south).comesBack().leaves();
    ana.bans(ben);
    south.passes(2 * 24 * 60 * 60_000L);
    assertThat(ben.at(south).isSeated()).isFalse();
    table.meets(south);
    ben.comesBack().isRefused(BANNED);
  }

  @Test
  void one_seat_taken_on_both_sides_is_one_seat_since_the_earlier() {
    var south = table.copiedTo("south");
    var cem = table.joins("Cem");
    south.passes(1_000);
    cem.at(south).comesBack();
    table.meets(south);
    assertThat(table.table().seated()).hasSize(3);
    assertThat(cem.seat().joined().node()).isEqualTo("north");
    assertThat(cem.seat().presence()).containsOnlyKeys("north", "south");
  }

  @Test
  void both_sides_count_down_and_one_of_them_turns_the_cards_once_they_met() {
    ana.setsAutoReveal(true).votes("5");
    ben.votes("5").takesBack();
    var south = table.copiedTo("south");
    ben.votes("8");
    south.passes(500);
    ben.at(south).votes("3");
    table.meets(south);
    table.passes(3_000);
    south.passes(3_000);
    table.meets(south);
    assertThat(table.isRevealed()).isTrue();
  }
}
