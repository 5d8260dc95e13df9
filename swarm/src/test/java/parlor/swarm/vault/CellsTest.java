package parlor.swarm.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is in a shard is what the plainest maps would have.
class CellsTest {

  private static final int STEPS = 20_000;

  /// The plainest maps.
  private static final class Model {
    private final Map<String, Blob> states = new TreeMap<>(Entry::compare);
    private final Map<String, Set<String>> groups = new TreeMap<>();

    private void apply(Write write) {
      switch (write) {
        case Write.Put put -> states.put(put.name(), put.state());
        case Write.Join join ->
            groups
                .computeIfAbsent(join.group(), _ -> new TreeSet<>(Entry::compare))
                .add(join.name());
        case Write.Part part ->
            groups.getOrDefault(part.group(), new TreeSet<>()).remove(part.name());
        case Write.Remove remove -> {
          states.remove(remove.name());
          groups.values().forEach(names -> names.remove(remove.name()));
        }
        default -> throw new IllegalArgumentException(write.toString());
      }
    }

    private List<String> members(String group) {
      return groups.getOrDefault(group, Set.of()).stream().filter(states::containsKey).toList();
    }
  }

  private static String name(Random chance) {
    // Few enough to meet again, of many lengths and alphabets.
    int number = chance.nextInt(600);
    return switch (number % 4) {
      case 0 -> "p" + number;
      case 1 -> "größe" + number;
      case 2 -> "\ud83d\ude00" + number;
      default -> "x".repeat(number / 2 + 1);
    };
  }

  private static Write write(Random chance) {
    var name = name(chance);
    var group = "g" + chance.nextInt(chance.nextInt(40) + 1);
    return switch (chance.nextInt(10)) {
      case 0 -> new Write.Remove(name);
      case 1, 2, 3 -> new Write.Join(name, group);
      case 4 -> new Write.Part(name, group);
      default -> {
        byte[] state = new byte[chance.nextInt(chance.nextInt(200) + 1)];
        chance.nextBytes(state);
        yield new Write.Put(name, new Blob(state));
      }
    };
  }

  private static void assertSame(Cells cells, Model model) {
    assertThat(cells.count()).isEqualTo(model.states.size());
    model.states.forEach((name, state) -> assertThat(cells.state(name)).contains(state));
    assertThat(cells.names("", "", Integer.MAX_VALUE - 1))
        .containsExactlyElementsOf(model.states.keySet());
    for (int i = 0; i < 40; i++) {
      var group = "g" + i;
      var members = cells.members(group, "", Integer.MAX_VALUE, Integer.MAX_VALUE).members();
      assertThat(members.stream().map(Cells.Member::name)).isEqualTo(model.members(group));
      assertThat(members)
          .allSatisfy(one -> assertThat(one.state()).isEqualTo(model.states.get(one.name())));
      for (var one : members) {
        assertThat(cells.belongs(one.name(), group)).isTrue();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void it_has_what_the_plainest_maps_would_have(long seed) {
    var chance = new Random(seed);
    var cells = new Cells();
    var model = new Model();
    for (int i = 0; i < STEPS; i++) {
      var write = write(chance);
      // Who joins before the process is there belongs when it is.
      cells.apply(write);
      model.apply(write);
      if (i % 4_000 == 0) {
        assertSame(cells, model);
      }
    }
    assertSame(cells, model);
    // Slices come in any order, and are the same in the end.
    var slices = new ArrayList<>(cells.slices());
    Collections.shuffle(slices, chance);
    var writes = new ArrayList<>(slices.stream().flatMap(List::stream).toList());
    Collections.shuffle(writes, chance);
    var copy = new Cells();
    writes.forEach(copy::apply);
    assertSame(copy, model);
    model.states.keySet().forEach(name -> cells.apply(new Write.Remove(name)));
    assertThat(cells.count()).isZero();
    assertThat(cells.members("g0", "", 1)).isEmpty();
  }

  @Test
  void a_group_is_read_page_by_page_in_the_order_of_names() {
    var cells = new Cells();
    var names = new TreeSet<String>();
    for (int i = 0; i < 5_000; i++) {
      names.add("p" + i * 7_919 % 5_000);
    }
    names.forEach(name -> {
      cells.apply(new Write.Put(name, Blob.EMPTY));
      cells.apply(new Write.Join(name, "all"));
    });
    var read = new ArrayList<String>();
    for (var page = cells.members("all", "", 300);
        !page.isEmpty();
        page = cells.members("all", read.getLast(), 300)) {
      read.addAll(page);
    }
    assertThat(read).containsExactlyElementsOf(names);
    var first = cells.members("all", "", 300, 2_000);
    assertThat(first.more()).isTrue();
    assertThat(first.members()).hasSizeBetween(2, 299);
    assertThat(cells.members("all", names.last(), 300, 2_000).members()).isEmpty();
    assertThat(cells.members("all", "", 5_000, Integer.MAX_VALUE).more()).isFalse();
    assertThat(cells.count("p1"))
        .isEqualTo((int) names.stream().filter(name -> name.startsWith("p1")).count());
    assertThat(cells.names("p1", "p10", 3)).containsExactly("p100", "p1000", "p1001");
  }

  /// Copies are filled in the order of the table they come from: that must not be the worst one.
  @Test
  @Timeout(60)
  void a_copy_of_many_is_made_as_quickly_as_they_were() {
    for (int count : new int[] {60_000, 100_000, 140_000, 190_000}) {
      var cells = new Cells();
      for (int i = 0; i < count; i++) {
        cells.apply(new Write.Put("p" + i, Blob.EMPTY));
      }
      var copy = new Cells();
      cells.slices().forEach(slice -> slice.forEach(copy::apply));
      assertThat(copy.count()).isEqualTo(count);
    }
  }

  @Test
  void answers_are_kept_until_nobody_waits_for_what_came_before() {
    var cells = new Cells();
    for (long number : new long[] {5, 3, 9, 7, 4, 8}) {
      cells.apply(new Write.Remember("a", number, 3, blob(number)));
    }
    for (long number : new long[] {3, 4, 5, 7, 8, 9}) {
      assertThat(cells.answer("a", number)).contains(blob(number));
    }
    assertThat(cells.answer("a", 6)).isEmpty();
    cells.apply(new Write.Remember("a", 12, 8, blob(12)));
    assertThat(cells.answer("a", 7)).isEmpty();
    assertThat(cells.isOver("a", 7)).isTrue();
    assertThat(cells.answer("a", 8)).contains(blob(8));
    for (long number = 13; number < 1_000; number++) {
      cells.apply(new Write.Remember("a", number, number - 5, blob(number)));
    }
    assertThat(cells.remembered()).hasSize(6);
  }

  private static Blob blob(long number) {
    return new Blob(Long.toString(number).getBytes(StandardCharsets.UTF_8));
  }
}
