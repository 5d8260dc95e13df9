package parlor.swarm.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Who founds and who joins, in time that is made up.
class SeekingTest {

  private static final Place A = new Place("10.0.0.2", 9100);
  private static final Place B = new Place("10.0.0.10", 9100);
  private static final Place C = new Place("10.0.0.10", 9101);
  private static final Standing.Seeks SEEKS = new Standing.Seeks(true);
  private static final Standing REFUSES = new Standing.Refuses();
  private static final Standing SILENT = new Standing.Silent();
  private static final Standing ESTRANGED = new Standing.Estranged();
  private static final Birth OLD = new Birth(1, 1);
  private static final Birth YOUNG = new Birth(1, -1);

  private static Seeking seeking(Place self, Memory memory) {
    return new Seeking(self, true, memory, Optional.empty(), Patience.USUAL);
  }

  private static Seeking fresh(Place self) {
    return seeking(self, Memory.NONE);
  }

  private static Sighting seen(Place... places) {
    return new Sighting.Seen(Set.of(places));
  }

  @Test
  void places_are_ordered_by_number_not_by_letter() {
    assertThat(List.of(C, new Place("fd00:0:0:0:0:0:0:1", 1), B, A).stream().sorted())
        .containsExactly(A, B, C, new Place("fd00:0:0:0:0:0:0:1", 1));
  }

  @Test
  void one_that_is_alone_by_its_list_founds_at_once() {
    var alone = fresh(A);
    assertThat(alone.step(0)).isInstanceOf(Step.Wait.class);
    alone.seen(seen(), 1);
    assertThat(alone.step(1)).isEqualTo(new Step.Found(List.of(A), List.of()));
  }

  @Test
  void one_that_may_not_found_says_why_it_is_still_alone() {
    var visitor = new Seeking(A, false, Memory.NONE, Optional.empty(), Patience.USUAL);
    assertThat(visitor.step(0)).isEqualTo(waits("nothing is known of other nodes: not looked yet"));
    visitor.seen(seen(), 1);
    assertThat(visitor.step(1)).isEqualTo(waits("no other node is named"));
    visitor.seen(seen(C, B), 2);
    visitor.heard(B, REFUSES, 3);
    assertThat(visitor.step(60_000)).isEqualTo(waits("no node answers at [" + B + ", " + C + "]"));
    visitor.heard(B, ESTRANGED, 60_001);
    assertThat(visitor.step(60_001))
        .isEqualTo(waits("the nodes at [" + B + "] have another CLUSTER_COOKIE"));
    visitor.heard(C, SEEKS, 60_002);
    assertThat(visitor.step(60_002))
        .isEqualTo(
            waits(
                "the nodes at [" + C + "] are in no cluster yet, and a home node must found one"));
    visitor.heard(B, new Standing.Belongs(OLD, 1), 60_003);
    assertThat(visitor.step(60_003)).isEqualTo(new Step.Join(OLD, List.of(B)));
  }

  private static Step waits(String why) {
    return new Step.Wait(why);
  }

  @Test
  void nobody_founds_while_discovery_fails() {
    var blind = fresh(A);
    blind.seen(new Sighting.Blind("no server"), 0);
    assertThat(blind.step(100_000)).isInstanceOf(Step.Wait.class);
  }

  @Test
  void names_that_lead_nowhere_yet_take_longer() {
    var early = fresh(A);
    early.seen(new Sighting.Nothing(), 0);
    assertThat(early.step(3_000)).isInstanceOf(Step.Wait.class);
    assertThat(early.step(4_000)).isEqualTo(new Step.Found(List.of(A), List.of()));
  }

  @Test
  void the_lowest_founds_once_the_list_is_calm_and_the_others_wait() {
    var a = fresh(A);
    var b = fresh(B);
    a.seen(seen(B), 0);
    b.seen(seen(A), 0);
    a.heard(B, SEEKS, 100);
    b.heard(A, SEEKS, 100);
    assertThat(a.step(999)).isInstanceOf(Step.Wait.class);
    assertThat(a.step(1_000)).isEqualTo(new Step.Found(List.of(A, B), List.of()));
    assertThat(b.step(1_000)).isInstanceOf(Step.Wait.class);
  }

