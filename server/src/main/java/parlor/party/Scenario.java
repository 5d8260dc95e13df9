package parlor.party;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// A party to look at: rooms, and people who wander between them.
public enum Scenario {
  /// 5 rooms for 10, 30 people.
  SMALL("small", 5, Room.USUAL, 30),
  /// 50 rooms for 25, 2,000 people.
  BIG("big", 50, 25, 2_000),
  /// 100 rooms for 50, 10,000 people.
  GIANT("giant", 100, 50, 10_000);

  /// The slowest and the fastest that a scenario runs.
  static final double SLOWEST = 0.01;

  /// See [#SLOWEST].
  static final double FASTEST = 100;

  /// The most walks of one person.
  static final int MOST_WALKS = 10_000;

  /// How long someone waits between two walks at speed 1, on average.
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private final String word;
  private final int rooms;
  private final int maximum;
  private final int people;

  Scenario(String word, int rooms, int maximum, int people) {
    this.word = word;
    this.rooms = rooms;
    this.maximum = maximum;
    this.people = people;
  }

  /// The one of this name: `small`, `big` or `giant`.
  public static Optional<Scenario> named(String word) {
    return List.of(values()).stream().filter(one -> one.word.equals(word)).findFirst();
  }

  /// Its rooms: `small_room_1` and so on.
  List<Opening> openings() {
    return IntStream.rangeClosed(1, rooms)
        .mapToObj(i -> new Opening(prefix() + i, Optional.of(maximum)))
        .toList();
  }

  /// Its people: `small_1` and so on.
  List<String> people() {
    return IntStream.rangeClosed(1, people).mapToObj(i -> word + "_" + i).toList();
  }

  private String prefix() {
    return word + "_room_";
  }

  /// How one of its people wanders.
  ///
  /// @param walks at most so many, at least one: how many is by chance
  /// @param speed 2 for twice as fast as usual
  /// @param chance what decides
  Wandering plan(int walks, double speed, long chance) {
    int planned = 1 + (int) Wandering.number(chance, walks);
    var pause = Duration.ofMillis(Math.round(PAUSE.toMillis() / speed));
    return new Wandering(prefix(), rooms, planned, 0, pause, false, chance);
  }
}
