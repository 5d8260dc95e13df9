package parlor.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import parlor.pointing.Arrival;
import parlor.pointing.Command;
import parlor.pointing.Role;
import parlor.pointing.RoundId;
import parlor.pointing.SeatId;

/// One room on several nodes, one step after the other.
class SpanTest {

  private static final RoomName DEN = new RoomName("den");
  private static final long SOON = 1_000;
  private static final long COMPARED = 15_000;

  private final Archipelago nodes = new Archipelago(7, 4, Archipelago.Network.HONEST);

  SpanTest() {
    nodes.heal();
    nodes.passes(9_000);
  }

  /// The nodes that are to keep the den, and then the others.
  private List<Archipelago.Island> ranked() {
    var names = nodes.islands.getFirst().rooms.keepers(DEN);
    return Stream.concat(
            names.stream().map(nodes::island),
            nodes.islands.stream().filter(island -> !names.contains(island.name)))
        .toList();
  }

  private TestGuest joins(Archipelago.Island island, String name) {
    var guest = new TestGuest(SeatId.of((name + "-".repeat(22)).substring(0, 22)));
    var arrival = new Arrival(guest.seat, name, Role.VOTER, false, Optional.empty());
    island.rooms.join(DEN, "join", arrival, guest, guest::enters);
    return guest;
  }

  private static void votes(TestGuest guest, String card) {
    guest.seated().take("vote-" + card, new Command.Vote(new RoundId(1, "#1", 1), card));
  }

  @Test
  void a_change_is_shown_here_before_any_other_node_has_heard_of_it() {
    var here = ranked().getFirst();
    var ana = joins(here, "ana");
    nodes.passes(SOON);
    var ben = joins(here, "ben");
    var cem = joins(ranked().getLast(), "cem");
    nodes.passes(SOON);
    Stream.of(ana, ben, cem).forEach(TestGuest::forgets);
    votes(ana, "5");
    assertThat(ben.saw(Notice.Changed.class)).hasSize(1);
    assertThat(cem.shown).isEmpty();
    nodes.passes(SOON);
    assertThat(cem.saw(Notice.Changed.class)).hasSize(1);
    assertThat(cem.saw(Notice.Mine.class)).isEmpty();
  }

  @Test
  void done_is_said_when_a_second_node_has_it() {
    var ana = joins(ranked().getFirst(), "ana");
    nodes.passes(SOON);
    votes(ana, "5");
    assertThat(ana.saw(Notice.Mine.class)).hasSize(1);
    assertThat(ana.saw(Notice.Done.class)).isEmpty();
    nodes.passes(SOON);
    assertThat(ana.saw(Notice.Done.class)).hasSize(1);
  }

  @Test
  void done_is_said_at_once_where_there_is_nobody_else() {
    nodes.islands.stream().skip(1).forEach(nodes::kill);
    nodes.passes(4_000);
    var ana = joins(nodes.islands.getFirst(), "ana");
    votes(ana, "5");
    assertThat(ana.saw(Notice.Done.class)).hasSize(1);
  }

  @Test
  void a_dead_keeper_that_nobody_knows_to_be_dead_does_not_hold_up_an_answer() {
    var keepers = ranked();
    var ana = joins(keepers.getFirst(), "ana");
    nodes.passes(SOON);
    nodes.kill(keepers.get(1));
    votes(ana, "5");
    nodes.passes(250);
    assertThat(ana.saw(Notice.Done.class)).hasSize(1);
  }

  @Test
  void a_room_opened_elsewhere_is_shown_whole() {
    var ana = joins(ranked().getFirst(), "ana");
    nodes.passes(SOON);
    votes(ana, "5");
    nodes.passes(SOON);
    var dora = joins(ranked().getLast(), "dora");
    nodes.passes(SOON);
    var welcome = dora.saw(Notice.Welcome.class).getFirst().whole();
    assertThat(welcome.seats()).extracting(seat -> seat.name()).contains("ana", "dora");
    assertThat(welcome.seats())
        .filteredOn(seat -> seat.name().equals("ana"))
        .allSatisfy(seat -> assertThat(seat.voted()).isTrue());
    assertThat(welcome.seats())
        .filteredOn(seat -> seat.name().equals("dora"))
        .allSatisfy(seat -> assertThat(seat.host()).isFalse());
  }

