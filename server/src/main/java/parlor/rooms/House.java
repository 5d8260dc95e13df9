package parlor.rooms;

import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import parlor.pointing.Moment;

/// What rooms stand on: time, chance, a way to be woken, and a way to speak.
///
/// @param clock the time here, and the name of this node
/// @param chance tells births of rooms apart and names fresh ones; must be unpredictable
/// @param alarm wakes rooms
/// @param codec turns notices into frames
/// @param limits how much this node takes on
/// @param <F> a frame
public record House<F>(
    Supplier<Moment> clock, RandomGenerator chance, Alarm alarm, Codec<F> codec, Limits limits) {

  Moment now() {
    return clock.get();
  }

  F encode(Notice notice) {
    return codec.encode(notice);
  }
}
