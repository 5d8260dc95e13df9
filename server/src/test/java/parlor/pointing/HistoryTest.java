package parlor.pointing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class HistoryTest {

  private final TestTable table = TestTable.opened();
  private final Person ana = table.joins("Ana");
  private final Person ben = table.joins("Ben");

  @Test
  void a_round_that_was_left_is_kept_whole() {
    var first = table.roundId();
    ana.votes("5");
    ben.votes("8");
    table.passes(30_000);
    ana.reveals().settlesOn("8").goesOn();

    var past = only();
    assertThat(past.id()).isEqualTo(first);
    assertThat(past.revealed()).isTrue();
    assertThat(past.result()).hasValue(new Card("8"));
    assertThat(past.seconds()).isEqualTo(OptionalLong.of(30));
    assertThat(past.tally()).hasValueSatisfying(tally -> assertThat(tally.counts()).hasSize(2));
    assertThat(past.votes())
        .containsExactlyInAnyOrder(
            new View.NamedVote(ana.id(), "Ana", new Card("5"), false),
            new View.NamedVote(ben.id(), "Ben", new Card("8"), false));
  }

  @Test
  void cards_that_were_never_turned_stay_face_down() {
    ana.votes("5").goesOn();
    assertThat(only().revealed()).isFalse();
    assertThat(only().votes()).isEmpty();
    assertThat(only().tally()).isEmpty();
  }

  @Test
  void who_was_removed_is_still_named() {
    ben.votes("8").reveals().goesOn();
    ana.removes(ben);
    assertThat(only().votes()).extracting(View.NamedVote::name).containsExactly("Ben");
  }

  @Test
  void newest_rounds_come_first() {
    play(3);
    assertThat(table.shown().history())
        .extracting(past -> past.id().number())
        .containsExactly(3, 2, 1);
  }

  @Test
  void a_room_remembers_its_last_hundred_rounds() {
    play(Rounds.KEPT + 5);
    var history = table.shown().history();
    assertThat(history).hasSize(Rounds.KEPT);
    assertThat(history.getFirst().id().number()).isEqualTo(Rounds.KEPT + 5);
    assertThat(history.getLast().id().number()).isEqualTo(6);
  }

  @Test
  void a_round_forgotten_here_does_not_come_back_from_elsewhere() {
    var asleep = table.copiedTo("south");
    ana.at(asleep).votes("5");
    play(Rounds.KEPT + 5);
    table.meets(asleep);
    assertThat(table.shown().history().getLast().id().number()).isEqualTo(6);
  }

  @Test
  void two_sides_of_a_cut_that_went_on_differently_keep_both_rounds() {
    ana.votes("5");
    var south = table.copiedTo("south");
    ana.goesOn().votes("1").reveals();
    ben.at(south).asksAgain().votes("2").reveals();
    table.meets(south);

    assertThat(table.roundId()).isEqualTo(new RoundId(2, "#2", 1));
    ana.holds("1");
    assertThat(table.shown().history())
        .extracting(View.PastRound::id)
        .containsExactly(new RoundId(2, "#1", 2), new RoundId(1, "#1", 1));
    assertThat(table.shown().history().getFirst().votes())
        .extracting(View.NamedVote::card)
        .containsExactly(new Card("2"));
  }

  @Test
  void a_round_stays_in_the_history_though_its_only_card_was_taken_back_elsewhere() {
    ana.votes("5");
    var south = table.copiedTo("south");
    south.passes(1_000);
    ana.at(south).takesBack();
    ben.goesOn();
    table.meets(south);
    assertThat(only().id()).isEqualTo(RoundId.FIRST);
  }

  @Test
  void who_comes_in_is_named_the_newest_thousand_votes_and_shown_older_tallies() {
    for (int i = 0; i < 100; i++) {
      table.joins("Voter " + i);
    }
    var voters = table.table().voters().map(Seat::id).toList();
    for (int i = 0; i < 11; i++) {
      voteAll(voters);
      ana.reveals().goesOn();
    }
    var history = table.shown().history();
    assertThat(history.subList(0, 9)).allSatisfy(past -> assertThat(past.votes()).hasSize(102));
    assertThat(history.subList(9, 11))
        .allSatisfy(past -> {
          assertThat(past.votes()).isEmpty();
          assertThat(past.tally()).isPresent();
        });
  }

  private void voteAll(List<SeatId> voters) {
    for (var voter : voters) {
      new Person("one of many", voter, table).votes("5").isDone();
    }
  }

  private void play(int rounds) {
    for (int i = 0; i < rounds; i++) {
      ana.votes("5").reveals().goesOn().isDone();
    }
  }

  private View.PastRound only() {
    var history = table.shown().history();
    assertThat(history).hasSize(1);
    return history.getFirst();
  }
}
