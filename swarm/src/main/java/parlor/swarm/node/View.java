package parlor.swarm.node;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.pekko.cluster.ClusterEvent;
import org.apache.pekko.cluster.Member;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.UniqueAddress;

/// The members as Pekko's events tell of them.
///
/// Pekko's own snapshot may lag behind the event that made one look, so the events are added up.
final class View {

  private static final Comparator<Member> BY_AGE =
      comparingInt(Member::upNumber).thenComparing(member -> Place.of(member.address()));

  private final UniqueAddress self;
  private final Map<UniqueAddress, Member> members = new HashMap<>();
  private final Set<UniqueAddress> unreachable = new HashSet<>();

  /// A member that is no more.
  ///
  /// @param left whether it went by itself
  record Gone(Place place, boolean left) {}

  View(UniqueAddress self) {
    this.self = self;
  }

  /// Takes an event. Answers whom it took away.
  Optional<Gone> add(ClusterEvent.ClusterDomainEvent event) {
    switch (event) {
      case ClusterEvent.MemberRemoved removed -> {
        return remove(removed);
      }
      case ClusterEvent.MemberEvent changed ->
          members.put(changed.member().uniqueAddress(), changed.member());
      case ClusterEvent.UnreachableMember lost -> unreachable.add(lost.member().uniqueAddress());
      case ClusterEvent.ReachableMember back -> unreachable.remove(back.member().uniqueAddress());
      default -> {}
    }
    return Optional.empty();
  }

  /// A system that ends removes all others from its sight: whoever was not on their way out before
  /// is not gone.
  private Optional<Gone> remove(ClusterEvent.MemberRemoved removed) {
    var member = removed.member();
    members.remove(member.uniqueAddress());
    unreachable.remove(member.uniqueAddress());
    var before = removed.previousStatus();
    boolean left = before.equals(MemberStatus.exiting());
    boolean downed = before.equals(MemberStatus.down());
    return left || downed
        ? Optional.of(new Gone(Place.of(member.address()), left))
        : Optional.empty();
  }

  /// Whether this node is a member, perhaps on its way out.
  boolean isMember() {
    return status().filter(View::isIn).isPresent();
  }

  /// Whether this node was thrown out, or has left.
  boolean isOver() {
    return status().filter(s -> s.equals(MemberStatus.down())).isPresent();
  }

  private Optional<MemberStatus> status() {
    return Optional.ofNullable(members.get(self)).map(Member::status);
  }

  private static boolean isIn(MemberStatus status) {
    return status.equals(MemberStatus.weaklyUp())
        || status.equals(MemberStatus.up())
        || status.equals(MemberStatus.leaving())
        || status.equals(MemberStatus.exiting());
  }

  /// Whether this node founded the cluster it is in.
  boolean isFirst() {
    return Optional.ofNullable(members.get(self)).filter(m -> m.upNumber() == 1).isPresent();
  }

  /// Whether no member has been here longer than this node.
  boolean isOldest() {
    return byAge().stream().findFirst().filter(m -> m.uniqueAddress().equals(self)).isPresent();
  }

  /// Whether every other member has been here longer.
  boolean isYoungest() {
    return byAge().getLast().uniqueAddress().equals(self);
  }

  /// The members that are, or were, in; oldest first.
  private List<Member> byAge() {
    return members.values().stream()
        .filter(m -> !m.status().equals(MemberStatus.joining()))
        .sorted(BY_AGE)
        .toList();
  }

  /// Every member, joining ones too, except this node.
  Set<Place> places() {
    var places = new HashSet<Place>();
    members.forEach((address, member) -> {
      if (!address.equals(self)) {
        places.add(Place.of(member.address()));
      }
    });
    return places;
  }

  /// Whether a member at this place was thrown out and is not yet removed.
  boolean isDown(Place place) {
    return has(place, MemberStatus.down());
  }

  /// Whether the member at this place goes by itself.
  boolean isLeaving(Place place) {
    return has(place, MemberStatus.leaving()) || has(place, MemberStatus.exiting());
  }

  private boolean has(Place place, MemberStatus status) {
    return members.values().stream()
        .anyMatch(m -> m.status().equals(status) && Place.of(m.address()).equals(place));
  }

  /// Where this node is.
  Place place() {
    return Place.of(self.address());
  }

  /// The home nodes that are in and answer.
  Set<Place> homes() {
    var homes = new HashSet<Place>();
    members.forEach((address, member) -> {
      if (isIn(member.status())
          && member.hasRole(parlor.swarm.node.Member.HOME)
          && !unreachable.contains(address)) {
        homes.add(Place.of(member.address()));
      }
    });
    return homes;
  }

  /// All members as the world above sees them, by name. Of two with one name, where an old life of
  /// a node is not yet removed, the new one.
  Map<String, parlor.swarm.node.Member> shown() {
    var shown = new HashMap<String, parlor.swarm.node.Member>();
    var ordered = new ArrayList<>(byAge());
    ordered.sort(comparing((Member m) -> isIn(m.status())).thenComparing(BY_AGE));
    var ages = byAge();
    for (var member : ordered) {
      var seen = seen(member, ages.indexOf(member) + 1);
      shown.put(seen.name(), seen);
    }
    return shown;
  }

  private parlor.swarm.node.Member seen(Member member, int age) {
    var place = Place.of(member.address());
    var roles = member.getRoles();
    return new parlor.swarm.node.Member(
        Settings.name(roles, place),
        place.toString(),
        Settings.shown(roles),
        member.status().toString(),
        !unreachable.contains(member.uniqueAddress()),
        age,
        member.uniqueAddress().longUid());
  }
}
