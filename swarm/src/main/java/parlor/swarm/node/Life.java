package parlor.swarm.node;

import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.pekko.cluster.ClusterEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One membership, from the search for a cluster to its end. All of it happens in the loop.
final class Life {

  private static final Logger LOG = LoggerFactory.getLogger(Life.class);
  private static final SecureRandom CHANCE = new SecureRandom();

  private static final long LOOK_SEEKING_MILLIS = 1_000;
  private static final long LOOK_MEMBER_MILLIS = 5_000;
  private static final long KNOCK_MILLIS = 500;
  private static final long ORPHAN_MILLIS = 3_000;
  private static final long UNITE_MILLIS = 10_000;
  private static final long BELOW_MILLIS = 30_000;
  private static final long STRANGER_MILLIS = 30_000;
  private static final long WAIT_SAID_MILLIS = 1_000;
  private static final long OLDER_MILLIS = 5_000;
  private static final long LEAVE_MILLIS = 12_000;
  private static final long DOWNED_MILLIS = 4_000;

  private final NodeConfig config;
  private final Loop loop;
  private final Runnable changed;
  private final Incarnation incarnation;
  private final View view;
  private final Directory directory;
  private final Rounds rounds;
  private final Map<Place, Long> strangers = new HashMap<>();
  private final Set<Place> watched = new HashSet<>();
  private final long began = Loop.millis();
  private Seeking seeking;
  private Optional<Birth> below;
  private Memory memory;
  private Optional<Birth> birth = Optional.empty();
  private Optional<Birth> expected = Optional.empty();
  private String waitingFor = "";
  private long waitSaidAt = Long.MIN_VALUE / 2;
  private boolean joining;
  private boolean wasMember;
  private boolean looking;
  private long lookedAt = Long.MIN_VALUE / 2;
  private long knockedAt = Long.MIN_VALUE / 2;
  private long memberSince;
  private long olderSince = Long.MAX_VALUE;
  private long olderHeardAt = Long.MIN_VALUE / 2;
  private long overSince = Long.MAX_VALUE;
  private boolean ending;
  private boolean yielding;

  /// @param past whom it was with before
  /// @param below the younger cluster that it left to unite with an older one
  /// @param changed is run after each change of what this life sees
  Life(
      NodeConfig config,
      Loop loop,
      Incarnation incarnation,
      Memory past,
      Optional<Birth> below,
      Runnable changed) {
    this.config = config;
    this.loop = loop;
    this.changed = changed;
    this.incarnation = incarnation;
    this.view = new View(incarnation.self());
    this.directory = new Directory(config.discovery(), incarnation.place());
    this.rounds = new Rounds(loop, this::ask, this::heard);
    this.memory = past;
    this.below = below;
    this.seeking = seeking();
  }

  private Seeking seeking() {
    return new Seeking(
        incarnation.place(),
        config.roles().contains(Member.HOME),
        memory,
        below,
        Seeking.Patience.USUAL);
  }

  Incarnation incarnation() {
    return incarnation;
  }

  View view() {
    return view;
  }

  Memory memory() {
    return memory;
  }

  /// The cluster this node is in.
  Optional<Birth> birth() {
    boolean here = overSince == Long.MAX_VALUE || ending;
    return here && view.isMember() ? birth : Optional.empty();
  }

  /// What the next life is below, if this one ends to unite.
  Optional<Birth> yielded() {
    return yielding ? birth : Optional.empty();
  }

  /// Whether this life ended long ago by all signs, and its system still has not: seen after one in
  /// ten downings.
  boolean isStuck() {
    return Loop.millis() - overSince > (ending ? LEAVE_MILLIS : DOWNED_MILLIS);
  }

  /// Leaves in good order if it is in a cluster, and ends.
  void end() {
    ending = true;
    overSince = Math.min(overSince, Loop.millis());
    incarnation.end();
  }

  /// Called several times a second.
  void tick() {
    long now = Loop.millis();
    if (overSince == Long.MAX_VALUE && (view.isOver() || incarnation.isOver())) {
      overSince = now;
      changed.run();
    }
    if (overSince != Long.MAX_VALUE) {
      if (ending && view.isMember()) {
        watchAll(now);
      }
      return;
    }
    look(now);
    if (view.isMember()) {
      belong(now);
    } else {
      seek(now);
    }
  }

  private void look(long now) {
    long pause = view.isMember() ? LOOK_MEMBER_MILLIS : LOOK_SEEKING_MILLIS;
    if (!looking && now - lookedAt >= pause) {
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
    long now = Loop.millis();
    seeking.seen(sighting, now);
    if (sighting instanceof Sighting.Seen seen) {
      seen.places().forEach(place -> strangers.put(place, now));
    }
    if (!view.isMember()) {
      tick();
    }
  }

  private void seek(long now) {
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
      case Step.Wait wait -> waitFor(wait.why());
      case Step.Join join -> {
        LOG.info("{} joins cluster {} of {}", config.name(), join.birth(), join.members());
        expected = Optional.of(join.birth());
        joining = true;
        incarnation.join(join.members());
      }
      case Step.Found found -> {
        LOG.info("{} founds a cluster, asking {} first", config.name(), found.seeds());
        joining = true;
        incarnation.join(found.seeds());
      }
    }
  }

