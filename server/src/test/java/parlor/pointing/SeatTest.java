package parlor.pointing;

import static org.assertj.core.api.Assertions.assertThat;
import static parlor.pointing.Refusal.BAD_NAME;
import static parlor.pointing.Refusal.BANNED;
import static parlor.pointing.Refusal.HOSTS_ONLY;
import static parlor.pointing.Refusal.NOT_SEATED;
import static parlor.pointing.Refusal.NO_SUCH_SEAT;
import static parlor.pointing.Refusal.ROOM_FULL;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeatTest {

  private final TestTable table = TestTable.opened();

  @Test
  void whoever_joins_has_a_seat_a_name_and_a_role() {
    var ana = table.joins("Ana");
    var ben = table.joinsToWatch("Ben");

    assertThat(table.shown().seats())
        .containsExactly(
            new View.SeatView(ana.id(), "Ana", Role.VOTER, true, false, true, false),
            new View.SeatView(ben.id(), "Ben", Role.OBSERVER, true, false, false, false));
  }

  @Test
  void a_stranger_can_do_nothing() {
    table.joins("Ana").votes("5");
    var eve = table.stranger("Eve");

    eve.votes("5").isRefused(NOT_SEATED);
    eve.reveals().isRefused(NOT_SEATED);
    eve.goesOn().isRefused(NOT_SEATED);
    eve.isCalledNow("Eva").isRefused(NOT_SEATED);
    eve.becomes(Role.OBSERVER).isRefused(NOT_SEATED);
    eve.makesHost(eve).isRefused(NOT_SEATED);
    eve.setsAutoReveal(true).isRefused(NOT_SEATED);
    eve.leaves().changesNothing();
  }

  @Test
  void the_same_secret_takes_the_same_seat_and_keeps_its_name_and_role() {
    var ana = table.joins("Ana");
    ana.arrives("Somebody", Role.OBSERVER, false).changesNothing();

    assertThat(table.table().seated()).hasSize(1);
    assertThat(ana.seat().name().value()).isEqualTo("Ana");
    assertThat(ana.seat().isVoter()).isTrue();
  }

  @Test
  void a_known_seat_is_taken_again_whatever_name_comes_along() {
    var ana = table.joins("Ana").leaves();
    ana.arrives("", Role.VOTER, false).isDone();
  }

  @Test
  void two_people_may_have_one_name() {
    table.joins("Ana");
    table.stranger("Ana's namesake").arrives("Ana", Role.VOTER, false).isDone();

    assertThat(table.shown().seats()).extracting(View.SeatView::name).containsExactly("Ana", "Ana");
  }

  @Test
  void a_name_is_trimmed() {
    var ana = table.stranger("Ana").arrives("  Ana Maria ", Role.VOTER, false);
    assertThat(ana.seat().name().value()).isEqualTo("Ana Maria");

    ana.isCalledNow("\tAna ").isDone();
    assertThat(ana.seat().name().value()).isEqualTo("Ana");
    ana.isCalledNow(" Ana").changesNothing();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "a\nb",
        "a\u0000",
        "a\u202Eb",
        "\u200D",
        "\uD83D",
        "a\u2028b",
        "\uFEFF"
      })
  void a_name_that_breaks_its_line_or_shows_nothing_is_refused(String name) {
    table.stranger("Eve").arrives(name, Role.VOTER, false).isRefused(BAD_NAME);
    table.joins("Ana").isCalledNow(name).isRefused(BAD_NAME);
  }

  @Test
  void a_name_has_at_most_40_characters_however_wide_they_are() {
    var ana = table.joins("Ana");
    ana.isCalledNow("x".repeat(40)).isDone();
    ana.isCalledNow("🦦".repeat(40)).isDone();
    ana.isCalledNow("x".repeat(41)).isRefused(BAD_NAME);
    ana.isCalledNow("🦦".repeat(41)).isRefused(BAD_NAME);
  }

  @Test
  void one_chooses_ones_own_role_and_a_host_that_of_others() {
    var ana = table.joins("Ana");
    var ben = table.joins("Ben");

    ben.becomes(Role.OBSERVER).isDone();
    ben.becomes(Role.OBSERVER).changesNothing();
    ben.makes(ana, Role.OBSERVER).isRefused(HOSTS_ONLY);
    ana.makes(ben, Role.VOTER).isDone();
    assertThat(ben.seat().isVoter()).isTrue();
  }

  @Test
  void an_observers_card_leaves_the_present_round_even_a_turned_one() {
    var ana = table.joins("Ana").votes("5");
    var ben = table.joins("Ben").votes("8");

    ana.makes(ben, Role.OBSERVER).isDone();
    ben.holdsNothing();
    ana.reveals().becomes(Role.OBSERVER).isDone();
    ana.holdsNothing();
  }

  @Test
  void a_removed_seat_loses_its_card_and_does_nothing_until_it_comes_back() {
    var ana = table.joins("Ana");
    var ben = table.joins("Ben").votes("8");

    ana.removes(ben).isDone();
    assertThat(ben.isSeated()).isFalse();
    assertThat(table.shown(ben)).isNull();
    ben.holdsNothing();
    ben.votes("5").isRefused(NOT_SEATED);
    ana.removes(ben).changesNothing();
    ana.makes(ben, Role.OBSERVER).isRefused(NO_SUCH_SEAT);
    ana.makesHost(ben).isRefused(NO_SUCH_SEAT);

    ben.arrives("Benjamin", Role.OBSERVER, true).isDone();
    assertThat(table.shown(ben))
        .isEqualTo(
            new View.SeatView(ben.id(), "Benjamin", Role.OBSERVER, true, false, false, false));
  }

  @Test
  void a_removed_seat_comes_back_under_a_proper_name_only() {
    var ana = table.joins("Ana");
    var ben = table.joins("Ben");
    ana.removes(ben);
    ben.arrives("", Role.VOTER, true).isRefused(BAD_NAME);
  }

  @Test
  void a_banned_seat_never_comes_back() {
    var ana = table.joins("Ana");
    var ben = table.joins("Ben");

    ana.bans(ben).isDone();
    ben.comesBack().isRefused(BANNED);
    ana.bans(ben).changesNothing();
    ana.removes(ben).changesNothing();
    ben.comesBack().isRefused(BANNED);
  }

  @Test
  void a_seat_already_removed_may_still_be_banned() {
    var ana = table.joins("Ana");
    var ben = table.joins("Ben");
    ana.removes(ben).bans(ben).isDone();
    ben.comesBack().isRefused(BANNED);
  }

  @Test
  void nobody_but_a_host_removes_and_only_seats_there_are() {
    var ana = table.joins("Ana");
    var ben = table.joins("Ben");
    ben.removes(ana).isRefused(HOSTS_ONLY);
    ana.removes(table.stranger("Eve")).isRefused(NO_SUCH_SEAT);
  }

  @Test
  void a_full_room_lets_in_only_those_who_sit_there() {
    var small = TestTable.withSeats(2);
    var ana = small.joins("Ana");
    var ben = small.joins("Ben");
    var cem = small.joins("Cem").isRefused(ROOM_FULL);
    ben.leaves().comesBack().isDone();

    ana.removes(ben);
    cem.comesBack().isDone();
    ben.comesBack().isRefused(ROOM_FULL);
  }

  @Test
  void a_room_remembers_so_many_seats_and_no_more() {
    var host = table.joins("Host");
    for (int i = 1; i < Arrival.SEATS_EVER; i++) {
      host.removes(table.joins("Guest " + i));
    }
    table.joins("One more").isRefused(ROOM_FULL);
    table.stranger("Guest 7").comesBack().isDone();
  }

  @Test
  void a_full_room_gives_away_the_seat_of_who_left_first_and_has_no_card() {
    var small = TestTable.withSeats(3);
    small.joins("Ana");
    var ben = small.joins("Ben").votes("5").leaves();
    var cem = small.joins("Cem").leaves();
    small.joins("Dee").isRefused(ROOM_FULL);

    small.passes(10_000);
    small.joins("Dee").isDone();

    assertThat(cem.isSeated()).isFalse();
    assertThat(ben.isSeated()).isTrue();
    small.joins("Eve").isRefused(ROOM_FULL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u3164", "\u2800\u115F", "z\u0301\u0302\u0303\u0304\u0305"})
  void what_shows_nothing_or_covers_its_neighbours_is_no_name(String name) {
    table.joins("Ana").isCalledNow(name).isRefused(BAD_NAME);
  }
}
