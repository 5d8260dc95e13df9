package parlor.rooms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import parlor.pointing.Arrival;
import parlor.pointing.Birth;
import parlor.pointing.Bounds;
import parlor.pointing.Command;
import parlor.pointing.Moment;
import parlor.pointing.Outcome;
import parlor.pointing.Right;
import parlor.pointing.Role;
import parlor.pointing.Rules;
import parlor.pointing.SeatId;
import parlor.pointing.Table;

class MessageCodecTest {

  private static final RoomName DEN = new RoomName("den");
  private static final Table TABLE =
      Table.opened(new Birth(1_750_000_000_000L, "a1", true), new Moment(5, "north"));
  private static final Message.Changes CHANGES = new Message.Changes(3, Long.MAX_VALUE);
  private static final List<Message.Digest> DIGESTS =
      List.of(new Message.Digest(DEN, Long.MIN_VALUE), new Message.Digest(DEN, 0));

  private static final List<Message> ALL =
      List.of(
          new Message.Ask(DEN),
          new Message.Unknown(DEN),
          new Message.Tell(DEN, CHANGES, new Message.Slice(4, 1, 2), List.of(TABLE)),
          new Message.Kept(DEN, CHANGES),
          new Message.Compare(DIGESTS),
          new Message.Agreed(DIGESTS),
          new Message.Outline(DEN, List.of(1L, -1L), true),
          new Message.Leaving());

  @Test
  void every_message_comes_out_as_it_went_in() throws IOException {
    for (var message : ALL) {
      assertThat(read(MessageCodec.write(message))).containsExactly(message);
    }
  }

  @Test
  void several_in_a_row_come_out_one_after_another() throws IOException {
    var all = new ByteArrayOutputStream();
    ALL.forEach(message -> all.writeBytes(MessageCodec.write(message)));
    assertThat(read(all.toByteArray())).isEqualTo(ALL);
    all.write('x');
    assertThatThrownBy(() -> read(all.toByteArray())).isInstanceOf(IOException.class);
  }

  @Test
  void one_of_a_kind_that_is_not_known_takes_none_of_those_along_that_came_with_it()
      throws IOException {
    var all = new ByteArrayOutputStream();
    var unknown = Map.of("type", "later", "room", "den", "more", List.of(1, Map.of("a", 2)));
    all.writeBytes(MessageCodec.write(ALL.getFirst()));
    all.writeBytes(CBORMapper.builder().build().writeValueAsBytes(unknown));
    all.writeBytes(MessageCodec.write(ALL.getLast()));
    var heard = new ArrayList<Message>();
    assertThatThrownBy(() -> MessageCodec.read(all.toByteArray(), heard::add))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("later");
    assertThat(heard).containsExactly(ALL.getFirst(), ALL.getLast());
  }

  private static List<Message> read(byte[] bytes) throws IOException {
    var messages = new ArrayList<Message>();
    MessageCodec.read(bytes, messages::add);
    return messages;
  }

  @Test
  void what_was_written_in_a_charter_comes_out_and_what_was_not_takes_no_room() throws IOException {
    var now = new Moment(7, "north");
    var seat = SeatId.of("a-secret-of-22-characters");
    var arrival = new Arrival(seat, "Ana", Role.VOTER, false, Optional.empty());
    var seated = merged(TABLE, Rules.arrive(TABLE, arrival, new Bounds(10, 10), now));
    var change =
        new Command.Change(
            Optional.empty(),
            Optional.of(true),
            Optional.empty(),
            Map.of(Right.REVEAL, Right.Holder.HOSTS),
            Optional.empty());
    var changed = merged(seated, Rules.apply(seated, seat, change, new Bounds(10, 10), now));
    var tell = new Message.Tell(DEN, CHANGES, new Message.Slice(1, 0, 1), List.of(changed));
    assertThat(read(MessageCodec.write(tell))).containsExactly(tell);
    assertThat(changed.charter().hosts()).isNotEmpty();

    var vote = new Command.Vote(seated.present().id(), "5");
    var delta =
        ((Outcome.Changed) Rules.apply(seated, seat, vote, new Bounds(10, 10), now)).delta();
    assertThat(
            MessageCodec.write(
                new Message.Tell(DEN, CHANGES, Message.Slice.CHANGE, List.of(delta))))
        .hasSizeLessThan(500);
  }

