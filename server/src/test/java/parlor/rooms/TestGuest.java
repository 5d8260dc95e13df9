package parlor.rooms;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parlor.pointing.Command;
import parlor.pointing.Reason;
import parlor.pointing.RoundId;
import parlor.pointing.SeatId;

/// One connection of someone, which keeps all it was shown.
final class TestGuest implements Guest<Notice> {

  final SeatId seat;
  final List<Notice> shown = new ArrayList<>();
  @Nullable Seating<Notice> seating;
  @Nullable Reason refusal;
  boolean ended;
  private int commands;

  TestGuest(SeatId seat) {
    this.seat = seat;
  }

  void enters(Rooms.Entry<Notice> entry) {
    switch (entry) {
      case Rooms.Entry.Granted<Notice> granted -> seating = granted.seating();
      case Rooms.Entry.Refused<Notice> refused -> refusal = refused.why();
    }
  }

  @Override
  public void show(Notice frame) {
    shown.add(frame);
  }

  @Override
  public void end(Notice frame) {
    shown.add(frame);
    ended = true;
  }

  /// Plays a card in the first round.
  Notice votes(String card) {
    return does(new Command.Vote(new RoundId(1, "#1", 1), card));
  }

  Notice turnsTheCards() {
    return does(new Command.TurnCards(new RoundId(1, "#1", 1)));
  }

  /// Does something and answers what it was told last.
  Notice does(Command command) {
    return sends(seat + "-" + ++commands, command);
  }

  Notice sends(String id, Command command) {
    seated().take(id, command);
    return shown.getLast();
  }

  void leaves() {
    seated().leave();
  }

  Seating<Notice> seated() {
    if (seating == null) {
      throw new AssertionError("not let in: " + refusal);
    }
    return seating;
  }

  /// All it was shown of one kind.
  <T extends Notice> List<T> saw(Class<T> kind) {
    return shown.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  void forgets() {
    shown.clear();
  }
}
