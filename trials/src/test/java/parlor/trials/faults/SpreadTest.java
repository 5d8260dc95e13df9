package parlor.trials.faults;

import static parlor.trials.cluster.Cluster.aCluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import parlor.trials.Guest;
import parlor.trials.Json;
import parlor.trials.Patience;
import parlor.trials.Wire;
import parlor.trials.cluster.Cluster;

/// How long a vote takes to those on the voter's node, and to those on others. An open loop: each
/// vote counts from when it was due, whatever the nodes do.
@Tag("benchmark")
@Timeout(900)
class SpreadTest {

  private static final int NODES = 3;
  private static final int ROOMS = Integer.getInteger("parlor.trials.rooms", 40);
  private static final int PER_NODE = 2;
  private static final int PER_SECOND = Integer.getInteger("parlor.trials.rate", 1_000);

  /// Three JVMs compile what they do for so long where they share two cores.
  private static final Duration WARM_UP =
      Duration.ofSeconds(Integer.getInteger("parlor.trials.warmup", 140));

  private static final Duration MEASURED =
      Duration.ofSeconds(Integer.getInteger("parlor.trials.seconds", 30));
  private static final double BAR_MILLIS = 20;
  private static final long LONGEST_MICROS = 60_000_000;

  /// Someone who plays a card and takes it back, again and again.
  ///
  /// @param due when each of these was due; every other is the card
  /// @param marks what this one sees of the others
  private record Toggler(Guest guest, JsonNode round, int node, List<Long> due, Marks marks) {

    void acts(long at) {
      boolean plays = due.size() % 2 == 0;
      due.add(at);
      var frame = plays ? guest.frame("vote", "card", "5") : guest.frame("takeBack");
      guest.says(frame.set("round", round).toString());
    }
  }

  /// When someone saw the mark on each seat come or go.
  private static final class Marks {
    private final Map<String, List<Long>> seen = new HashMap<>();

    /// @return whether that is all there is in it
    synchronized boolean take(Wire.Received received) {
      var frame = Json.parse(received.text());
      if (!frame.path("type").asText().equals("update")) {
        return false;
      }
      for (var seat : frame.path("seats")) {
        var times = seen.computeIfAbsent(seat.path("id").asText(), _ -> new ArrayList<>());
        // Each mark is the other one than before.
        if (seat.path("voted").asBoolean() == (times.size() % 2 == 0)) {
          times.add(received.nanos());
        }
      }
      return true;
    }

    synchronized List<Long> of(String seat) {
      return List.copyOf(seen.getOrDefault(seat, List.of()));
    }
  }

  private final Histogram same = new Histogram(LONGEST_MICROS, 3);
  private final Histogram across = new Histogram(LONGEST_MICROS, 3);
  private final Histogram acrossBefore = new Histogram(LONGEST_MICROS, 3);
  private long missing;
  private long beyond;

  @Test
  void a_vote_is_seen_at_once_on_its_node_and_soon_on_the_others() {
    try (var cluster = aCluster(NODES)) {
      var rooms = new ArrayList<List<Toggler>>();
      for (int i = 0; i < ROOMS; i++) {
        rooms.add(gathered(cluster));
      }
      long measuredFrom = play(rooms);
      rooms.forEach(SpreadTest::settle);
      rooms.forEach(room -> room.forEach(one -> count(one, room, measuredFrom)));
      report();
    }
  }

  private static List<Toggler> gathered(Cluster cluster) {
    var room = cluster.aRoomAt(0);
    var people = new ArrayList<Toggler>();
    for (int i = 0; i < NODES * PER_NODE; i++) {
      int node = i % NODES;
      var guest = room.at(cluster.node(node)).join("person-" + i);
      people.add(
          new Toggler(guest, guest.picture().roundId(), node, new ArrayList<>(), new Marks()));
    }
    people.forEach(one -> {
      one.guest().knows("everyone", picture -> picture.seats().size() == NODES * PER_NODE);
      one.guest().wire().handsTo(one.marks()::take);
    });
    return people;
  }

