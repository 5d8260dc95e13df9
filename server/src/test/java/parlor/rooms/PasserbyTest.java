package parlor.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import parlor.pointing.Arrival;
import parlor.pointing.Bounds;
import parlor.pointing.Deck;
import parlor.pointing.Moment;
import parlor.pointing.Role;
import parlor.pointing.SeatId;

/// Someone who looks into the rooms of two nodes.
class PasserbyTest {

  private static final RoomName DEN = new RoomName("den");
  private static final RoomName ATTIC = new RoomName("attic");

  private final List<Message> said = new ArrayList<>();
  private final Rooms<Notice> north = rooms("north");
  private final Rooms<Notice> south = rooms("south");
  private final Passerby passerby = new Passerby(this::send, () -> List.of("north", "south"));

  private Rooms<Notice> rooms(String node) {
    var house =
        new House<Notice>(
            () -> new Moment(1_750_000_000_000L, node),
            new Random(1),
            (_, _) -> {},
            notice -> notice,
            new Limits(new Bounds(10, 1_000), 10, Duration.ofDays(1)));
    var rooms = new Rooms<>(house, (_, message) -> passerby().hear(node, message));
    rooms.neighbours(Neighbours.none(node));
    return rooms;
  }

  private Passerby passerby() {
    return passerby;
  }

  private void send(Collection<String> nodes, Message message) {
    said.add(message);
    nodes.forEach(node -> (node.equals("north") ? north : south).hear("visitor", message));
  }

  private static void joins(Rooms<Notice> rooms, RoomName room, String name) {
    var guest = new TestGuest(SeatId.of((name + "-".repeat(22)).substring(0, 22)));
    rooms.join(
        room,
        "1",
        new Arrival(guest.seat, name, Role.VOTER, false, Optional.empty()),
        guest,
        guest::enters);
  }

  private Optional<Glance> looksAt(RoomName room) {
    return passerby.glance(room).toCompletableFuture().join();
  }

  @Test
  void sees_how_many_are_in_a_room_of_any_node() {
    joins(south, DEN, "ana");
    joins(south, DEN, "ben");
    assertThat(looksAt(DEN)).contains(new Glance(DEN, 2, false, Deck.DEFAULT));
  }

  @Test
  void sees_nothing_where_nobody_has_opened_and_opens_nothing() {
    assertThat(looksAt(ATTIC)).isEmpty();
    assertThat(north.count() + south.count()).isZero();
  }

  @Test
  void never_says_that_anything_is_safe_with_it() {
    joins(south, DEN, "ana");
    looksAt(DEN);
    assertThat(said).containsExactly(new Message.Ask(DEN));
  }

  @Test
  void who_asks_it_is_told_that_it_has_none() {
    passerby.hear("north", new Message.Ask(DEN));
    assertThat(said).containsExactly(new Message.Unknown(DEN));
  }

  @Test
  void where_there_is_no_node_there_is_nothing_to_see() {
    var alone = new Passerby((_, message) -> said.add(message), List::of);
    assertThat(alone.glance(DEN).toCompletableFuture().join()).isEmpty();
    assertThat(said).isEmpty();
  }
}
