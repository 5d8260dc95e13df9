package parlor.rooms;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import parlor.pointing.Arrival;
import parlor.pointing.Bounds;
import parlor.pointing.Moment;
import parlor.pointing.Role;
import parlor.pointing.SeatId;

/// Rooms whose clock stands still until it is told to go on. Notices are their own frames, and
/// every encoding is counted.
final class TestHouse {

  private static final long MORNING = 1_750_000_000_000L;

  final Rooms<Notice> rooms;
  private final PriorityQueue<Wake> alarms =
      new PriorityQueue<>(Comparator.comparingLong(Wake::millis));
  private final List<Notice> encoded = new ArrayList<>();
  private long millis = MORNING;

  private record Wake(long millis, Runnable run) {}

  TestHouse() {
    this(new Limits(new Bounds(200, 1_000), 1_000, Duration.ofDays(30)));
  }

  TestHouse(Limits limits) {
    rooms =
        new Rooms<>(
            new House<>(
                () -> new Moment(millis, "north"),
                new Random(1),
                (in, run) -> alarms.add(new Wake(millis + in, run)),
                this::encode,
                limits));
  }

  private Notice encode(Notice notice) {
    encoded.add(notice);
    return notice;
  }

  /// How many frames were made so far, whoever was shown them.
  int encoded() {
    return encoded.size();
  }

  /// Lets time pass, and everything that is due in it happen at its time.
  void passes(Duration time) {
    long end = millis + time.toMillis();
    while (!alarms.isEmpty() && alarms.peek().millis() <= end) {
      var wake = alarms.poll();
      millis = Math.max(millis, wake.millis());
      wake.run().run();
    }
    millis = end;
  }

  /// How many alarms are set.
  int alarms() {
    return alarms.size();
  }

  /// Someone who opens the room's page, in a browser that has never been there.
  TestGuest joins(String room, String name) {
    return joins(room, name, false);
  }

  TestGuest returnsTo(String room, String name) {
    return joins(room, name, true);
  }

  private TestGuest joins(String room, String name, boolean returning) {
    var guest = new TestGuest(SeatId.of(secretOf(name)));
    var arrival = new Arrival(guest.seat, name, Role.VOTER, returning, Optional.empty());
    rooms.join(new RoomName(room), "join", arrival, guest, guest::enters);
    return guest;
  }

  Glance glances(String room) {
    var seen = new ArrayList<Glance>();
    rooms.glance(new RoomName(room), seen::add);
    return seen.getFirst();
  }

  private static String secretOf(String name) {
    return (name + "-----------------------").substring(0, 22);
  }
}