  /// @return when what is measured began
  private static long play(List<List<Toggler>> rooms) {
    var turn = new ArrayList<Toggler>();
    for (int i = 0; i < NODES * PER_NODE; i++) {
      for (var room : rooms) {
        turn.add(room.get(i));
      }
    }
    long nanosBetween = 1_000_000_000L / PER_SECOND;
    long began = System.nanoTime();
    long votes = WARM_UP.plus(MEASURED).toNanos() / nanosBetween;
    var over = new CountDownLatch(1);
    try (var clock = Executors.newSingleThreadScheduledExecutor()) {
      var next = new int[1];
      var _ =
          clock.scheduleAtFixedRate(
              () -> {
                long now = System.nanoTime();
                while (next[0] < votes && began + next[0] * nanosBetween <= now) {
                  turn.get(next[0] % turn.size()).acts(began + next[0] * nanosBetween);
                  next[0]++;
                }
                if (next[0] >= votes) {
                  over.countDown();
                }
              },
              0,
              nanosBetween,
              TimeUnit.NANOSECONDS);
      if (!over.await(WARM_UP.plus(MEASURED).plus(Patience.LONG).toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("the votes do not come to an end");
      }
      clock.shutdownNow();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", stopped);
    }
    return began + WARM_UP.toNanos();
  }

  /// All that was sent has been seen when everyone has been answered and the last mark is there.
  private static void settle(List<Toggler> room) {
    room.forEach(one -> one.guest().pings());
    Patience.pass(Duration.ofMillis(50));
  }

  private void count(Toggler watcher, List<Toggler> room, long measuredFrom) {
    for (var voter : room) {
      if (!voter.equals(watcher)) {
        compare(voter, watcher, watcher.marks().of(voter.guest().seat()), measuredFrom);
      }
    }
  }

  private void compare(Toggler voter, Toggler watcher, List<Long> seen, long measuredFrom) {
    missing += Math.max(0, voter.due().size() - seen.size());
    boolean sharesNode = voter.node() == watcher.node();
    for (int i = 0; i < Math.min(seen.size(), voter.due().size()); i++) {
      long due = voter.due().get(i);
      long micros = (seen.get(i) - due) / 1_000;
      if (due >= measuredFrom) {
        beyond += micros > LONGEST_MICROS || micros < 0 ? 1 : 0;
        record(sharesNode ? same : across, micros);
      } else if (!sharesNode) {
        record(acrossBefore, micros);
      }
    }
  }

  private static void record(Histogram histogram, long micros) {
    histogram.recordValue(Math.clamp(micros, 0, LONGEST_MICROS));
  }

  private void report() {
    var evidence = new Evidence("%,d votes/s on 3 nodes".formatted(PER_SECOND));
    evidence.says("rooms, people in each", ROOMS + ", " + NODES * PER_NODE);
    evidence.says(
        "on other nodes in the first " + WARM_UP.toSeconds() + " s", figures(acrossBefore));
    evidence.says("on the voter's node", figures(same));
    evidence.says("on other nodes", figures(across) + " (bar p99 20 ms)");
    evidence.none("marks never seen", missing);
    evidence.none("marks out of bounds", beyond);
    evidence.took(
        "p99 across nodes",
        Duration.ofNanos(across.getValueAtPercentile(99) * 1_000),
        Duration.ofNanos((long) (BAR_MILLIS * 1e6)));
  }

  private static String figures(Histogram histogram) {
    return "%,d marks, p50 %.2f ms, p99 %.2f ms, max %.1f ms"
        .formatted(
            histogram.getTotalCount(),
            histogram.getValueAtPercentile(50) / 1e3,
            histogram.getValueAtPercentile(99) / 1e3,
            histogram.getMaxValue() / 1e3);
  }
}
