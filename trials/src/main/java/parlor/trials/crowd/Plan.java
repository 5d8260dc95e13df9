package parlor.trials.crowd;

import java.time.Duration;

/// How many people, and how they come.
///
/// @param rooms how many rooms
/// @param voters how many in each
/// @param perAddress sockets from one loopback address: 127.0.1.1, 127.0.1.2 and so on
/// @param threads event loops that play them
/// @param patience how long the last deliveries of a phase may take before they count as lost
record Plan(int rooms, int voters, int perAddress, int threads, Duration patience) {

  /// A process may have so many files open on most machines, and needs a few for itself.
  static final int MOST_SOCKETS = 19_900;

  Plan {
    within("rooms", rooms, 1, MOST_SOCKETS);
    within("voters in a room", voters, 1, 200);
    within("sockets in all", rooms * voters, 1, MOST_SOCKETS);
    within("sockets per address", perAddress, 1, MOST_SOCKETS);
    within("threads", threads, 1, 64);
  }

  private static void within(String what, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s: %d, but from %d to %d are possible".formatted(what, value, least, most));
    }
  }

  int sockets() {
    return rooms * voters;
  }

  /// The address of a socket, counted from 0.
  String address(int socket) {
    int number = socket / perAddress;
    return "127.0." + (1 + number / 250) + "." + (1 + number % 250);
  }
}
