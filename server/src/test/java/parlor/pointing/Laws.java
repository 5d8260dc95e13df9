package parlor.pointing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.BinaryOperator;

/// What a merge must keep so that copies may meet anyhow.
///
/// @param merge the merge on trial, so that wrong ones can be tried too
record Laws(BinaryOperator<Table> merge) {

  /// Commutative, associative, idempotent.
  void holdFor(Table a, Table b, Table c) {
    var ab = merge.apply(a, b);
    assertThat(ab.equals(merge.apply(b, a))).as("in either order").isTrue();
    assertThat(merge.apply(ab, c).equals(merge.apply(a, merge.apply(b, c))))
        .as("in any company")
        .isTrue();
    assertThat(merge.apply(a, a).equals(a)).as("with itself").isTrue();
    assertThat(merge.apply(ab, b).equals(ab)).as("twice").isTrue();
  }

  /// Whoever has heard all, in whatever order, shows the same as who was brought whole copies.
  void holdFor(World world) {
    var all = reduce(world.told());
    assertThat(all.equals(reduce(world.rumours()))).as("after the same rumours").isTrue();
    assertThat(all.equals(reduce(world.rumours()))).as("and after others").isTrue();
    assertThat(all.equals(reduce(world.copies()))).as("after whole copies").isTrue();
  }

  private Table reduce(List<Table> tables) {
    return tables.stream().reduce(merge).orElseThrow();
  }
}
