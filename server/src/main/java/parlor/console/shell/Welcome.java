package parlor.console.shell;

import java.util.List;
import java.util.Optional;
import parlor.swarm.node.Member;
import parlor.swarm.node.Membership;

/// What is said to a person before the first prompt.
final class Welcome {

  private Welcome() {}

  static String text(Membership now) {
    var nodes =
        NodesDoor.members(now).stream().filter(member -> !member.roles().isEmpty()).toList();
    return """
    You are %s, a member without a role: you ask, and hold nothing.
    Nodes: %s

      nodes.all()                          who is in the cluster
      party.addRooms("den", "kitchen")     rooms of the house party
      party.walkInto("kitchen", "kid")     someone walks; party.dump() shows all
      swarm.explain("kid")                 where someone is kept, and why there
      chat.send("%s", "Hello")
      rooms.glance("try-it")               a pointing room from outside

    This is Java: Tab completes, twice shows more, Up brings back. /exit or Ctrl-D leaves.
    """
        .formatted(now.self().name(), Lines.words(names(nodes)), first(nodes).orElse("?"));
  }

  private static List<String> names(List<Member> nodes) {
    return nodes.stream().map(Member::name).toList();
  }

  private static Optional<String> first(List<Member> nodes) {
    return names(nodes).stream().findFirst();
  }
}
