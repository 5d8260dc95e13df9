package parlor.rooms;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import parlor.pointing.SeatId;

/// Who watches a room, by seat.
///
/// @param <F> a frame
final class Crowd<F> {

  private final Map<SeatId, Set<Guest<F>>> guests = new HashMap<>();

  void add(SeatId seat, Guest<F> guest) {
    guests.computeIfAbsent(seat, _ -> new LinkedHashSet<>()).add(guest);
  }

  /// Lets a guest go. Answers whether that was the last of the seat.
  boolean remove(SeatId seat, Guest<F> guest) {
    var here = guests.get(seat);
    if (here == null || !here.remove(guest)) {
      return false;
    }
    if (here.isEmpty()) {
      guests.remove(seat);
    }
    return here.isEmpty();
  }

  /// Lets all guests of a seat go.
  Set<Guest<F>> removeAll(SeatId seat) {
    var here = guests.remove(seat);
    return here == null ? Set.of() : here;
  }

  List<SeatId> seats() {
    return List.copyOf(guests.keySet());
  }

  boolean isEmpty() {
    return guests.isEmpty();
  }

  void show(F frame) {
    guests.values().forEach(here -> here.forEach(guest -> guest.show(frame)));
  }

  void show(SeatId seat, F frame) {
    guests.getOrDefault(seat, Set.of()).forEach(guest -> guest.show(frame));
  }
}
