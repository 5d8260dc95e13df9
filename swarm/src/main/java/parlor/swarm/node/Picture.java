package parlor.swarm.node;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The membership as it is shown to the world above.
final class Picture {

  private Picture() {}

  /// @param life nothing between two of them
  static Membership of(
      NodeConfig config, Place place, Optional<Life> life, boolean leaving, int restarts) {
    var birth = life.flatMap(Life::birth);
    var all = new ArrayList<Member>();
    birth.ifPresent(_ -> all.addAll(life.get().view().shown().values()));
    var self =
        all.stream()
            .filter(member -> member.name().equals(config.name()))
            .findFirst()
            .orElseGet(() -> outside(config, place));
    all.removeIf(member -> member.name().equals(config.name()));
    all.sort(Comparator.comparingInt(Member::age));
    return new Membership(
        state(birth.isPresent(), leaving), self, all, birth.map(Birth::toString), restarts);
  }

  private static Membership.State state(boolean in, boolean leaving) {
    if (leaving) {
      return Membership.State.LEAVING;
    }
    return in ? Membership.State.UP : Membership.State.SEEKING;
  }

  /// A node that is in no cluster.
  static Membership nowhere(NodeConfig config, Place place) {
    return new Membership(
        Membership.State.SEEKING, outside(config, place), List.of(), Optional.empty(), 0);
  }

  private static Member outside(NodeConfig config, Place place) {
    return new Member(config.name(), place.toString(), config.roles(), "Joining", true, 0, 0);
  }
}
