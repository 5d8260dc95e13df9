package parlor.pointing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What holds in every history, however its copies were cut off and brought together.
class PromisesTest {

  private static final int SEEDS = 1_500;

  @Test
  void no_vote_is_lost_but_to_its_voter_a_host_or_old_age() {
    Seeds.each(
        SEEDS,
        seed -> {
          var world = World.played(seed);
          var merged = merged(world.told());
          lastWrites(world.byPeople()).forEach((place, write) -> holds(merged, place, write));
        });
  }

  private record Place(RoundId round, SeatId seat) {}

  /// The last thing that was done to each card: played, taken back, taken away.
  private static Map<Place, Register<Optional<Card>>> lastWrites(List<Table> deltas) {
    var last = new HashMap<Place, Register<Optional<Card>>>();
    for (var delta : deltas) {
      for (var round : delta.rounds().all()) {
        round
            .votes()
            .forEach(
                (seat, vote) -> last.merge(new Place(round.id(), seat), vote, PromisesTest::later));
      }
    }
    return last;
  }

  private static <T> Register<T> later(Register<T> a, Register<T> b) {
    return b.at().isAfter(a.at()) ? b : a;
  }

  private static void holds(Table merged, Place place, Register<Optional<Card>> write) {
    var round = merged.rounds().find(place.round());
    if (round.isPresent()) {
      assertThat(round.get().votes()).containsEntry(place.seat(), write);
    } else {
      assertThat(merged.rounds().all()).hasSize(Rounds.KEPT + 1);
      assertThat(place.round()).isLessThan(merged.rounds().all().getFirst().id());
    }
  }

  @Test
  void the_present_round_is_the_highest_there_is() {
    Seeds.each(
        SEEDS,
        seed -> {
          var world = World.played(seed);
          var merged = merged(world.told());
          var highest =
              world.told().stream()
                  .flatMap(delta -> delta.rounds().all().stream())
                  .map(Round::id)
                  .max(Comparator.naturalOrder());
          assertThat(highest).hasValue(merged.present().id());
          assertThat(merged.rounds().all())
              .hasSizeLessThanOrEqualTo(Rounds.KEPT + 1)
              .isSortedAccordingTo(Comparator.comparing(Round::id));
        });
  }

  @Test
  void the_oldest_birth_gives_all_rights_and_its_bans_hold() {
    Seeds.each(
        SEEDS,
        seed -> {
          var told = World.played(seed).told();
          var oldest =
              told.stream().map(table -> table.charter().birth()).min(Comparator.naturalOrder());
          var its =
              told.stream()
                  .map(Table::charter)
                  .filter(charter -> oldest.filter(charter.birth()::equals).isPresent())
                  .toList();
          var merged = merged(told).charter();

          assertThat(merged).isEqualTo(its.stream().reduce(Charter::merge).orElseThrow());
          for (var seat : World.PEOPLE) {
            if (its.stream().anyMatch(charter -> charter.standing(seat) == Standing.BANNED)) {
              assertThat(merged.standing(seat)).isEqualTo(Standing.BANNED);
            }
          }
        });
  }

  @Test
  void what_a_browser_remembers_overrules_nothing_that_was_done() {
    Seeds.each(
        SEEDS,
        seed -> {
          var world = World.played(seed);
          var done = merged(world.withoutOffers());
          var all = merged(world.told());
          for (var round : done.rounds().all()) {
            all.rounds().find(round.id()).ifPresent(told -> stands(round, told));
          }
          stands(done.charter().settings().deck(), all.charter().settings().deck());
          stands(done.charter().settings().autoReveal(), all.charter().settings().autoReveal());
          done.charter()
              .settings()
              .rights()
              .forEach(
                  (right, holder) -> stands(holder, all.charter().settings().rights().get(right)));
          done.charter()
              .hosts()
              .forEach((seat, host) -> stands(host, all.charter().hosts().get(seat)));
          done.seats()
              .forEach((id, seat) -> {
                var told = Optional.ofNullable(all.seats().get(id)).orElseThrow();
                stands(seat.name(), told.name());
                stands(seat.role(), told.role());
              });
        });
  }

  private static void stands(Round done, Round told) {
    done.votes().forEach((seat, vote) -> stands(vote, told.votes().get(seat)));
    stands(done.result(), told.result());
    stands(done.deck(), told.deck());
    var reveal = done.reveal();
    if (reveal != null && reveal.at().isReal()) {
      assertThat(told.reveal()).isEqualTo(reveal);
    }
  }

  private static <T> void stands(Register<T> done, @Nullable Register<T> told) {
    if (done.at().isReal()) {
      assertThat(told).isEqualTo(done);
    }
  }

  @Test
  void turned_cards_stay_turned_and_rounds_only_go_on() {
    var eye =
        new World.Eye() {
          @Override
          public void changed(Table before, Table after, Moment now) {
            assertThat(after.present().id()).isGreaterThanOrEqualTo(before.present().id());
            assertThat(after.latest()).isGreaterThanOrEqualTo(before.latest());
            for (var round : before.rounds().all()) {
              if (round.isRevealed() && !round.isRevealedByHearsay()) {
                after
                    .rounds()
                    .find(round.id())
                    .ifPresent(is -> assertThat(is.isRevealed()).isTrue());
              }
            }
          }
        };
    Seeds.each(SEEDS, seed -> World.played(seed, eye));
  }

  @Test
  void who_has_no_seat_does_nothing_and_what_is_said_twice_is_done_once() {
    var eye =
        new World.Eye() {
          @Override
          public void asked(Table table, SeatId who, Command command, Outcome outcome, Moment now) {
            if (!table.isSeated(who)) {
              assertThat(outcome).isEqualTo(Outcome.refused(Refusal.NOT_SEATED));
            }
            if (outcome instanceof Outcome.Changed changed) {
              var then = table.merge(changed.delta());
              assertThat(Rules.apply(then, who, command, World.BOUNDS, now))
                  .isNotInstanceOf(Outcome.Changed.class);
            }
          }
        };
    Seeds.each(SEEDS, seed -> World.played(seed, eye));
  }

  private static Table merged(List<Table> told) {
    return told.stream().reduce(Table::merge).orElseThrow();
  }
}
