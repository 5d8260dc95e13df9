package parlor.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import parlor.party.Floor;
import parlor.party.Stats;
import parlor.web.Scene.Move;
import parlor.web.Scene.Place;

class SceneTest {

  private static final List<String> OWNERS = List.of("ana", "ben", "", "ana");
  private static final Stats STATS = new Stats(3, 2, 1, 2, 0, 0.1, 0);

  private final Map<String, Floor.Space> rooms = new TreeMap<>();
  private List<String> owners = OWNERS;
  private Optional<Stats> stats = Optional.of(STATS);

  private Scene scene() {
    return Scene.of("ana", Set.of("ana"), owners, new Floor(new TreeMap<>(rooms)), stats);
  }

  private void room(String name, String... people) {
    var guests = List.of(people).stream().map(person -> new Floor.Guest(person, shard(person)));
    rooms.put(name, new Floor.Space(Optional.of(10), shard(name), guests.toList()));
  }

  private static int shard(String name) {
    return Math.floorMod(name.hashCode(), 4);
  }

  @Test
  void nodes_are_those_known_and_those_that_own_something() {
    assertThat(scene().nodes()).containsExactly("ana", "ben");
    assertThat(scene().owners()).containsExactly(0, 1, Scene.UNKNOWN, 0);
  }

  @Test
  void people_are_in_rooms_by_their_index() {
    room("den", "kid");
    room("attic");

    assertThat(scene().rooms()).extracting(Scene.Room::name).containsExactly("attic", "den");
    assertThat(scene().people()).containsExactly(Map.entry("kid", new Place(shard("kid"), 1)));
  }

  @Test
  void where_nothing_has_changed_there_is_no_change() {
    room("den", "kid");

    assertThat(scene().since(scene()).isNone()).isTrue();
  }

  @Test
  void who_comes_walks_or_goes_is_a_move() {
    room("den", "bilal", "kid");
    room("kitchen", "jess");
    var before = scene();
    room("den", "kid", "lucy");
    room("kitchen", "bilal");
    var change = scene().since(before);

    assertThat(change.moves())
        .containsExactlyInAnyOrder(
            new Move("lucy", shard("lucy"), 0),
            new Move("bilal", shard("bilal"), 1),
            new Move("jess", shard("jess"), Scene.UNKNOWN));
    assertThat(change.rooms()).isEmpty();
    assertThat(change.people()).isEmpty();
    assertThat(change.owners()).isEmpty();
    assertThat(change.stats()).isEmpty();
  }

  @Test
  void where_a_room_comes_or_goes_all_are_told_anew() {
    room("den", "kid");
    var before = scene();
    room("attic");
    var after = scene();

    assertThat(after.since(before).rooms()).contains(after.rooms());
    assertThat(after.since(before).people()).contains(after.people());
    assertThat(after.since(before).moves()).isEmpty();
    assertThat(before.since(after).rooms()).contains(before.rooms());
  }

  @Test
  void a_room_with_another_maximum_is_another_one() {
    room("den", "kid");
    var before = scene();
    rooms.put("den", new Floor.Space(Optional.empty(), shard("den"), List.of()));

    assertThat(scene().since(before).rooms()).isPresent();
  }

  @Test
  void an_owner_is_told_without_the_nodes_and_nodes_with_all_owners() {
    var before = scene();
    owners = List.of("ana", "ben", "ben", "ana");
    var moved = scene().since(before);
    owners = List.of("ana", "cleo", "cleo", "ana");
    var changed = scene().since(before);

    assertThat(moved.nodes()).isEmpty();
    assertThat(moved.owners()).contains(List.of(0, 1, 1, 0));
    assertThat(changed.nodes()).contains(List.of("ana", "cleo"));
    assertThat(changed.owners()).contains(List.of(0, 1, 1, 0));
  }

  @Test
  void statistics_are_told_where_they_are_others() {
    var before = scene();
    stats = Optional.of(new Stats(4, 2, 2, 2, 0, 0.1, 0));

    assertThat(scene().since(before).stats()).isEqualTo(stats);
    assertThat(before.since(before).stats()).isEmpty();
  }

