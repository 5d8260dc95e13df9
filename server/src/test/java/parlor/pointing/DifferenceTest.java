package parlor.pointing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DifferenceTest {

  private static final int SEEDS = 1_500;

  @Test
  void a_short_look_finds_what_a_look_at_everything_finds() {
    Seeds.each(SEEDS, seed -> World.played(seed, new Looking()));
  }

  private static final class Looking implements World.Eye {
    @Override
    public void changed(Table before, Table after, Moment now) {
      assertThat(new Difference(before, after, now).update())
          .isEqualTo(new WholeDifference(before, after, now).update());
    }
  }

  @Test
  void what_happened_since_someone_looked_last_is_found_however_much_it_is() {
    Seeds.each(
        SEEDS,
        seed -> {
          var told = World.played(seed).told();
          var now = new Moment(told.getLast().latest().millis(), "north");
          var before = told.getFirst();
          var after = told.stream().reduce(Table::merge).orElseThrow();
          assertThat(new Difference(before, after, now).update())
              .isEqualTo(new WholeDifference(before, after, now).update());
        });
  }

  @Test
  void a_merge_that_brings_nothing_leaves_the_very_same_parts() {
    Seeds.each(
        SEEDS,
        seed -> {
          var world = World.played(seed);
          var table = world.told().stream().reduce(Table::merge).orElseThrow();
          var merged = table.merge(world.anything());
          assertThat(merged.charter()).isSameAs(table.charter());
          assertThat(merged.seats()).isSameAs(table.seats());
          assertThat(merged.present()).isSameAs(table.present());
        });
  }
}
