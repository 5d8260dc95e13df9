package parlor.web;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parlor.nodes.Nodes;
import parlor.party.Floor;
import parlor.party.Party;
import parlor.party.Reply;
import parlor.party.Stats;
import parlor.swarm.node.Member;
import parlor.web.Watcher.Drawing;

/// Looks at the party for all who watch it on this node, from the first who comes to the last who
/// goes. For one event loop.
final class Lookout {

  /// So many looks a second are taken, and changes told, at most.
  private static final long LOOK_MILLIS = 250;

  /// Everyone is asked for the statistics, so they take their time: a second for so many people.
  private static final long PEOPLE_PER_SECOND = 20_000;

  private static final long SECOND_MILLIS = 1_000;
  private static final Logger LOG = LoggerFactory.getLogger(Lookout.class);

  private final Vertx vertx;
  private final Context loop;
  private final Nodes nodes;
  private final Poll<Floor> floor;
  private final Poll<List<String>> owners;
  private final Poll<Stats> stats;
  private final Set<Watcher> watchers = new HashSet<>();
  private final long begun = millis();
  private final long timer;
  private Optional<Scene> shown = Optional.empty();
  private long drawings;
  private boolean isDrawing;

  /// Begins to look. On its event loop.
  Lookout(Vertx vertx, Party party, Nodes nodes) {
    this.vertx = vertx;
    this.loop = vertx.getOrCreateContext();
    this.nodes = nodes;
    this.floor = new Poll<>("rooms and people", loop, () -> value(party.floor()));
    this.owners =
        new Poll<>("owners of shards", loop, () -> party.owners().thenApply(Optional::of));
    this.stats = new Poll<>("statistics", loop, () -> value(party.stats()));
    this.timer = vertx.setPeriodic(1, LOOK_MILLIS, _ -> look(millis()));
  }

  private static <T> CompletionStage<Optional<T>> value(CompletionStage<Reply<T>> asked) {
    return asked.thenApply(
        reply -> reply instanceof Reply.Ok<T>(T value) ? Optional.of(value) : Optional.empty());
  }

  private static long millis() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
  }

  void add(Watcher watcher) {
    watchers.add(watcher);
  }

  void remove(Watcher watcher) {
    watchers.remove(watcher);
  }

  boolean isDeserted() {
    return watchers.isEmpty();
  }

  /// Looks no more, and tells everyone so.
  void end() {
    vertx.cancelTimer(timer);
    watchers.forEach(Watcher::end);
    watchers.clear();
  }

  private void look(long now) {
    floor.ask(now, LOOK_MILLIS);
    owners.ask(now, LOOK_MILLIS);
    stats.ask(now, SECOND_MILLIS * (1 + people() / PEOPLE_PER_SECOND));
    if (!isDrawing && isSeen(now)) {
      draw();
    }
    watchers.forEach(watcher -> watcher.reassure(now));
  }

  private long people() {
    return stats.latest().map(Stats::people).orElse(0L);
  }

  /// Statistics may come later where they take long.
  private boolean isSeen(long now) {
    return floor.latest().isPresent()
        && owners.latest().isPresent()
        && (stats.isAnswered() || now - begun > SECOND_MILLIS);
  }

  /// Half a million people are too many for an event loop.
  private void draw() {
    isDrawing = true;
    var before = shown;
    var homes = homes();
    var owned = owners.latest().orElseThrow();
    var seen = floor.latest().orElseThrow();
    var counted = stats.latest();
    boolean needsFloor = watchers.stream().anyMatch(watcher -> watcher.needsFloor(drawings));
    loop.executeBlocking(
            () -> {
              var now = Scene.of(nodes.self(), homes, owned, seen, counted);
              return new Drawn(
                  now, change(before, now), needsFloor ? SceneWriter.floor(now) : null);
            },
            false)
        .onComplete((drawn, fault) -> {
          isDrawing = false;
          if (fault == null) {
            show(drawn);
          } else {
            LOG.error("drawing the party", fault);
          }
        });
  }

  private record Drawn(Scene scene, @Nullable Buffer change, @Nullable Buffer floor) {}

  private static @Nullable Buffer change(Optional<Scene> before, Scene now) {
    return before
        .map(now::since)
        .filter(change -> !change.isNone())
        .map(SceneWriter::change)
        .orElse(null);
  }

  private void show(Drawn drawn) {
    long now = millis();
    shown = Optional.of(drawn.scene());
    drawings++;
    var drawing = new Drawing(drawings, drawn.change(), drawn.floor());
    watchers.forEach(watcher -> watcher.see(drawing, now));
  }

  /// Those that processes may live on.
  private Set<String> homes() {
    var homes = new TreeSet<String>();
    var now = nodes.membership();
    Stream.concat(Stream.of(now.self()), now.others().stream())
        .filter(Member::isHome)
        .map(Member::name)
        .forEach(homes::add);
    return homes;
  }
}
