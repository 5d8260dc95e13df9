package parlor.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NeighboursTest {

  private static final List<RoomName> ROOMS =
      IntStream.range(0, 10_000).mapToObj(i -> new RoomName("room-" + i)).toList();

  private static Neighbours seenBy(String self, String... others) {
    return new Neighbours(
        neighbour(self), List.of(others).stream().map(NeighboursTest::neighbour).toList());
  }

  private static Neighbours.Neighbour neighbour(String name) {
    return new Neighbours.Neighbour(name, 1, true, true);
  }

  @Test
  void all_nodes_name_the_same_two_keepers() {
    var a = seenBy("a", "b", "c", "d");
    var d = seenBy("d", "c", "a", "b");
    for (var room : ROOMS) {
      assertThat(a.keepers(room)).hasSize(2).isEqualTo(d.keepers(room));
    }
  }

  @Test
  void a_node_alone_keeps_everything() {
    assertThat(Neighbours.none("a").keepers(ROOMS.getFirst())).containsExactly("a");
  }

  @Test
  void each_node_keeps_its_share() {
    var nodes = seenBy("parlor@10.0.0.1", "parlor@10.0.0.2", "parlor@10.0.0.3", "parlor@10.0.0.4");
    var kept = new HashMap<String, Integer>();
    ROOMS.forEach(room -> nodes.keepers(room).forEach(node -> kept.merge(node, 1, Integer::sum)));
    assertThat(kept).hasSize(4);
    assertThat(kept.values()).allSatisfy(rooms -> assertThat(rooms).isBetween(4_700, 5_300));
  }

  @Test
  void where_a_node_goes_only_its_own_rooms_find_another_keeper() {
    var before = seenBy("a", "b", "c", "d");
    var after = seenBy("a", "b", "c");
    for (var room : ROOMS) {
      var kept = new HashSet<>(before.keepers(room));
      kept.remove("d");
      assertThat(after.keepers(room)).containsAll(kept);
    }
  }

  @Test
  void who_is_leaving_keeps_nothing() {
    var nodes = seenBy("a", "b", "c").without(Set.of("b"));
    assertThat(ROOMS).allSatisfy(room -> assertThat(nodes.keepers(room)).doesNotContain("b"));
    assertThat(nodes.living()).containsExactlyInAnyOrder("a", "b", "c");
  }
}
