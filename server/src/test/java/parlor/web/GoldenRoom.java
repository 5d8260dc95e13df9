package parlor.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import parlor.pointing.Arrival;
import parlor.pointing.Bounds;
import parlor.pointing.Command;
import parlor.pointing.Moment;
import parlor.pointing.Role;
import parlor.pointing.RoundId;
import parlor.pointing.SeatId;
import parlor.rooms.Guest;
import parlor.rooms.House;
import parlor.rooms.Limits;
import parlor.rooms.RoomName;
import parlor.rooms.Rooms;
import parlor.rooms.Seating;

/// A room in which always the same happens, second by second, so that its frames may be compared to
/// the letter.
final class GoldenRoom {

  static final RoomName NAME = new RoomName("maple-otter-lantern-4821");
  static final RoundId FIRST = new RoundId(1, "#1", 1);

  private long millis = 1_750_000_000_000L;
  private final Rooms<Frame> rooms =
      new Rooms<>(
          new House<>(
              () -> new Moment(millis, "parlor"),
              new Random(1),
              (_, _) -> {},
              new FrameWriter(),
              new Limits(new Bounds(200, 1_000), 10, Duration.ofDays(30))));

  GoldenRoom() {
    seconds(3_600);
  }

  void seconds(int passed) {
    millis += passed * 1_000L;
  }

  Person joins(String name, Role role) {
    return joins(name, role, false);
  }

  Person joins(String name, Role role, boolean returning) {
    var person = new Person();
    var seat = SeatId.of((name + "-".repeat(22)).substring(0, 22));
    var arrival = new Arrival(seat, name, role, returning, Optional.empty());
    rooms.join(NAME, name + "-1", arrival, person, entry -> person.enters(seat, entry));
    return person;
  }

  /// Someone in the room, with all the frames they were sent.
  final class Person implements Guest<Frame> {

    final List<String> frames = new ArrayList<>();
    private Optional<Seating<Frame>> seating = Optional.empty();
    private Optional<SeatId> seat = Optional.empty();

    private void enters(SeatId taken, Rooms.Entry<Frame> entry) {
      if (entry instanceof Rooms.Entry.Granted<Frame> granted) {
        seating = Optional.of(granted.seating());
        seat = Optional.of(taken);
      }
    }

    /// The frames that this brought, each one second after the last.
    List<String> does(String id, Command command) {
      seconds(1);
      int before = frames.size();
      seating.orElseThrow().take(id, command);
      return List.copyOf(frames.subList(before, frames.size()));
    }

    List<String> votes(String id, String card) {
      return does(id, new Command.Vote(FIRST, card));
    }

    SeatId seat() {
      return seat.orElseThrow();
    }

    String lastFrame() {
      return frames.getLast();
    }

    @Override
    public void show(Frame frame) {
      frames.add(frame.text());
    }

    @Override
    public void end(Frame frame) {
      frames.add(frame.text());
    }
  }
}
