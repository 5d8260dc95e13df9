package parlor.swarm.node;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// How a node without a cluster comes to one. Pure: it is told what was seen, heard and what time
/// it is, in milliseconds that only go up, and says what to do.
///
/// Whoever finds a cluster joins it. Where there is none, everyone waits for the same one to found
/// it: the lowest place of those who may. What makes two found at once is that they see different
/// lists, so nobody founds before the list has been the same for a moment and each place on it has
/// either spoken or been away for seconds. Nor does anyone while as many nodes show another cookie
/// as show the same: then it is more likely this one's that is wrong.
final class Seeking {

  /// What a place has been saying, unbroken.
  private record Track(Standing last, long since) {}

  private final Place self;
  private final boolean home;
  private final Memory memory;
  private final Optional<Birth> below;
  private final Patience patience;
  private final Map<Place, Long> named = new HashMap<>();
  private final Map<Place, Track> tracks = new HashMap<>();
  private Sighting sighting = new Sighting.Blind("not looked yet");
  private long changed;

  /// @param home whether this node may found at all
  /// @param memory whom it was with before
  /// @param below the cluster it left to unite with an older one: it joins only older ones, and
  ///   founds none
  Seeking(Place self, boolean home, Memory memory, Optional<Birth> below, Patience patience) {
    this.self = self;
    this.home = home;
    this.memory = memory;
    this.below = below;
    this.patience = patience;
  }

  /// Discovery has looked. What it failed to see stays.
  void seen(Sighting now, long millis) {
    if (!now.getClass().equals(sighting.getClass())) {
      changed = millis;
    }
    sighting = now;
    if (now instanceof Sighting.Seen seen) {
      seen.places().forEach(place -> name(place, millis));
      forget(millis);
    }
  }

  /// A node spoke that no list may have named.
  void met(Place place, long millis) {
    if (!place.equals(self)) {
      name(place, millis);
    }
  }

  private void name(Place place, long millis) {
    if (named.put(place, millis) == null) {
      changed = millis;
    }
  }

  private void forget(long millis) {
    if (named.values().removeIf(last -> millis - last > patience.forgotten())) {
      changed = millis;
      tracks.keySet().retainAll(asked());
    }
  }

  /// Whom to ask who they are: those whom a list names, and former fellows.
  Set<Place> asked() {
    var all = new HashSet<>(named.keySet());
    all.addAll(memory.homes());
    all.remove(self);
    return all;
  }

  /// A place has answered, or not.
  void heard(Place place, Standing standing, long millis) {
    var before = tracks.get(place);
    long since =
        before != null && before.last().getClass().equals(standing.getClass())
            ? before.since()
            : millis;
    tracks.put(place, new Track(standing, since));
  }

  /// What this node says of itself when asked.
  Standing standing(long millis) {
    return new Standing.Seeks(mayFound(millis));
  }

  private boolean mayFound(long millis) {
    return home && below.isEmpty() && remembered(millis).hasMajority(present());
  }

  /// Former fellows, without those who have been refusing for so long that they are dead.
  private Memory remembered(long millis) {
    var left = memory;
    for (var place : memory.homes()) {
      if (has(place, Standing.Refuses.class, patience.dead(), millis)) {
        left = left.without(place);
      }
    }
    return left;
  }

  private Set<Place> present() {
    var here = new HashSet<Place>();
    tracks.forEach((place, track) -> {
      if (track.last() instanceof Standing.Seeks) {
        here.add(place);
      }
    });
    here.add(self);
    return here;
  }

