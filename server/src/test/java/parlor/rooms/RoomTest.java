package parlor.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import parlor.pointing.Card;
import parlor.pointing.Command;
import parlor.pointing.Refusal;
import parlor.pointing.RoundId;
import parlor.pointing.View;

class RoomTest {

  private final TestHouse house = new TestHouse();

  @Test
  void everyone_sees_a_change_and_it_is_encoded_once() {
    var ana = house.joins("den", "ana");
    var bo = house.joins("den", "bo");
    var cy = house.joins("den", "cy");
    int before = house.encoded();

    ana.votes("5");

    assertThat(house.encoded() - before).as("one update, one own card, one answer").isEqualTo(3);
    assertThat(bo.shown.getLast()).isInstanceOf(Notice.Changed.class).isSameAs(cy.shown.getLast());
  }

  @Test
  void ones_own_card_is_shown_to_ones_own_connections_alone() {
    var ana = house.joins("den", "ana");
    var tab = house.joins("den", "ana");
    var bo = house.joins("den", "bo");

    ana.votes("5");

    var five = Optional.of(new Card("5"));
    assertThat(ana.saw(Notice.Mine.class)).extracting(Notice.Mine::card).containsExactly(five);
    assertThat(tab.saw(Notice.Mine.class)).extracting(Notice.Mine::card).containsExactly(five);
    assertThat(bo.saw(Notice.Mine.class)).isEmpty();
  }

  @Test
  void who_comes_back_is_shown_their_card() {
    house.joins("den", "bo");
    var ana = house.joins("den", "ana");
    ana.votes("8");
    ana.leaves();

    var again = house.joins("den", "ana");

    assertThat(again.saw(Notice.Mine.class))
        .extracting(Notice.Mine::card)
        .containsExactly(Optional.of(new Card("8")));
  }

  @Test
  void a_command_sent_twice_changes_nothing_and_is_answered_as_before() {
    var ana = house.joins("den", "ana");
    var bo = house.joins("den", "bo");
    var round = ana.saw(Notice.Welcome.class).getFirst().whole().round().orElseThrow().id();
    ana.sends("1", new Command.Vote(round, "5"));
    ana.sends("2", new Command.Vote(round, "8"));
    bo.forgets();

    assertThat(ana.sends("1", new Command.Vote(round, "5"))).isEqualTo(new Notice.Done("1"));

    assertThat(bo.shown).isEmpty();
    assertThat(ana.saw(Notice.Mine.class).getLast().card()).contains(new Card("8"));
  }

  @Test
  void a_refusal_is_told_to_the_one_who_asked_and_no_other() {
    var ana = house.joins("den", "ana");
    var bo = house.joins("den", "bo");
    bo.forgets();

    var answer = ana.votes("4");

    assertThat(answer)
        .isInstanceOfSatisfying(
            Notice.Refused.class,
            refused -> assertThat(refused.reason()).isEqualTo(Refusal.NOT_IN_DECK));
    assertThat(bo.shown).isEmpty();
  }

  @Test
  void a_person_is_away_ten_seconds_after_their_last_connection_went() {
    var ana = house.joins("den", "ana");
    var bo = house.joins("den", "bo");
    var tab = house.joins("den", "bo");
    ana.forgets();

    bo.leaves();
    house.passes(Duration.ofSeconds(60));
    assertThat(ana.shown).as("the tab is still open").isEmpty();

    tab.leaves();
    house.passes(Duration.ofMillis(9_999));
    assertThat(ana.shown).isEmpty();
    house.passes(Duration.ofMillis(1));
    assertThat(ana.saw(Notice.Changed.class).getFirst().update().seats())
        .singleElement()
        .satisfies(seat -> assertThat(seat.here()).isFalse());
  }

  @Test
  void a_reload_goes_unseen() {
    var ana = house.joins("den", "ana");
    var bo = house.joins("den", "bo");
    ana.forgets();

    bo.leaves();
    house.passes(Duration.ofSeconds(2));
    house.joins("den", "bo");
    house.passes(Duration.ofSeconds(30));

    assertThat(ana.shown).isEmpty();
  }

  @Test
  void cards_turn_by_themselves_three_seconds_after_the_last_was_played() {
    var ana = house.joins("den", "ana");
    var bo = house.joins("den", "bo");
    ana.does(
        new Command.Change(
            Optional.empty(), Optional.of(true), Optional.empty(), Map.of(), Optional.empty()));
    ana.votes("5");
    bo.votes("8");
    ana.forgets();

    house.passes(Duration.ofMillis(2_999));
    assertThat(ana.shown).isEmpty();
    house.passes(Duration.ofMillis(1));

    var update = ana.saw(Notice.Changed.class).getFirst().update();
    assertThat(update.round().orElseThrow().phase()).isInstanceOf(View.Phase.Revealed.class);
    assertThat(update.votes()).hasSize(2);
  }

  @Test
  void who_is_removed_is_told_so_and_hears_no_more() {
    var ana = house.joins("den", "ana");
    var bo = house.joins("den", "bo");
    var tab = house.joins("den", "bo");

    ana.does(new Command.Remove(bo.seat, false));
    ana.votes("5");

    assertThat(bo.shown.getLast()).isEqualTo(new Notice.Ended(Closed.REMOVED));
    assertThat(tab.shown.getLast()).isEqualTo(new Notice.Ended(Closed.REMOVED));
    assertThat(bo.ended && tab.ended).isTrue();
    assertThat(house.joins("den", "bo").refusal).isNull();

    ana.does(new Command.Remove(bo.seat, true));
    assertThat(house.joins("den", "bo").refusal).isEqualTo(Refusal.BANNED);
  }

  @Test
  void votes_from_many_threads_are_all_counted() throws Exception {
    int voters = 16;
    var start = new CyclicBarrier(voters);
    var guests =
        IntStream.range(0, voters)
            .mapToObj(number -> house.joins("den", "voter" + number))
            .toList();
    try (var threads = Executors.newFixedThreadPool(voters)) {
      for (var guest : guests) {
        threads.execute(() -> {
          await(start);
          guest.votes("5");
        });
      }
      threads.shutdown();
      assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }

    guests.getFirst().turnsTheCards();

    var late = house.joins("den", "late");
    var welcome = late.saw(Notice.Welcome.class).getFirst().whole();
    assertThat(welcome.votes()).hasSize(voters);
    assertThat(welcome.tally().orElseThrow().consensus()).isTrue();
  }

  private static void await(CyclicBarrier start) {
    try {
      start.await(10, TimeUnit.SECONDS);
    } catch (Exception fault) {
      throw new AssertionError("the threads did not start together", fault);
    }
  }

  @Test
  void alarms_do_not_multiply() {
    var ana = house.joins("den", "ana");
    var bo = house.joins("den", "bo");
    ana.does(
        new Command.Change(
            Optional.empty(), Optional.of(true), Optional.empty(), Map.of(), Optional.empty()));
    for (int times = 0; times < 300; times++) {
      bo.leaves();
      ana.votes("5");
      house.passes(Duration.ofMillis(100));
      bo = house.joins("den", "bo");
      ana.does(new Command.TakeBack(new RoundId(1, "#1", 1)));
      house.passes(Duration.ofMillis(100));
    }

    assertThat(house.alarms()).isLessThan(10);
  }
}