  @Test
  void a_place_is_left_out_after_3_s_of_refusal_or_5_s_of_silence() {
    var b = fresh(B);
    b.seen(seen(A, C), 0);
    b.heard(A, REFUSES, 0);
    b.heard(C, SEEKS, 0);
    assertThat(b.step(2_999)).isInstanceOf(Step.Wait.class);
    assertThat(b.step(3_000)).isEqualTo(new Step.Found(List.of(B, C), List.of()));
    b.heard(A, SILENT, 3_000);
    assertThat(b.step(7_999)).isInstanceOf(Step.Wait.class);
    assertThat(b.step(8_000)).isEqualTo(new Step.Found(List.of(B, C), List.of()));
  }

  @Test
  void as_many_with_another_cookie_keep_one_from_founding_for_ever() {
    var a = fresh(A);
    a.seen(seen(B, C), 0);
    a.heard(B, ESTRANGED, 0);
    a.heard(C, REFUSES, 0);
    assertThat(a.step(1_000_000))
        .isEqualTo(new Step.Wait("the nodes at [" + B + "] have another CLUSTER_COOKIE"));
    a.heard(C, SEEKS, 1_000_000);
    assertThat(a.step(1_000_000)).isEqualTo(new Step.Found(List.of(A, C), List.of()));
    a.heard(C, REFUSES, 1_000_000);
    a.heard(B, REFUSES, 1_000_000);
    assertThat(a.step(1_003_000)).isEqualTo(new Step.Found(List.of(A), List.of()));
  }

  @Test
  void one_who_is_no_node_is_left_out_after_60_s() {
    var a = fresh(A);
    a.seen(seen(B), 0);
    a.heard(B, new Standing.Foreign(), 0);
    assertThat(a.step(59_999)).isInstanceOf(Step.Wait.class);
    assertThat(a.step(60_000)).isEqualTo(new Step.Found(List.of(A), List.of(B)));
  }

  @Test
  void a_cluster_is_joined_at_once_and_the_oldest_of_two() {
    var c = fresh(C);
    c.seen(seen(A, B), 0);
    c.heard(B, new Standing.Belongs(YOUNG, 3), 0);
    assertThat(c.step(0)).isEqualTo(new Step.Join(YOUNG, List.of(B)));
    c.heard(A, new Standing.Belongs(OLD, 1), 0);
    assertThat(c.step(0)).isEqualTo(new Step.Join(OLD, List.of(A)));
  }

  @Test
  void one_that_gave_its_cluster_up_joins_only_older_ones_and_founds_none() {
    var b = new Seeking(B, true, new Memory(Set.of(A, B)), Optional.of(YOUNG), Patience.USUAL);
    b.seen(seen(A, C), 0);
    b.heard(A, new Standing.Belongs(YOUNG, 2), 0);
    b.heard(C, SEEKS, 0);
    assertThat(b.step(20_000)).isInstanceOf(Step.Wait.class);
    b.heard(C, new Standing.Belongs(OLD, 2), 0);
    assertThat(b.step(0)).isEqualTo(new Step.Join(OLD, List.of(C)));
  }

  @Test
  void one_that_only_serves_the_web_founds_nothing() {
    var web = new Seeking(A, false, Memory.NONE, Optional.empty(), Patience.USUAL);
    web.seen(seen(), 0);
    assertThat(web.step(100_000)).isInstanceOf(Step.Wait.class);
    assertThat(web.standing(100_000)).isEqualTo(new Standing.Seeks(false));
  }

  @Test
  void a_lower_place_that_may_not_found_is_not_waited_for() {
    var b = fresh(B);
    b.seen(seen(A), 0);
    b.heard(A, new Standing.Seeks(false), 0);
    assertThat(b.step(1_000)).isEqualTo(new Step.Found(List.of(B, A), List.of()));
  }

