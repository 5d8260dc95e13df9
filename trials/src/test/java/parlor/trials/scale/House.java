package parlor.trials.scale;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import parlor.trials.Patience;
import parlor.trials.cluster.PartyDoor;

/// The house party at its size: people are named processes, and so are rooms. When all are in a
/// room a node is killed, and they are counted again.
final class House {

  private static final int IN_A_ROOM = 20;
  private static final int AT_A_TIME = 16;
  private static final int TOLD_EVERY = 5_000 * IN_A_ROOM;
  private static final int MOST_ROOMS_AT_ONCE = 10_000;
  private static final int TRIES = 20;
  private static final int KILLED = 1;

  private final Options options;
  private final Stage stage;
  private final Timeline timeline;
  private final Consumer<Verdict> verdicts;
  private final int rooms;

  House(Options options, Stage stage, Timeline timeline, Consumer<Verdict> verdicts) {
    this.options = options;
    this.stage = stage;
    this.timeline = timeline;
    this.verdicts = verdicts;
    this.rooms = Math.ceilDiv(options.people(), IN_A_ROOM);
  }

  void run() {
    Run.say("party: " + Part.PARTY.does());
    timeline.mark("party");
    long idle = stage.kilobytes();
    open();
    long began = System.nanoTime();
    fill();
    double seconds = (System.nanoTime() - began) / 1e9;
    tell(Verdict.of(Part.PARTY, "people", options.people()));
    tell(Verdict.of(Part.PARTY, "rooms", rooms));
    tell(
        Verdict.of(
            Part.PARTY,
            "walks a second, in groups of a room",
            Math.round(options.people() / seconds)));
    tell(
        Verdict.of(
            Part.PARTY,
            "resident bytes per process, all nodes",
            (stage.kilobytes() - idle) * 1_024 / (options.people() + rooms)));
    tell(Verdict.none(Part.PARTY, "people who are in no room", options.people() - inRooms()));
    timeline.mark("SIGKILL node " + (KILLED + 1));
    long killed = System.nanoTime();
    stage.node(KILLED).kill();
    stage.awaitOne();
    Patience.until(
        Patience.LONG,
        () -> "all people in a room, but " + inRooms(),
        () -> inRooms() >= options.people());
    tell(
        Verdict.of(
            Part.PARTY,
            "a node killed: all of them told of again after",
            Duration.ofNanos(System.nanoTime() - killed)));
    tell(Verdict.none(Part.PARTY, "people lost", options.people() - inRooms()));
    stage.node(KILLED).restart();
    stage.awaitOne();
  }

  private void tell(Verdict verdict) {
    verdicts.accept(verdict);
  }

  private PartyDoor door(int index) {
    return new PartyDoor(stage.node(index % stage.nodes().size()));
  }

  private void open() {
    for (int from = 0; from < rooms; from += MOST_ROOMS_AT_ONCE) {
      var names =
          IntStream.range(from, Math.min(rooms, from + MOST_ROOMS_AT_ONCE))
              .mapToObj(room -> "{\"name\":\"room-" + room + "\",\"maximum\":\"none\"}")
              .collect(Collectors.joining(","));
      must(door(0), "/rooms", "{\"rooms\":[" + names + "]}");
    }
  }

  /// From all nodes at once; who got no answer tries again, which changes nothing where it was
  /// done.
  private void fill() {
    var next = new AtomicInteger();
    var people = new AtomicLong();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var all =
          IntStream.range(0, AT_A_TIME)
              .mapToObj(one -> CompletableFuture.runAsync(() -> fill(one, next, people), threads))
              .toArray(CompletableFuture[]::new);
      CompletableFuture.allOf(all).join();
    }
  }

  private void fill(int one, AtomicInteger next, AtomicLong people) {
    for (int room = next.getAndIncrement(); room < rooms; room = next.getAndIncrement()) {
      int first = room * IN_A_ROOM;
      int end = Math.min(options.people(), first + IN_A_ROOM);
      var names =
          IntStream.range(first, end)
              .mapToObj(person -> "\"p" + person + "\"")
              .collect(Collectors.joining(","));
      must(door(one + room), "/rooms/room-" + room + "/people", "{\"people\":[" + names + "]}");
      long there = people.addAndGet(end - first);
      if (there % TOLD_EVERY == 0) {
        Run.say("  %,d people".formatted(there));
      }
    }
  }

  private static void must(PartyDoor door, String path, String body) {
    for (int attempt = 1; ; attempt++) {
      var said = door.say("POST", path, body);
      if (said.isOk()) {
        return;
      }
      if (attempt == TRIES) {
        throw new IllegalStateException(
            "POST /api/party%s at %s: %d %s"
                .formatted(path, door.node().url(), said.status(), said.body()));
      }
      Patience.pass(Duration.ofMillis(500));
    }
  }

  private long inRooms() {
    return door(0).get("/stats").body().path("inRooms").asLong();
  }
}
