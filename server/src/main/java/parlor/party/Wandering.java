package parlor.party;

import java.time.Duration;

/// That someone wanders on their own: from one of some rooms to another, so many times, then leaves
/// the party.
///
/// @param rooms what the names of the rooms begin with; a number from 1 follows
/// @param count how many rooms there are
/// @param planned how often to walk
/// @param done how often they have, or have found a room full while they were in another
/// @param pause between two walks, on average
/// @param hasLeft whether they have left the party
/// @param chance what decides: another one after each decision
record Wandering(
    String rooms, int count, int planned, int done, Duration pause, boolean hasLeft, long chance) {

  private static final long MULTIPLIER = 6_364_136_223_846_793_005L;
  private static final long INCREMENT = 1_442_695_040_888_963_407L;

  /// The room to walk to next.
  String room() {
    return rooms + (1 + number(count));
  }

  /// How long to wait for that: half of the pause to one and a half.
  Duration delay() {
    long millis = pause.toMillis();
    return Duration.ofMillis(millis / 2 + number(Math.max(1, millis)));
  }

  /// After a decision.
  Wandering decided() {
    return with(done, hasLeft);
  }

  Wandering walked() {
    return with(done + 1, hasLeft);
  }

  Wandering left() {
    return with(done, true);
  }

  boolean isDone() {
    return done >= planned;
  }

  private Wandering with(int done, boolean hasLeft) {
    return new Wandering(
        rooms, count, planned, done, pause, hasLeft, chance * MULTIPLIER + INCREMENT);
  }

  private long number(long below) {
    return number(chance, below);
  }

  /// From 0 to below that. The low bits of such numbers are not by chance.
  static long number(long chance, long below) {
    return Long.remainderUnsigned(chance >>> 20, below);
  }
}