  @Test
  void former_fellows_found_only_as_a_majority() {
    var a = seeking(A, new Memory(Set.of(A, B, C)));
    a.seen(seen(B, C), 0);
    a.heard(B, SILENT, 0);
    a.heard(C, SILENT, 0);
    assertThat(a.step(1_000_000)).isInstanceOf(Step.Wait.class);
    a.heard(B, SEEKS, 1_000_000);
    assertThat(a.step(1_000_000)).isEqualTo(new Step.Found(List.of(A, B), List.of()));
  }

  @Test
  void ten_seconds_of_refusal_count_as_death_and_silence_never() {
    var a = seeking(A, new Memory(Set.of(A, B)));
    a.seen(seen(), 0);
    a.heard(B, REFUSES, 0);
    assertThat(a.step(9_999)).isInstanceOf(Step.Wait.class);
    assertThat(a.step(10_000)).isEqualTo(new Step.Found(List.of(A), List.of()));
    a.heard(B, SILENT, 10_001);
    assertThat(a.step(1_000_000)).isInstanceOf(Step.Wait.class);
  }

  @Test
  void memory_shrinks_only_by_leaving_proof_or_a_majority() {
    var three = new Memory(Set.of(A, B, C));
    assertThat(three.decidedBy(Set.of(A, B), C).homes()).containsExactlyInAnyOrder(A, B);
    assertThat(three.decidedBy(Set.of(A), C)).isEqualTo(three);
    var two = new Memory(Set.of(A, B));
    assertThat(two.decidedBy(Set.of(A), B)).isEqualTo(two);
    assertThat(two.without(B)).isEqualTo(new Memory(Set.of(A)));
  }

  /// Nodes that come at chance moments, each seeing some of the others late: whatever the order,
  /// all end in a cluster, and those who see all of each other from the start in one.
  @Test
  void whatever_the_order_nodes_found_one_cluster() {
    for (long seed = 0; seed < 2_000; seed++) {
      var founded = played(new Random(seed));
      assertThat(founded).as("founders with seed " + seed).hasSize(1);
    }
  }

  private static Set<Place> played(Random chance) {
    var starts = new TreeMap<Place, Long>();
    int size = chance.nextInt(2, 7);
    for (int i = 0; i < size; i++) {
      starts.put(new Place("10.0.0." + (i + 1), 9100), chance.nextLong(0, 2_500));
    }
    var nodes = new HashMap<Place, Seeking>();
    var members = new HashSet<Place>();
    var founders = new HashSet<Place>();
    for (long now = 0; now < 30_000 && members.size() < size; now += 250) {
      for (var place : shuffled(starts.keySet(), chance)) {
        if (starts.getOrDefault(place, 0L) <= now && !members.contains(place)) {
          turn(place, now, starts, nodes, members, founders, chance);
        }
      }
    }
    assertThat(members).hasSize(size);
    return founders;
  }

  private static List<Place> shuffled(Set<Place> places, Random chance) {
    var list = new ArrayList<>(places);
    java.util.Collections.shuffle(list, chance);
    return list;
  }

  private static void turn(
      Place self,
      long now,
      Map<Place, Long> starts,
      Map<Place, Seeking> nodes,
      Set<Place> members,
      Set<Place> founders,
      Random chance) {
    var node = nodes.computeIfAbsent(self, SeekingTest::fresh);
    var others = new HashSet<>(starts.keySet());
    others.remove(self);
    node.seen(
        chance.nextInt(10) == 0 ? new Sighting.Blind("chance") : new Sighting.Seen(others), now);
    for (var other : others) {
      var there = nodes.get(other);
      if (members.contains(other)) {
        node.heard(other, new Standing.Belongs(OLD, members.size()), now);
      } else if (there == null) {
        node.heard(other, REFUSES, now);
      } else {
        node.heard(other, chance.nextInt(10) == 0 ? SILENT : there.standing(now), now);
      }
    }
    switch (node.step(now)) {
      case Step.Wait _ -> {}
      case Step.Join _ -> members.add(self);
      case Step.Found _ -> {
        founders.add(self);
        members.add(self);
      }
    }
  }
}