  @Test
  void too_many_people_are_only_counted() {
    crowd(Scene.MOST_PEOPLE);
    var enough = scene();
    crowd(Scene.MOST_PEOPLE + 1);
    var tooMany = scene();

    assertThat(enough.isTooMuch()).isFalse();
    assertThat(tooMany.isTooMuch()).isTrue();
    assertThat(tooMany.people()).isEmpty();
    assertThat(tooMany.since(enough).rooms()).contains(tooMany.rooms());
    assertThat(tooMany.since(enough).people()).isEmpty();
    assertThat(enough.since(tooMany).people()).contains(enough.people());
    assertThat(tooMany.since(tooMany).isNone()).isTrue();
  }

  @Test
  void of_too_many_people_the_counts_are_told() {
    crowd(Scene.MOST_PEOPLE + 1);
    var before = scene();
    crowd(Scene.MOST_PEOPLE + 2);
    var change = scene().since(before);

    assertThat(change.rooms().orElseThrow().getFirst().count()).isEqualTo(Scene.MOST_PEOPLE + 2);
    assertThat(change.moves()).isEmpty();
  }

  @Test
  void of_too_many_rooms_too() {
    IntStream.rangeClosed(0, Scene.MOST_ROOMS).forEach(i -> room("room_" + i, "kid_" + i));

    assertThat(scene().isTooMuch()).isTrue();
    assertThat(scene().people()).isEmpty();
  }

  private void crowd(int size) {
    room("hall", IntStream.range(0, size).mapToObj(i -> "p" + i).toArray(String[]::new));
  }

  /// Whoever takes in one change after another knows at any time what a newcomer is told.
  @Test
  void changes_lead_from_floor_to_floor() {
    long seed = System.nanoTime();
    var random = new Random(seed);
    var scene = scene();
    var copy = new Copy(scene);
    for (int i = 0; i < 500; i++) {
      happen(random);
      var next = scene();
      copy.take(next.since(scene));
      assertThat(copy).as("seed %d, step %d", seed, i).isEqualTo(new Copy(next));
      scene = next;
    }
  }

  private void happen(Random random) {
    var people = new HashMap<String, String>();
    rooms.forEach((room, space) -> space.people().forEach(one -> people.put(one.name(), room)));
    switch (random.nextInt(5)) {
      case 0 -> room("room_" + random.nextInt(6));
      case 1 -> rooms.remove("room_" + random.nextInt(6));
      default -> people.put("kid_" + random.nextInt(9), "room_" + random.nextInt(7));
    }
    for (var room : List.copyOf(rooms.keySet())) {
      room(
          room,
          people.keySet().stream()
              .filter(one -> room.equals(people.get(one)))
              .sorted()
              .toArray(String[]::new));
    }
  }

  /// What a client makes of the lines.
  private static final class Copy {
    private List<String> rooms;
    private final Map<String, Place> people;

    Copy(Scene scene) {
      this.rooms = names(scene.rooms());
      this.people = new HashMap<>(scene.people());
    }

    private static List<String> names(List<Scene.Room> rooms) {
      return new ArrayList<>(rooms.stream().map(Scene.Room::name).toList());
    }

    void take(Scene.Change change) {
      change.rooms().ifPresent(all -> rooms = names(all));
      change
          .people()
          .ifPresent(all -> {
            people.clear();
            people.putAll(all);
          });
      for (var move : change.moves()) {
        if (move.room() == Scene.UNKNOWN) {
          people.remove(move.person());
        } else {
          people.put(move.person(), new Place(move.shard(), move.room()));
        }
      }
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Copy copy && rooms.equals(copy.rooms) && people.equals(copy.people);
    }

    @Override
    public int hashCode() {
      return rooms.hashCode();
    }

    @Override
    public String toString() {
      return rooms + " " + people;
    }
  }
}
