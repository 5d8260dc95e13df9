package parlor.pointing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.function.BinaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// The merge keeps its laws over thousands of random histories, and wrong merges are found out.
class LawsTest {

  private static final int SEEDS = 3_000;
  private static final int TRIPLES = 4;

  @Test
  void any_three_states_merge_to_one_in_any_order() {
    var laws = new Laws(Table::merge);
    Seeds.each(
        SEEDS,
        seed -> {
          var world = World.played(seed);
          for (int i = 0; i < TRIPLES; i++) {
            laws.holdFor(world.anything(), world.anything(), world.anything());
          }
        });
  }

  @Test
  void all_who_heard_the_same_deltas_are_one_with_those_who_met_whole_copies() {
    var laws = new Laws(Table::merge);
    Seeds.each(SEEDS, seed -> laws.holdFor(World.played(seed)));
  }

  @Test
  void a_merge_that_keeps_its_own_where_stamps_tie_is_found_out() {
    foundOut((a, b) -> {
      var merged = a.merge(b);
      var seats = new HashMap<>(merged.seats());
      a.seats()
          .forEach((id, seat) -> seats.computeIfPresent(id, (_, joined) -> tied(joined, seat)));
      return new Table(merged.charter(), seats, merged.items(), merged.rounds(), merged.latest());
    });
  }

  private static Seat tied(Seat joined, Seat mine) {
    return joined.presence().equals(mine.presence()) && joined.name().at().equals(mine.name().at())
        ? new Seat(joined.id(), mine.name(), joined.role(), mine.joined(), joined.presence())
        : joined;
  }

  @Test
  void a_merge_that_forgets_rounds_by_their_arrival_is_found_out() {
    foundOut((a, b) -> {
      var merged = a.merge(b);
      var kept = new ArrayList<>(merged.rounds().all());
      kept.removeIf(round -> kept.size() > 3 && a.rounds().find(round.id()).isPresent());
      return new Table(
          merged.charter(), merged.seats(), merged.items(), new Rounds(kept), merged.latest());
    });
  }

  @Test
  void a_merge_that_lets_a_younger_birth_bring_hosts_along_is_found_out() {
    foundOut((a, b) -> {
      var merged = a.merge(b);
      var hosts = Join.maps(a.charter().hosts(), b.charter().hosts(), Register::merge);
      var charter = merged.charter();
      var mixed =
          new Charter(
              charter.birth(),
              hosts,
              charter.standings(),
              charter.settings(),
              charter.passcode(),
              charter.admitted());
      return merged.with(a.charter().birth().equals(b.charter().birth()) ? charter : mixed);
    });
  }

  @Test
  void a_merge_that_takes_the_reveal_it_hears_of_last_is_found_out() {
    foundOut((a, b) -> {
      var merged = a.merge(b);
      var rounds =
          merged.rounds().all().stream()
              .map(round ->
                  b.rounds().find(round.id()).map(heard -> revealedAs(heard, round)).orElse(round))
              .toList();
      return new Table(
          merged.charter(), merged.seats(), merged.items(), new Rounds(rounds), merged.latest());
    });
  }

  private static Round revealedAs(Round heard, Round round) {
    var reveal = heard.reveal();
    return reveal == null ? round : round.withReveal(reveal);
  }

  @Test
  void a_merge_that_trusts_its_own_clock_alone_is_found_out() {
    foundOut((a, b) -> {
      var merged = a.merge(b);
      return new Table(
          merged.charter(), merged.seats(), merged.items(), merged.rounds(), a.latest());
    });
  }

  private static void foundOut(BinaryOperator<Table> wrong) {
    var laws = new Laws(wrong);
    assertThat(LongStream.rangeClosed(1, SEEDS).anyMatch(seed -> isBroken(laws, seed))).isTrue();
  }

  private static boolean isBroken(Laws laws, long seed) {
    var world = World.played(seed);
    try {
      laws.holdFor(world.anything(), world.anything(), world.anything());
      laws.holdFor(world);
      return false;
    } catch (AssertionError found) {
      return true;
    }
  }
}
