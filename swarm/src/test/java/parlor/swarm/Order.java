package parlor.swarm;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A value with everything that a form can write, made by chance.
record Order(
    String id,
    int count,
    long cents,
    double weight,
    boolean gift,
    Colour colour,
    Optional<String> note,
    Optional<Step> last,
    List<Step> steps,
    List<List<Optional<Long>>> grid,
    Set<Place> places,
    Set<Set<String>> tags,
    Map<String, Step> byName,
    Map<Colour, Integer> byColour,
    Duration patience,
    Instant since) {

  enum Colour {
    RED,
    GREEN {
      @Override
      boolean warm() {
        return false;
      }
    };

    boolean warm() {
      return true;
    }
  }

  record Place(int shelf, String box) {}

  sealed interface Step {
    record Pack(Place place, List<Step> before) implements Step {}

    record Wait() implements Step {}

    sealed interface Sent extends Step {}
  }

  record Posted(String code) implements Step.Sent {}

  enum Handed implements Step.Sent {
    TODAY,
    TOMORROW
  }

  static Order any(RandomGenerator random) {
    return new Order(
        text(random),
        random.nextInt(),
        random.nextLong() >> random.nextInt(64),
        Double.longBitsToDouble(random.nextLong()),
        random.nextBoolean(),
        one(random, Colour.values()),
        perhaps(random, () -> text(random)),
        perhaps(random, () -> step(random, 3)),
        some(random, () -> step(random, 3)),
        some(random, () -> some(random, () -> perhaps(random, random::nextLong))),
        new LinkedHashSet<>(some(random, () -> place(random))),
        new LinkedHashSet<>(some(random, () -> Set.copyOf(some(random, () -> text(random))))),
        keyed(random, () -> text(random), () -> step(random, 2)),
        keyed(random, () -> one(random, Colour.values()), random::nextInt),
        Duration.ofSeconds(random.nextLong(), random.nextInt(1_000_000_000)),
        Instant.ofEpochSecond(
            random.nextLong(Instant.MIN.getEpochSecond(), Instant.MAX.getEpochSecond()),
            random.nextInt(1_000_000_000)));
  }

  /// The same, put together in another order.
  Order again() {
    var otherPlaces = new LinkedHashSet<>(new ArrayList<>(places).reversed());
    var otherNames = new LinkedHashMap<String, Step>();
    for (var entry : new ArrayList<>(byName.entrySet()).reversed()) {
      otherNames.put(entry.getKey(), entry.getValue());
    }
    return new Order(
        id,
        count,
        cents,
        weight,
        gift,
        colour,
        note,
        last,
        steps,
        grid,
        otherPlaces,
        tags,
        otherNames,
        byColour,
        patience,
        since);
  }

  private static Step step(RandomGenerator random, int depth) {
    return switch (random.nextInt(4)) {
      case 0 -> new Step.Wait();
      case 1 -> new Posted(text(random));
      case 2 -> one(random, Handed.values());
      default ->
          new Step.Pack(
              place(random), depth == 0 ? List.of() : some(random, () -> step(random, depth - 1)));
    };
  }

  private static Place place(RandomGenerator random) {
    return new Place(random.nextInt(-30, 300), text(random));
  }

  private static String text(RandomGenerator random) {
    int length = random.nextInt(10) == 0 ? random.nextInt(9_000) : random.nextInt(5);
    var texts = List.of("a", "Z", "\0", "é", "/~", "漢", "😀");
    return Stream.generate(() -> texts.get(random.nextInt(texts.size())))
        .limit(length)
        .collect(Collectors.joining());
  }

  private static <T> List<T> some(RandomGenerator random, Supplier<T> each) {
    return Stream.generate(each).limit(random.nextInt(4)).toList();
  }

  private static <K, V> Map<K, V> keyed(
      RandomGenerator random, Supplier<K> key, Supplier<V> value) {
    var entries = new LinkedHashMap<K, V>();
    some(random, key).forEach(each -> entries.put(each, value.get()));
    return entries;
  }

  private static <T> Optional<T> perhaps(RandomGenerator random, Supplier<T> value) {
    return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
  }

  private static <T> T one(RandomGenerator random, T[] all) {
    return all[random.nextInt(all.length)];
  }
}