  @Test
  void lists_timers_and_passcodes_come_out_as_they_went_in() throws IOException {
    var bounds = new Bounds(10, 10);
    var now = new Moment(7, "north");
    var seat = SeatId.of("a-secret-of-22-characters");
    var arrival = new Arrival(seat, "Ana", Role.VOTER, false, Optional.empty());
    var table = merged(TABLE, Rules.arrive(TABLE, arrival, bounds, now));
    var item = new Command.NewItem("itemnumber1", "Sign in", "https://tracker.test/1", "*So*");
    table = does(table, seat, new Command.AddItems(List.of(item), Optional.empty()));
    var round = table.present().id();
    table = does(table, seat, new Command.StartTimer(round, 60, true));
    table = does(table, seat, new Command.WriteNote("itemnumber1", "two\nlines"));
    var lock = new Command.Lock("open sesame", "salt");
    table =
        does(
            table,
            seat,
            new Command.Change(
                Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), Optional.of(lock)));
    for (var part : table.parts()) {
      var tell = new Message.Tell(DEN, CHANGES, Message.Slice.CHANGE, List.of(part.delta()));
      assertThat(read(MessageCodec.write(tell))).containsExactly(tell);
    }
    var whole = new Message.Tell(DEN, CHANGES, new Message.Slice(1, 0, 1), List.of(table));
    assertThat(read(MessageCodec.write(whole))).containsExactly(whole);
    assertThat(table.charter().admits(SeatId.of("another-secret-of-22-characters"))).isFalse();
  }

  private static Table does(Table table, SeatId seat, Command command) {
    var outcome = Rules.apply(table, seat, command, new Bounds(10, 10), new Moment(8, "north"));
    return merged(table, outcome);
  }

  private static Table merged(Table table, Outcome outcome) {
    return table.merge(((Outcome.Changed) outcome).delta());
  }

  @Test
  void no_kind_of_message_is_left_out_here() {
    assertThat(ALL.stream().map(Object::getClass).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(Message.class.getPermittedSubclasses().clone());
  }

  @Test
  void what_is_no_message_is_said_to_be_none() {
    byte[] cut = MessageCodec.write(ALL.get(2));
    for (byte[] bytes :
        List.of(
            new byte[0],
            "garbage".getBytes(StandardCharsets.UTF_8),
            Arrays.copyOf(cut, cut.length / 2))) {
      assertThatThrownBy(() -> read(bytes)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void large_rooms_go_in_packages_that_can_be_sent() {
    var parts = TABLE.parts().stream().map(Table.Part::delta).toList();
    assertThat(Parts.packed(parts)).hasSize(1);
    var many = java.util.Collections.nCopies(2_000, parts.getFirst());
    var packed = Parts.packed(many);
    assertThat(packed.stream().mapToInt(List::size).sum()).isEqualTo(2_000);
    assertThat(packed)
        .hasSizeGreaterThan(2)
        .allSatisfy(some ->
            assertThat(
                    MessageCodec.write(
                        new Message.Tell(DEN, CHANGES, new Message.Slice(1, 0, 9), some)))
                .hasSizeLessThan(100_000));
  }

  @Test
  void a_room_in_slices_is_whole_when_the_last_of_them_is_here_in_whatever_order() {
    var parts = TABLE.parts().stream().map(Table.Part::delta).toList();
    var arrivals = new Arrivals();
    var first = new Message.Tell(DEN, CHANGES, new Message.Slice(1, 0, 2), parts.subList(0, 2));
    var second =
        new Message.Tell(DEN, CHANGES, new Message.Slice(1, 1, 2), parts.subList(2, parts.size()));
    assertThat(arrivals.take("south", second, 0)).isEmpty();
    assertThat(arrivals.take("south", second, 0)).isEmpty();
    assertThat(arrivals.take("east", first, 0)).isEmpty();
    assertThat(arrivals.take("south", first, 0)).contains(TABLE);
  }
}
