package parlor.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static parlor.trials.Node.aNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What happens when nothing happens. All of it begins at once, so that the trials wait for the
/// longest only.
@Timeout(120)
class WaitingTest {

  private static final Duration BOUND = Duration.ofSeconds(70);

  /// Within which a vote is shown to the others beside a thousand who say nothing.
  private static final Duration AT_ONCE = Duration.ofSeconds(1);

  /// Of which each silent connection would need more, were it kept.
  private static final long GROWTH_KILOBYTES = 2_048;

  /// Threads of the JVM itself come and go.
  private static final int SPARE_THREADS = 8;

  @AutoClose private static final Node NODE = aNode();
  @AutoClose private static final Node CROWDED = aNode();

  private static CompletableFuture<Void> vanishing = new CompletableFuture<>();
  private static CompletableFuture<Void> reloading = new CompletableFuture<>();
  private static CompletableFuture<Void> silence = new CompletableFuture<>();
  private static CompletableFuture<Void> death = new CompletableFuture<>();
  private static CompletableFuture<Void> halfRequest = new CompletableFuture<>();
  private static CompletableFuture<Void> silentCrowd = new CompletableFuture<>();

  @BeforeAll
  static void everything_begins() {
    vanishing = begun(WaitingTest::someoneVanishes);
    reloading = begun(WaitingTest::someoneReloads);
    silence = begun(WaitingTest::someoneSaysNothing);
    death = begun(WaitingTest::someoneDies);
    halfRequest = begun(WaitingTest::someoneAsksHalf);
    silentCrowd = begun(WaitingTest::aThousandSayNothing);
  }

  private static CompletableFuture<Void> begun(Runnable story) {
    return CompletableFuture.runAsync(story, Executors.newVirtualThreadPerTaskExecutor());
  }

  @AfterAll
  static void nothing_went_wrong_inside() {
    NODE.log().isClean();
    CROWDED.log().isClean();
  }

  @Test
  void who_vanishes_is_away_after_ten_seconds_and_back_at_once() {
    Patience.await(vanishing, BOUND, "someone vanishes");
  }

  private static void someoneVanishes() {
    var room = NODE.aRoom();
    var ana = room.join("ana");
    var ben = room.join("ben");
    ana.votes("5");
    long before = System.nanoTime();
    ana.close();
    ben.knows("her absence", picture -> !picture.seatOf("ana").path("here").asBoolean());
    assertThat(secondsSince(before)).isGreaterThanOrEqualTo(10);
    assertThat(ben.picture().seatOf("ana").path("voted").asBoolean()).isTrue();
    var again = room.rejoin(ana.person());
    again.knows("her card", picture -> picture.mine().equals("5"));
    ben.knows("her return", picture -> picture.seatOf("ana").path("here").asBoolean());
  }

  @Test
  void who_loads_the_page_again_was_never_away() {
    Patience.await(reloading, BOUND, "someone reloads");
  }

  private static void someoneReloads() {
    var room = NODE.aRoom();
    var ana = room.join("ana");
    var gone = room.join("gone");
    var ben = room.join("ben");
    ana.reloads();
    gone.leaves();
    ben.knows("the other's absence", picture -> !picture.seatOf("gone").path("here").asBoolean());
    assertThat(ben.frames())
        .allMatch(frame ->
            frame.path("seats").findParents("id").stream()
                .filter(seat -> seat.path("name").asText().equals("ana"))
                .allMatch(seat -> seat.path("here").asBoolean()));
  }

  @Test
  void who_never_joins_is_sent_away_after_ten_seconds() {
    Patience.await(silence, BOUND, "someone says nothing");
  }

  private static void someoneSaysNothing() {
    var room = NODE.aRoom();
    long before = System.nanoTime();
    var silent = room.knock("silent");
    var pinging = room.knock("pinging");
    pinging.pings();
    silent.isClosed(1008, "silent");
    pinging.isClosed(1008, "silent");
    assertThat(secondsSince(before)).isGreaterThanOrEqualTo(10);
    // Nobody came, so there is no room.
    assertThat(room.join("ana").picture().seatOf("ana").path("host").asBoolean()).isTrue();
  }

  @Test
  void who_answers_no_pings_is_closed_within_thirty_seconds() {
    Patience.await(death, BOUND, "someone dies");
  }

  private static void someoneDies() {
    var room = NODE.aRoom();
    var alive = room.join("alive");
    long before = System.nanoTime();
    var dead = room.knock(Person.called("dead"), Wire.Manner.GOOD.deaf());
    dead.asksToJoin("voter", false).isWelcome();
    assertThat(dead.wire().closeCode(40)).isIn(1001, Wire.LOST);
    assertThat(secondsSince(before)).isBetween(25L, 30L);
    alive.knows("its absence", picture -> !picture.seatOf("dead").path("here").asBoolean());
    alive.votes("5");
  }

  @Test
  void half_a_request_is_not_waited_for_longer_than_half_a_minute() {
    Patience.await(halfRequest, BOUND, "someone asks half");
  }

  private static void someoneAsksHalf() {
    try (var socket = Http.connect(NODE)) {
      socket.setSoTimeout((int) BOUND.toMillis());
      socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: l".getBytes(StandardCharsets.UTF_8));
      long before = System.nanoTime();
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
      assertThat(secondsSince(before)).isBetween(5L, 35L);
    } catch (IOException fault) {
      throw new UncheckedIOException("asking half", fault);
    }
  }

  @Test
  void a_thousand_who_never_speak_are_closed_in_time_disturb_nobody_and_leave_nothing_behind() {
    Patience.await(silentCrowd, BOUND, "a thousand say nothing");
  }

  private static void aThousandSayNothing() {
    var room = CROWDED.aRoom();
    var ana = room.join("ana");
    var ben = room.observe("ben");
    isServedAtOnce(ana, ben);
    long heap = Heap.usedKilobytes(CROWDED);
    var before = Vitals.of(CROWDED);
    try (var crowd = new SilentCrowd(CROWDED)) {
      Vitals.await(
          CROWDED, "the whole crowd", now -> now.handles() >= before.handles() + SilentCrowd.SIZE);
      isServedAtOnce(ana, ben);
      assertThat(crowd.strangersAreClosed())
          .allMatch(kept -> kept.toSeconds() >= 10 && kept.toSeconds() <= 15);
      isServedAtOnce(ana, ben);
      assertThat(crowd.socketsAreClosed())
          .allMatch(kept -> kept.toSeconds() >= 25 && kept.toSeconds() <= 35);
      isServedAtOnce(ana, ben);
      Vitals.await(CROWDED, "its departure", now -> now.handles() <= before.handles());
    }
    assertThat(Vitals.of(CROWDED).threads()).isLessThanOrEqualTo(before.threads() + SPARE_THREADS);
    assertThat(Heap.usedKilobytes(CROWDED)).isLessThan(heap + GROWTH_KILOBYTES);
  }

  private static void isServedAtOnce(Guest ana, Guest ben) {
    long before = System.nanoTime();
    ana.votes("5");
    ben.knows("the vote", picture -> picture.seatOf("ana").path("voted").asBoolean());
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(AT_ONCE);
    ana.takesBack();
    ben.knows("no vote", picture -> !picture.seatOf("ana").path("voted").asBoolean());
    assertThat(Http.get(CROWDED, "/").status()).isEqualTo(200);
    ana.room().join("someone new").leaves();
  }

  private static long secondsSince(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos).toSeconds();
  }
}
