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

  private static final long ORPHAN_MILLIS = 3_000;
  private static final long STRANGER_MILLIS = 30_000;

  private final NodeConfig config;
  private final Runnable changed;
  private final Incarnation incarnation;
  private final View view;
  private final Search search;
  private final Rounds rounds;
  private final Deaths deaths;
  private final Uniting uniting = new Uniting();
  private final Ending ending = new Ending();
  private final Map<Place, Long> strangers = new HashMap<>();
  private Memory memory;
  private Optional<Birth> birth = Optional.empty();
  private boolean wasMember;
  private long memberSince;
  private boolean yielding;

  /// @param past what the life before this one left
  /// @param changed is run after each change of what this life sees
  Life(
      NodeConfig config,
      Loop loop,
      Handshakes handshakes,
      Incarnation incarnation,
      Past past,
      Runnable changed) {
    this.config = config;
    this.changed = changed;
    this.incarnation = incarnation;
    this.view = new View(incarnation.self());
    this.search = new Search(config, loop, incarnation, past, this::found);
    this.rounds = new Rounds(loop, handshakes, this::ask, this::heard);
    this.deaths = new Deaths(config.name(), loop, incarnation, view);
    this.memory = past.memory();
  }

  Incarnation incarnation() {
    return incarnation;
  }

  View view() {
    return view;
  }

  /// What this life leaves to the next.
  Past past() {
    var known = new HashSet<>(strangers.keySet());
    known.addAll(view.places());
    return new Past(memory, yielding ? birth : Optional.empty(), known);
  }

  /// The cluster this node is in.
  Optional<Birth> birth() {
    boolean here = !ending.hasBegun() || ending.isWanted();
    return here && view.isMember() ? birth : Optional.empty();
  }

  /// Why it is in no cluster; empty for a member.
  String hindrance() {
    return birth().isPresent() ? "" : search.hindrance();
  }

  /// Whether it was a member and did not mean to end.
  boolean wasThrownOut() {
    return wasMember && !ending.isWanted();
  }

  /// What its end calls for.
  Ending.Deed due() {
    return ending.due(Loop.millis());
  }

  /// Leaves in good order if it is in a cluster, and ends.
  void end() {
    ending.want(Loop.millis());
    incarnation.end();
  }

  /// Forgets whom it was with, unless it is a member.
  ///
  /// @return whether it did
  boolean forget() {
    if (view.isMember()) {
      return false;
    }
    LOG.warn(
        "{} need not wait for a majority of {} any more: someone decided so",
        config.name(),
        memory.homes());
    memory = Memory.NONE;
    search.forget();
    return true;
  }

  /// Called several times a second.
  void tick() {
    long now = Loop.millis();
    boolean before = ending.hasBegun();
    if (view.isOver() || incarnation.isOver()) {
      ending.out(now);
      deaths.stop();
    }
    if (before) {
      deaths.watch(now);
    } else if (ending.hasBegun()) {
      changed.run();
    } else {
      live(now);
    }
  }

  private void live(long now) {
    search.look(view.isMember());
    if (view.isMember()) {
      belong(now);
    } else {
      search.go(rounds);
    }
  }

  private void found(Set<Place> places) {
    long now = Loop.millis();
    places.forEach(place -> strangers.put(place, now));
    if (!view.isMember()) {
      tick();
    }
  }

  private void belong(long now) {
    if (birth.isEmpty()) {
      learnBirth(now);
    }
    strangers.values().removeIf(last -> now - last > STRANGER_MILLIS);
    if (deaths.watch(now)) {
      var unknown = new HashSet<>(strangers.keySet());
      unknown.removeAll(view.places());
      unknown.remove(incarnation.place());
      rounds.go(unknown);
    }
    if (uniting.mustGo(view.isYoungest(), now)) {
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
    incarnation.send(place, new Parcel.Ask(incarnation.place(), !search.isJoining()));
  }

  /// Someone asks who we are. If they stand where one was thrown out, that one is no more.
  void asked(Parcel.Ask ask) {
    search.met(ask.from());
    strangers.put(ask.from(), Loop.millis());
    if (ask.seeking() && view.isDown(ask.from())) {
      DeathDetector.prove(config.name(), ask.from());
    }
    var standing =
        birth()
            .filter(_ -> !ending.hasBegun())
            .<Standing>map(known -> new Standing.Belongs(known, view.places().size() + 1))
            .orElseGet(search::standing);
    incarnation.send(ask.from(), new Parcel.Answer(incarnation.place(), standing));
  }

  void answered(Parcel.Answer answer) {
    rounds.answered(answer);
  }

  private void heard(Place place, Standing standing) {
    if (!view.isMember()) {
      search.heard(place, standing);
    } else if (standing instanceof Standing.Belongs(Birth theirs, int _)) {
      heardOf(place, theirs);
    }
  }

  private void heardOf(Place place, Birth theirs) {
    if (birth.isEmpty() && view.places().contains(place)) {
      know(theirs);
    } else if (birth.filter(ours -> theirs.compareTo(ours) < 0).isPresent()) {
      uniting.heard(Loop.millis());
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
      tell(event);
    }
    if (event instanceof ClusterEvent.MemberEvent
        || event instanceof ClusterEvent.ReachabilityEvent) {
      changed.run();
    }
  }

  private void tell(ClusterEvent.ClusterDomainEvent event) {
    switch (event) {
      case ClusterEvent.UnreachableMember lost -> {
        var place = Place.of(lost.member().address());
        if (!view.isDown(place)) {
          LOG.atInfo().addKeyValue("peer", place).log("{} does not answer", place);
        }
      }
      case ClusterEvent.ReachableMember back ->
          LOG.info("{} answers again", Place.of(back.member().address()));
      default -> {}
    }
  }

  private void remember() {
    if (!wasMember) {
      wasMember = true;
      memberSince = Loop.millis();
      memory = Memory.NONE;
      birth = search.expected();
    }
    memory = memory.with(view.homes());
  }

  private void lost(View.Gone gone) {
    boolean proven = DeathDetector.isProven(config.name(), gone.place());
    DeathDetector.forget(config.name(), gone.place());
    if (gone.left() || proven) {
      memory = memory.without(gone.place());
    } else if (view.isMember()) {
      LOG.warn("{} was thrown out of the cluster", gone.place());
      memory = memory.decidedBy(view.homes(), gone.place());
    }
  }
}
