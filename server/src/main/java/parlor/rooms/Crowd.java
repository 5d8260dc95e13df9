package parlor.rooms;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import parlor.pointing.SeatId;

/// Who watches a room, by seat.
///
/// @param <F> a frame
final class Crowd<F> {

  /// Nearly everyone has one connection, so this is a list that takes no more room than that.
  private final Map<SeatId, List<Guest<F>>> guests = new HashMap<>();

  void add(SeatId seat, Guest<F> guest) {
    var here = new ArrayList<>(of(seat));
    here.add(guest);
    guests.put(seat, List.copyOf(here));
  }

  /// Lets a guest go. Answers whether that was the last of the seat.
  boolean remove(SeatId seat, Guest<F> guest) {
    var here = new ArrayList<>(of(seat));
    if (!here.remove(guest)) {
      return false;
    }
    if (here.isEmpty()) {
      guests.remove(seat);
    } else {
      guests.put(seat, List.copyOf(here));
    }
    return here.isEmpty();
  }

  /// Lets all guests of a seat go.
  List<Guest<F>> removeAll(SeatId seat) {
    var here = of(seat);
    guests.remove(seat);
    return here;
  }

  private List<Guest<F>> of(SeatId seat) {
    return guests.getOrDefault(seat, List.of());
  }

  Set<SeatId> here() {
    return Collections.unmodifiableSet(guests.keySet());
  }

  List<SeatId> seats() {
    return List.copyOf(guests.keySet());
  }

  boolean has(SeatId seat) {
    return guests.containsKey(seat);
  }

  boolean isEmpty() {
    return guests.isEmpty();
  }

  void show(F frame) {
    guests.values().forEach(here -> here.forEach(guest -> guest.show(frame)));
  }

  void show(SeatId seat, F frame) {
    of(seat).forEach(guest -> guest.show(frame));
  }
}