  @Test
  void only_keepers_and_nodes_with_people_hold_a_room() {
    var order = ranked();
    var ana = joins(order.get(2), "ana");
    nodes.passes(COMPARED);
    assertThat(holders())
        .containsExactlyInAnyOrder(order.get(0).name, order.get(1).name, order.get(2).name);
    ana.seated().leave();
    nodes.passes(2 * COMPARED);
    assertThat(holders()).containsExactlyInAnyOrder(order.get(0).name, order.get(1).name);
  }

  private List<String> holders() {
    return nodes.islands.stream()
        .filter(island -> island.table(DEN).isPresent())
        .map(island -> island.name)
        .toList();
  }

  @Test
  void a_node_that_leaves_hands_over_what_it_holds_and_what_its_last_people_did() {
    var order = ranked();
    var ana = joins(order.getFirst(), "ana");
    nodes.passes(SOON);
    votes(ana, "5");
    nodes.passes(SOON);
    var handedOver = order.getFirst().rooms.handOver().toCompletableFuture();
    nodes.passes(SOON);
    assertThat(handedOver).isDone();
    assertThat(holders()).contains(order.get(1).name).hasSizeGreaterThan(2);
    votes(ana, "8");
    ana.seated().leave();
    var flushed = order.getFirst().rooms.flush().toCompletableFuture();
    nodes.passes(SOON);
    assertThat(flushed).isDone();
    nodes.kill(order.getFirst());
    nodes.kill(order.get(1));
    nodes.passes(5_000);
    assertThat(holders()).isNotEmpty();
    var eve = joins(order.get(3), "eve");
    nodes.passes(SOON);
    assertThat(order.get(3).table(DEN).orElseThrow().present().cards()).hasSize(1);
    assertThat(eve.refusal).isNull();
  }

  @Test
  void the_last_node_has_nobody_to_hand_over_to() {
    var alone = new TestHouse();
    alone.joins("den", "ana");
    assertThat(alone.rooms.handOver().toCompletableFuture()).isDone();
    assertThat(alone.rooms.flush().toCompletableFuture()).isDone();
  }

  @Test
  void a_node_that_has_just_started_waits_for_the_others_before_it_opens_a_room_of_its_own() {
    var order = ranked();
    joins(order.getFirst(), "ana");
    nodes.passes(COMPARED);
    nodes.kill(order.getLast());
    nodes.passes(5_000);
    nodes.revive(order.getLast());
    var dora = joins(order.getLast(), "dora");
    assertThat(dora.shown).isEmpty();
    assertThat(order.getLast().rooms.hasArrived()).isFalse();
    nodes.passes(5_000);
    assertThat(dora.saw(Notice.Welcome.class).getFirst().whole().seats()).hasSize(2);
  }

  @Test
  void nodes_that_are_all_slow_are_waited_for_before_a_room_is_opened_a_second_time() {
    var order = ranked();
    joins(order.getFirst(), "ana");
    nodes.passes(COMPARED);
    nodes.areSlow(2_500);
    var dora = joins(order.getLast(), "dora");
    nodes.passes(4_000);
    assertThat(dora.shown).isEmpty();
    nodes.passes(2_000);
    assertThat(dora.saw(Notice.Welcome.class).getFirst().whole().seats()).hasSize(2);
  }

  @Test
  void a_look_from_outside_asks_the_other_nodes_and_opens_nothing() {
    var order = ranked();
    joins(order.getFirst(), "ana");
    nodes.passes(SOON);
    var seen = new java.util.ArrayList<Glance>();
    order.getLast().rooms.glance(DEN, seen::add);
    order.getLast().rooms.glance(new RoomName("nowhere"), seen::add);
    nodes.passes(SOON);
    assertThat(seen).extracting(Glance::people).containsExactlyInAnyOrder(1, 0);
    nodes.passes(2 * COMPARED);
    assertThat(order.getLast().table(DEN)).isEmpty();
    assertThat(nodes.islands)
        .allSatisfy(island -> assertThat(island.table(new RoomName("nowhere"))).isEmpty());
  }
}