  private List<Place> saying(Class<? extends Standing> standing) {
    return tracks.entrySet().stream()
        .filter(entry -> standing.isInstance(entry.getValue().last()))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  private boolean has(Place place, Class<? extends Standing> said, long forMillis, long millis) {
    var track = tracks.get(place);
    return track != null && said.isInstance(track.last()) && millis - track.since() >= forMillis;
  }

  Step step(long millis) {
    return oldest()
        .map(birth -> (Step) new Step.Join(birth, members(birth)))
        .orElseGet(() -> withoutCluster(millis));
  }

  private Optional<Birth> oldest() {
    return tracks.values().stream()
        .filter(track -> track.last() instanceof Standing.Belongs)
        .map(track -> ((Standing.Belongs) track.last()).birth())
        .filter(birth -> below.isEmpty() || birth.compareTo(below.get()) < 0)
        .sorted()
        .findFirst();
  }

  private List<Place> members(Birth birth) {
    return tracks.entrySet().stream()
        .filter(entry ->
            entry.getValue().last() instanceof Standing.Belongs member
                && member.birth().equals(birth))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  private Step withoutCluster(long millis) {
    if (!home) {
      return new Step.Wait(lonely());
    }
    if (below.isPresent()) {
      return new Step.Wait("the older cluster must answer");
    }
    var blocked = unsettled(millis);
    if (blocked.isPresent()) {
      return new Step.Wait(blocked.get());
    }
    var estranged = saying(Standing.Estranged.class);
    if (estranged.size() >= present().size()) {
      return new Step.Wait("the nodes at " + estranged + " have another CLUSTER_COOKIE");
    }
    if (!mayFound(millis)) {
      return new Step.Wait("too few of the last cluster answer: " + remembered(millis).homes());
    }
    return found(millis);
  }

  /// Why there is no cluster yet for a node that cannot found one.
  private String lonely() {
    var estranged = saying(Standing.Estranged.class);
    var seeking = saying(Standing.Seeks.class);
    if (sighting instanceof Sighting.Blind(String why) && asked().isEmpty()) {
      return "nothing is known of other nodes: " + why;
    }
    if (asked().isEmpty()) {
      return "no other node is named";
    }
    if (!seeking.isEmpty()) {
      return "the nodes at " + seeking + " are in no cluster yet, and a home node must found one";
    }
    return estranged.isEmpty()
        ? "no node answers at " + asked().stream().sorted().toList()
        : "the nodes at " + estranged + " have another CLUSTER_COOKIE";
  }

  private Optional<String> unsettled(long millis) {
    if (sighting instanceof Sighting.Blind(String why)) {
      return Optional.of("nothing is known of other nodes: " + why);
    }
    if (sighting.equals(new Sighting.Seen(Set.of())) && asked().isEmpty()) {
      return Optional.empty();
    }
    long calm = sighting instanceof Sighting.Nothing ? patience.emptySettle() : patience.settle();
    if (millis - changed < calm) {
      return Optional.of("the list of nodes has just changed");
    }
    var open = undecided(millis);
    return open.isEmpty() ? Optional.empty() : Optional.of("not yet clear about " + open);
  }

  /// Those who have neither spoken nor been away long enough to be left out. Former fellows whom no
  /// list names count in the majority, not here.
  private List<Place> undecided(long millis) {
    return named.keySet().stream()
        .filter(place ->
            !(has(place, Standing.Seeks.class, 0, millis)
                || has(place, Standing.Belongs.class, 0, millis)
                || has(place, Standing.Estranged.class, 0, millis)
                || has(place, Standing.Foreign.class, patience.foreign(), millis)
                || has(place, Standing.Refuses.class, patience.refused(), millis)
                || has(place, Standing.Silent.class, patience.silent(), millis)))
        .sorted()
        .toList();
  }

  private Step found(long millis) {
    var founders = founders(millis);
    if (!founders.first().equals(self)) {
      return new Step.Wait(founders.first() + " is to found the cluster");
    }
    var seeds = new ArrayList<Place>();
    seeds.add(self);
    seeds.addAll(present().stream().filter(place -> !place.equals(self)).sorted().toList());
    return new Step.Found(seeds, saying(Standing.Foreign.class));
  }

  private SortedSet<Place> founders(long millis) {
    var founders =
        tracks.entrySet().stream()
            .filter(entry -> entry.getValue().last().equals(new Standing.Seeks(true)))
            .filter(entry -> millis - entry.getValue().since() < patience.stuck())
            .map(Map.Entry::getKey)
            .collect(Collectors.toCollection(TreeSet::new));
    founders.add(self);
    return founders;
  }
}