  private void waitFor(String why) {
    long now = Loop.millis();
    if (!why.equals(waitingFor) && now - waitSaidAt > WAIT_SAID_MILLIS) {
      waitingFor = why;
      waitSaidAt = now;
      LOG.info("{} waits: {}", config.name(), why);
    }
  }

  private void belong(long now) {
    if (birth.isEmpty()) {
      learnBirth(now);
    }
    strangers.values().removeIf(last -> now - last > STRANGER_MILLIS);
    if (watchAll(now)) {
      var unknown = new HashSet<>(strangers.keySet());
      unknown.removeAll(view.places());
      unknown.remove(incarnation.place());
      rounds.go(unknown);
    }
    unite(now);
  }

  /// Also on the way out: who dies meanwhile must not hold up those who leave.
  private boolean watchAll(long now) {
    if (now - knockedAt < KNOCK_MILLIS) {
      return false;
    }
    knockedAt = now;
    view.places().forEach(this::watch);
    return true;
  }

  /// The youngest goes first, so that they go one by one; whoever has known of the older cluster
  /// for long goes anyway, since the youngest may not see it.
  private void unite(long now) {
    if (now - olderHeardAt > OLDER_MILLIS) {
      olderSince = Long.MAX_VALUE;
    } else if (view.isYoungest() || now - olderSince > UNITE_MILLIS) {
      yielding = true;
      LOG.warn("{} leaves its cluster to join an older one", config.name());
      end();
    }
  }

  /// Whoever joined knows which cluster that was; the founder makes its birth up; and where the
  /// founder died before it told anyone, the oldest does.
  private void learnBirth(long now) {
    if (view.isFirst() || (view.isOldest() && now - memberSince > ORPHAN_MILLIS)) {
      know(Birth.at(System.currentTimeMillis(), CHANCE));
    } else {
      view.places().forEach(this::ask);
    }
  }

  private void know(Birth found) {
    birth = Optional.of(found);
    changed.run();
  }

  private void ask(Place place) {
    incarnation.send(place, new Parcel.Ask(incarnation.place(), !joining));
  }

  private void watch(Place member) {
    if (watched.add(member)) {
      Thread.startVirtualThread(() -> {
        boolean dead = Knock.at(member) == Knock.REFUSED && Knock.provesDeath(member);
        loop.run(() -> watched(member, dead));
      });
    }
  }

  private void watched(Place member, boolean dead) {
    watched.remove(member);
    if (dead && (overSince == Long.MAX_VALUE || ending) && view.places().contains(member)) {
      boolean leaving = view.isLeaving(member);
      if (DeathDetector.prove(config.name(), member) && !leaving) {
        LOG.warn("{} is dead: its host refuses connections to it", member);
      }
      incarnation.down(member);
    }
  }

  /// Someone asks who we are. If they stand where one was thrown out, that one is no more.
  void asked(Parcel.Ask ask) {
    long now = Loop.millis();
    seeking.met(ask.from(), now);
    strangers.put(ask.from(), now);
    if (ask.seeking() && view.isDown(ask.from())) {
      DeathDetector.prove(config.name(), ask.from());
    }
    var standing =
        birth()
            .filter(_ -> overSince == Long.MAX_VALUE)
            .<Standing>map(known -> new Standing.Belongs(known, view.places().size() + 1))
            .orElseGet(() -> seeking.standing(now));
    incarnation.send(ask.from(), new Parcel.Answer(incarnation.place(), standing));
  }

  void answered(Parcel.Answer answer) {
    rounds.answered(answer);
  }

  private void heard(Place place, Standing standing) {
    if (!view.isMember()) {
      seeking.heard(place, standing, Loop.millis());
    } else if (standing instanceof Standing.Belongs(Birth theirs, int _)) {
      heardOf(place, theirs);
    }
  }

  private void heardOf(Place place, Birth theirs) {
    if (birth.isEmpty() && view.places().contains(place)) {
      know(theirs);
    } else if (birth.filter(ours -> theirs.compareTo(ours) < 0).isPresent()) {
      olderHeardAt = Loop.millis();
      olderSince = Math.min(olderSince, olderHeardAt);
    }
  }

  void happened(ClusterEvent.ClusterDomainEvent event) {
    var gone = view.add(event);
    gone.ifPresent(this::lost);
    if (event instanceof ClusterEvent.MemberUp up) {
      DeathDetector.clear(config.name(), Place.of(up.member().address()));
    }
    if (view.isMember()) {
      remember();
    }
    if (event instanceof ClusterEvent.MemberEvent
        || event instanceof ClusterEvent.ReachabilityEvent) {
      changed.run();
    }
  }

  private void remember() {
    if (!wasMember) {
      wasMember = true;
      memberSince = Loop.millis();
      memory = Memory.NONE;
      birth = expected;
    }
    memory = memory.with(view.homes());
  }

  private void lost(View.Gone gone) {
    boolean proven = DeathDetector.isProven(config.name(), gone.place());
    DeathDetector.clear(config.name(), gone.place());
    if (gone.left() || proven) {
      memory = memory.without(gone.place());
    } else if (view.isMember()) {
      memory = memory.decidedBy(view.homes(), gone.place());
    }
  }
}
