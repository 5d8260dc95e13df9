package parlor.swarm;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Locale;
import parlor.swarm.node.Member;
import parlor.swarm.node.Membership;
import parlor.swarm.shard.Peers;

/// The members of the cluster as shards see them.
final class Company {

  private Company() {}

  static Peers of(Membership now) {
    if (now.state() != Membership.State.UP || now.cluster().isEmpty()) {
      return Peers.none(now.self().name());
    }
    var all = new ArrayList<Member>(now.others());
    all.add(now.self());
    all.sort(Comparator.comparingInt(Member::age));
    return new Peers(
        now.self().name(),
        now.cluster().get(),
        all.getFirst().name(),
        all.stream().map(Company::peer).toList());
  }

  private static Peers.Peer peer(Member member) {
    return new Peers.Peer(member.name(), member.isHome() && stays(member), member.reachable());
  }

  private static boolean stays(Member member) {
    return switch (member.status().toLowerCase(Locale.ROOT)) {
      case "up", "weaklyup" -> true;
      default -> false;
    };
  }
}
