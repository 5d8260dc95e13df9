package parlor.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Rooms on several nodes come to one state whatever the network and death do to them, and lose
/// nothing that they answered as done. `-Dseeds=5000` plays so many histories, `-Dseed=17` one.
class ArchipelagoTest {

  private static final int SEEDS = Integer.getInteger("seeds", 150);

  /// After this long without trouble everything has been compared and said.
  private static final long CALM = 40_000;

  @Test
  void copies_come_to_one_state_and_keep_what_was_answered() {
    Long one = Long.getLong("seed");
    long answers =
        (one == null ? LongStream.rangeClosed(1, SEEDS) : LongStream.of(one))
            .map(seed -> play(seed, 60_000, Archipelago.Network.HONEST))
            .sum();
    System.out.printf("%d histories of a minute, %d answers%n", SEEDS, answers);
    assertThat(answers).isGreaterThan(one == null ? 20L * SEEDS : 0);
  }

  @Test
  void an_hour_of_it_ends_in_one_state_too() {
    assertThat(play(4_711, 3_600_000, Archipelago.Network.HONEST)).isGreaterThan(1_000);
  }

  @Test
  void a_network_that_carries_no_comparisons_is_found_out() {
    foundOut(broken(message -> !(message instanceof Message.Compare), _ -> Optional.empty()));
  }

  @Test
  void a_confirmation_of_what_nobody_keeps_is_found_out() {
    foundOut(
        broken(
            message -> !(message instanceof Message.Tell tell && !tell.slice().isOfWhole()),
            message ->
                message instanceof Message.Tell tell
                    ? Optional.of(new Message.Kept(tell.room(), tell.changes()))
                    : Optional.empty()));
  }

  @Test
  void an_agreement_of_those_who_have_nothing_is_found_out() {
    foundOut(
        broken(
            message -> !(message instanceof Message.Compare),
            message ->
                message instanceof Message.Compare compare
                    ? Optional.of(new Message.Agreed(compare.digests()))
                    : Optional.empty()));
  }

  private static Archipelago.Network broken(
      Predicate<Message> carries, Function<Message, Optional<Message>> forges) {
    return new Archipelago.Network() {
      @Override
      public boolean carries(Message message) {
        return carries.test(message);
      }

      @Override
      public Optional<Message> forges(Message message) {
        return forges.apply(message);
      }
    };
  }

  private static void foundOut(Archipelago.Network network) {
    assertThat(LongStream.rangeClosed(1, 60).anyMatch(seed -> fails(seed, network))).isTrue();
  }

  private static boolean fails(long seed, Archipelago.Network network) {
    try {
      play(seed, 60_000, network);
      return false;
    } catch (AssertionError found) {
      return true;
    }
  }

  /// Plays one history: people act all the time; once in a while a node dies and comes back, or
  /// some are cut off, one after the other, with time between to make copies whole again.
  ///
  /// @return how many commands were answered as done
  private static int play(long seed, long length, Archipelago.Network network) {
    try {
      var nodes = new Archipelago(seed, 2 + (int) (seed % 4), network);
      var teams = List.of(new Team(nodes, "room-one"), new Team(nodes, "room-two"));
      nodes.passes(6_000);
      long end = nodes.millis + length;
      scheduleActs(nodes, teams, end);
      troubles(nodes, end);
      nodes.heal();
      nodes.passes(CALM);
      teams.forEach(Team::isAtOne);
      return teams.stream().mapToInt(Team::answers).sum();
    } catch (AssertionError | RuntimeException failed) {
      throw new AssertionError("seed " + seed + ": " + failed.getMessage(), failed);
    }
  }

  private static void scheduleActs(Archipelago nodes, List<Team> teams, long end) {
    for (long when = nodes.millis; when < end; when += 1 + nodes.chance.nextInt(500)) {
      var team = teams.get(nodes.chance.nextInt(teams.size()));
      nodes.at(when, team::acts);
    }
  }

  private static void troubles(Archipelago nodes, long end) {
    while (nodes.millis < end) {
      nodes.passes(12_000 + nodes.chance.nextInt(4_000));
      var victim = nodes.islands.get(nodes.chance.nextInt(nodes.islands.size()));
      switch (nodes.chance.nextInt(4)) {
        case 0 -> {
          nodes.cut(someOf(nodes));
          nodes.passes(nodes.chance.nextInt(15_000));
          nodes.cut(Set.of());
        }
        case 1 -> {
          leave(nodes, victim);
          nodes.revive(victim);
        }
        default -> {
          nodes.kill(victim);
          nodes.passes(nodes.chance.nextInt(8_000));
          nodes.revive(victim);
        }
      }
    }
  }

  /// In good order, while people go on there to the end.
  private static void leave(Archipelago nodes, Archipelago.Island leaving) {
    leaving.rooms.handOver();
    nodes.passes(4_000);
    leaving.rooms.flush();
    nodes.passes(2_000);
    nodes.kill(leaving);
    nodes.passes(nodes.chance.nextInt(8_000));
  }

  private static Set<String> someOf(Archipelago nodes) {
    var some = new HashSet<String>();
    nodes.islands.stream().filter(_ -> nodes.chance.nextBoolean()).forEach(i -> some.add(i.name));
    return some;
  }
}
