package parlor.swarm.node;

import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One life's search for a cluster: looks where others may be, and does what [Seeking] says. All of
/// it happens in the loop, but for the looking.
final class Search {

  private static final Logger LOG = LoggerFactory.getLogger(Search.class);

  private static final long LOOK_SEEKING_MILLIS = 1_000;
  private static final long LOOK_MEMBER_MILLIS = 5_000;
  private static final long BELOW_MILLIS = 30_000;

  private final NodeConfig config;
  private final Loop loop;
  private final Incarnation incarnation;
  private final Directory directory;
  private final Consumer<Set<Place>> found;
  private final Seldom seldom = new Seldom();
  private final long began = Loop.millis();
  private Memory memory;
  private Optional<Birth> below;
  private Seeking seeking;
  private Optional<Birth> expected = Optional.empty();
  private String hindrance = "it has not looked yet";
  private boolean joining;
  private boolean looking;
  private long lookedAt = Long.MIN_VALUE / 2;

  /// @param past how the life before this one ended
  /// @param found is told whom a list names
  Search(
      NodeConfig config,
      Loop loop,
      Incarnation incarnation,
      Past past,
      Consumer<Set<Place>> found) {
    this.config = config;
    this.loop = loop;
    this.incarnation = incarnation;
    this.directory = new Directory(config.discovery(), incarnation.place());
    this.found = found;
    this.memory = past.memory();
    this.below = past.below();
    this.seeking = seeking();
    past.acquaintances().forEach(this::met);
  }

  private Seeking seeking() {
    return new Seeking(
        incarnation.place(), config.roles().contains(Member.HOME), memory, below, Patience.USUAL);
  }

  /// Begins anew, as if it had never been with anyone; whom it has met it asks again.
  void forget() {
    var known = seeking.asked();
    memory = Memory.NONE;
    below = Optional.empty();
    seeking = seeking();
    known.forEach(this::met);
  }

  /// The cluster it has set out to join.
  Optional<Birth> expected() {
    return expected;
  }

  /// Why it is in no cluster yet, to stand behind a colon.
  String hindrance() {
    return hindrance;
  }

  boolean isJoining() {
    return joining;
  }

  void met(Place place) {
    seeking.met(place, Loop.millis());
  }

  void heard(Place place, Standing standing) {
    seeking.heard(place, standing, Loop.millis());
  }

  Standing standing() {
    return seeking.standing(Loop.millis());
  }

  /// Looks again if it is time to.
  void look(boolean member) {
    long now = Loop.millis();
    if (!looking && now - lookedAt >= (member ? LOOK_MEMBER_MILLIS : LOOK_SEEKING_MILLIS)) {
      looking = true;
      lookedAt = now;
      Thread.startVirtualThread(() -> {
        var sighting = directory.look();
        loop.run(() -> looked(sighting));
      });
    }
  }

  private void looked(Sighting sighting) {
    looking = false;
    seeking.seen(sighting, Loop.millis());
    found.accept(sighting instanceof Sighting.Seen seen ? seen.places() : Set.of());
  }

  /// Has its rounds made and takes the next step, unless it is joining already.
  void go(Rounds rounds) {
    long now = Loop.millis();
    if (below.isPresent() && now - began > BELOW_MILLIS) {
      below = Optional.empty();
      seeking = seeking();
    }
    if (!joining) {
      rounds.go(seeking.asked());
      take(seeking.step(now));
    }
  }

  private void take(Step step) {
    switch (step) {
      case Step.Wait wait -> {
        hindrance = wait.why();
        seldom
            .speak(wait.why(), System.currentTimeMillis())
            .ifPresent(_ -> LOG.info("{} waits: {}", config.name(), wait.why()));
      }
      case Step.Join join -> {
        LOG.info("{} joins cluster {} of {}", config.name(), join.birth(), join.members());
        expected = Optional.of(join.birth());
        joining = true;
        hindrance = "the cluster of " + join.members() + " has not taken it in yet";
        incarnation.join(join.members());
      }
      case Step.Found founding -> {
        LOG.info("{} founds a cluster, asking {} first", config.name(), founding.seeds());
        if (!founding.without().isEmpty()) {
          LOG.warn(
              "{} founds a cluster without {}: no node speaks there",
              config.name(),
              founding.without());
        }
        joining = true;
        hindrance = "it founds a cluster with " + founding.seeds();
        incarnation.join(founding.seeds());
      }
    }
  }
}
