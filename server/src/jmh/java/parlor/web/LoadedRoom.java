package parlor.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import parlor.pointing.Arrival;
import parlor.pointing.Bounds;
import parlor.pointing.Command;
import parlor.pointing.Moment;
import parlor.pointing.Role;
import parlor.pointing.RoundId;
import parlor.pointing.SeatId;
import parlor.rooms.Codec;
import parlor.rooms.Guest;
import parlor.rooms.House;
import parlor.rooms.Limits;
import parlor.rooms.RoomName;
import parlor.rooms.Rooms;
import parlor.rooms.Seating;

/// A room full of voters whose connections do nothing but count. Each command takes a millisecond
/// of the room's own clock.
///
/// @param <F> a frame
final class LoadedRoom<F> {

  private static final List<String> CARDS = List.of("3", "5", "8", "5", "?");

  private final List<Seating<F>> people = new ArrayList<>();
  private final Rooms<F> rooms;
  private long millis = 1_750_000_000_000L;
  private int commands;
  private RoundId round = new RoundId(1, "#1", 1);
  private long shown;
  private @Nullable F toAll;

  LoadedRoom(int voters, Codec<F> codec) {
    rooms =
        new Rooms<>(
            new House<>(
                () -> new Moment(millis, "parlor"),
                new Random(1),
                (_, _) -> {},
                codec,
                new Limits(new Bounds(voters, 1_000), 1, Duration.ofDays(1))));
    IntStream.range(0, voters).forEach(this::join);
  }

  private void join(int number) {
    var seat = SeatId.of("the long secret of voter %d".formatted(number));
    var arrival = new Arrival(seat, "Voter " + number, Role.VOTER, false, Optional.empty());
    var guest = new Counting(number == 0);
    rooms.join(new RoomName("loaded"), "join", arrival, guest, this::entered);
  }

  private void entered(Rooms.Entry<F> entry) {
    switch (entry) {
      case Rooms.Entry.Granted<F> granted -> people.add(granted.seating());
      case Rooms.Entry.Refused<F> refused -> throw new IllegalStateException("" + refused.why());
    }
  }

  /// Who counts, and keeps the last frame where someone wants to look at it.
  private final class Counting implements Guest<F> {
    private final boolean looks;

    Counting(boolean looks) {
      this.looks = looks;
    }

    @Override
    public void show(F frame) {
      shown++;
      if (looks) {
        toAll = frame;
      }
    }

    @Override
    public void end(F frame) {
      throw new IllegalStateException("nobody is sent away here");
    }
  }

  private void does(int person, Command command) {
    millis++;
    people.get(person).take("8fK2-" + ++commands, command);
  }

  /// The last to play is not the one who looks on.
  void everyoneVotes() {
    for (int i = 0; i < people.size(); i++) {
      vote(i);
    }
  }

  void vote(int person) {
    does(person, new Command.Vote(round, CARDS.get(person % CARDS.size())));
  }

  void takeBack(int person) {
    does(person, new Command.TakeBack(round));
  }

  void reveal() {
    does(1, new Command.TurnCards(round));
  }

  void next() {
    does(1, new Command.Next(round));
    int number = round.number() + 1;
    round = new RoundId(number, "#" + number, 1);
  }

  int rounds() {
    return round.number();
  }

  /// How many frames were shown so far.
  long shown() {
    return shown;
  }

  F lastShownToAll() {
    if (toAll == null) {
      throw new IllegalStateException("nothing was shown yet");
    }
    return toAll;
  }
}
