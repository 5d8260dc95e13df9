package parlor.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parlor.pointing.Bounds;
import parlor.pointing.Command;
import parlor.pointing.Deck;
import parlor.pointing.Offer;
import parlor.pointing.Refusal;

class RoomsTest {

  private static final Duration MONTH = Duration.ofDays(30);

  private final TestHouse house = new TestHouse();

  @Test
  void a_room_begins_with_the_first_who_joins_and_they_are_its_host() {
    var ana = house.joins("den", "ana");

    assertThat(house.rooms.count()).isEqualTo(1);
    assertThat(ana.saw(Notice.Welcome.class).getFirst().whole().seats())
        .singleElement()
        .satisfies(seat -> assertThat(seat.host()).isTrue());
  }

  @Test
  void a_look_opens_no_room() {
    var glance = house.glances("den");

    assertThat(glance).isEqualTo(new Glance(new RoomName("den"), 0, false, Deck.DEFAULT));
    assertThat(house.rooms.count()).isZero();
  }

  @Test
  void a_look_counts_the_people_who_are_here() {
    house.joins("den", "ana");
    house.joins("den", "bo").leaves();
    house.passes(Duration.ofSeconds(11));

    assertThat(house.glances("den").people()).isEqualTo(1);
  }

  @Test
  void who_is_not_let_in_opens_no_room() {
    assertThat(house.joins("den", " ").refusal).isEqualTo(Refusal.BAD_NAME);

    assertThat(house.rooms.count()).isZero();
  }

  @Test
  void a_full_server_keeps_serving_the_rooms_it_has() {
    var small = new TestHouse(new Limits(new Bounds(200, 1_000), 1, MONTH));
    small.joins("den", "ana");

    assertThat(small.joins("kitchen", "bo").refusal).isEqualTo(Closed.SERVER_FULL);
    assertThat(small.joins("den", "bo").refusal).isNull();
  }

  @Test
  void a_full_room_refuses_newcomers_but_not_its_own_people() {
    var small = new TestHouse(new Limits(new Bounds(2, 1_000), 10, MONTH));
    small.joins("den", "ana");
    small.joins("den", "bo").leaves();

    assertThat(small.joins("den", "cy").refusal).isEqualTo(Refusal.ROOM_FULL);
    assertThat(small.joins("den", "bo").refusal).isNull();
  }

  @Test
  void an_empty_room_is_kept_for_a_month_with_its_host_and_then_forgotten() {
    house.joins("den", "ana").leaves();

    house.passes(MONTH.minusMillis(1));
    house.rooms.sweep();
    assertThat(house.rooms.count()).isEqualTo(1);

    house.passes(Duration.ofMillis(1));
    house.rooms.sweep();
    assertThat(house.rooms.count()).isZero();
  }

  @Test
  void a_room_with_people_in_it_is_never_forgotten() {
    var ana = house.joins("den", "ana");

    house.passes(MONTH.multipliedBy(12));
    house.rooms.sweep();

    assertThat(ana.votes("5")).isInstanceOf(Notice.Done.class);
  }

  @Test
  void who_went_away_a_day_ago_no_longer_has_a_seat_but_may_take_it_again() {
    var ana = house.joins("den", "ana");
    var bo = house.joins("den", "bo");
    bo.leaves();
    house.passes(Duration.ofHours(25));
    ana.forgets();

    house.rooms.sweep();

    assertThat(ana.saw(Notice.Changed.class).getFirst().update().gone()).containsExactly(bo.seat);
    assertThat(house.joins("den", "bo").refusal).isNull();
  }

  @Test
  void a_host_who_comes_back_after_a_weekend_is_host_again() {
    house.joins("den", "ana").leaves();
    house.joins("den", "bo");
    house.passes(Duration.ofDays(3));
    house.rooms.sweep();

    var ana = house.joins("den", "ana");

    assertThat(ana.saw(Notice.Welcome.class).getFirst().whole().seats())
        .filteredOn(seat -> seat.id().equals(ana.seat))
        .singleElement()
        .satisfies(seat -> assertThat(seat.host()).isTrue());
  }

  @Test
  void a_room_that_starts_again_hears_from_its_browsers_what_it_was() {
    house.passes(Duration.ofHours(1));
    var ana = house.returnsTo("den", "ana");
    assertThat(ana.saw(Notice.Welcome.class).getFirst().recovering()).isTrue();
    var bo = house.returnsTo("den", "bo");

    bo.seated().recover("offer", roundFour(bo));

    var update = ana.saw(Notice.Changed.class).getLast().update();
    assertThat(update.round().orElseThrow().id().number()).isEqualTo(4);
    assertThat(bo.shown.getLast()).isEqualTo(new Notice.Done("offer"));
  }

  @Test
  void a_room_that_is_new_takes_no_offers() {
    house.passes(Duration.ofHours(1));
    var ana = house.joins("den", "ana");

    ana.seated().recover("offer", roundFour(ana));

    assertThat(ana.shown.getLast()).isEqualTo(new Notice.Refused("offer", Refusal.NOT_RECOVERING));
  }

  @Test
  void a_young_node_takes_offers_even_where_a_newcomer_was_first() {
    var ana = house.joins("den", "ana");

    assertThat(ana.saw(Notice.Welcome.class).getFirst().recovering()).isTrue();
    assertThat(ana.does(new Command.Remove(ana.seat, false)))
        .as("a newcomer is host all the same")
        .isInstanceOf(Notice.Done.class);
  }

  private static Offer roundFour(TestGuest guest) {
    var deck = new Offer.ShownDeck(Deck.Kind.T_SHIRT, List.of("XS", "S", "M", "L", "XL", "XXL"));
    var vote = new Offer.ShownVote(guest.seat, "bo", "M");
    var round = new Offer.ShownRound(4, "#4", 1, deck, false, Optional.empty(), List.of(vote));
    return new Offer(false, Optional.empty(), List.of(round), List.of());
  }

  @Test
  void a_full_server_lets_go_of_rooms_where_nobody_is_and_nobody_ever_played() {
    var small = new TestHouse(new Limits(new Bounds(200, 1_000), 3, MONTH));
    small.joins("den", "ana").leaves();
    small.passes(Duration.ofSeconds(1));
    var played = small.joins("kitchen", "bo");
    played.votes("5");
    played.leaves();
    small.joins("attic", "cy");

    assertThat(small.joins("cellar", "di").refusal).isNull();
    assertThat(small.glances("kitchen").people()).isEqualTo(1);
    assertThat(small.joins("garden", "ed").refusal).isEqualTo(Closed.SERVER_FULL);
    assertThat(small.joins("kitchen", "bo").saw(Notice.Mine.class)).hasSize(1);
  }
}
