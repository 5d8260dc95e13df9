package parlor.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import parlor.pointing.Birth;
import parlor.pointing.Moment;
import parlor.pointing.Table;

class CopiesTest {

  private static final Table DELTA =
      Table.opened(new Birth(1, "nonce", false), new Moment(1, "north"));

  private final RoundTrip roundTrip = new RoundTrip();
  private final Copies copies = new Copies(roundTrip);

  @Test
  void a_change_is_told_again_later_each_time_and_counted() {
    copies.made(DELTA, 1_000);
    assertThat(copies.overdue(1_099)).isEmpty();
    assertThat(copies.overdue(1_100)).map(Copies.Overdue::times).contains(1);
    assertThat(copies.overdue(1_299)).isEmpty();
    assertThat(copies.overdue(1_300)).map(Copies.Overdue::times).contains(2);
  }

  @Test
  void an_answer_to_what_was_told_again_says_how_long_that_took_and_not_the_first() {
    for (int i = 0; i < 100; i++) {
      long now = 10_000L * i;
      copies.made(DELTA, now);
      var again = copies.overdue(now + 1_000).orElseThrow();
      copies.kept("south", again.changes(), now + 1_005);
      assertThat(copies.isKept()).isTrue();
    }
    assertThat(roundTrip.patience(0)).isEqualTo(100);
  }

  @Test
  void the_first_of_those_who_answer_says_how_long_it_took() {
    for (int i = 0; i < 100; i++) {
      var told = copies.made(DELTA, 1_000L * i);
      copies.kept("south", told, 1_000L * i + 300);
      copies.kept("east", told, 1_000L * i + 900);
    }
    assertThat(roundTrip.patience(0)).isBetween(300L, 310L);
  }

  @Test
  void what_is_made_after_others_were_told_again_waits_no_longer_for_that() {
    copies.made(DELTA, 0);
    var again = copies.overdue(100).orElseThrow();
    copies.made(DELTA, 150);
    copies.kept("south", again.changes(), 160);
    assertThat(copies.isKept()).isFalse();
    assertThat(copies.overdue(249)).isEmpty();
    assertThat(copies.overdue(250)).map(Copies.Overdue::times).contains(1);
  }

  @Test
  void when_the_nodes_change_it_begins_afresh() {
    copies.made(DELTA, 0);
    assertThat(copies.overdue(100)).isPresent();
    assertThat(copies.overdue(300)).isPresent();
    copies.forgetAgreements();
    assertThat(copies.overdue(310)).map(Copies.Overdue::times).contains(1);
  }

  @Test
  void an_answer_is_given_once_all_that_was_made_before_is_kept() {
    var answers = new AtomicInteger();
    var first = copies.made(DELTA, 0);
    var second = copies.made(DELTA, 1);
    copies.whenKept(answers::incrementAndGet);
    copies.kept("south", second, 2);
    assertThat(answers).hasValue(0);
    copies.kept("south", first, 3);
    assertThat(answers).hasValue(1);
  }
}
