package parlor.console.shell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import parlor.chat.Message;
import parlor.chat.Words;
import parlor.nodes.Nodes;
import parlor.nodes.Seen;
import parlor.swarm.Draining;
import parlor.swarm.node.Member;
import parlor.swarm.node.Membership;
import parlor.swarm.vault.Message.Share;

/// The members of the cluster at the prompt.
public final class NodesDoor {

  private static final long MEGABYTE = 1_048_576;

  private final Nodes nodes;

  NodesDoor(Nodes nodes) {
    this.nodes = nodes;
  }

  Membership membership() {
    return nodes.membership();
  }

  /// All members as this one sees them, oldest first.
  public Answer<List<Member>> all() {
    var members = members(membership());
    return Answer.of(members, table(members));
  }

  /// This member.
  public Answer<Member> self() {
    var self = membership().self();
    return Answer.of(self, self.name());
  }

  /// What each node says of itself: how busy it is, and what is on it. This member says nothing.
  public Answer<List<Seen>> figures() {
    var all = nodes.all();
    var head = List.of("name", "load", "heap MB", "sockets", "rooms", "shards", "processes");
    var rows = all.stream().flatMap(seen -> seen.told().stream().map(told -> row(seen, told)));
    return Answer.of(all, Lines.table(Stream.concat(Stream.of(head), rows).toList()));
  }

  private static List<String> row(Seen seen, Seen.Told told) {
    var report = told.report();
    return List.of(
        seen.member().name(),
        Math.round(100 * report.load()) + " %",
        Long.toString(report.heapBytes() / MEGABYTE),
        Integer.toString(report.sockets()),
        Integer.toString(report.rooms()),
        Integer.toString(seen.share().map(Share::open).orElse(0)),
        Long.toString(seen.share().map(Share::processes).orElse(0L)));
  }

  /// The last texts that appeared on each node.
  public Answer<List<Message>> messages() {
    var lines = new ArrayList<String>();
    var messages = new ArrayList<Message>();
    for (var seen : nodes.all()) {
      for (var message : seen.told().map(told -> told.report().messages()).orElse(List.of())) {
        messages.add(message);
        lines.add(
            message.from() + " to " + seen.member().name() + ": " + Words.shown(message.text()));
      }
    }
    return Answer.of(messages, Lines.of(lines.stream()));
  }

  /// Has others take over all that is on a node, which ends then. Refused for the last one.
  public Answer<Draining> drain(String node) {
    return drain(node, false);
  }

  /// The same for the last one, too, whatever is lost by it.
  public Answer<Draining> drain(String node, boolean acceptLoss) {
    return Waiting.on(nodes.drain(node, acceptLoss), NodesDoor::answer);
  }

  static Answer<Draining> answer(Draining draining) {
    return switch (draining) {
      case Draining.Begun begun -> Answer.of(begun, "ok: it has begun; nodes.figures() shows it");
      case Draining.Last last ->
          Answer.none(
              "refused: nobody could take over its %,d processes; drain(node, true) loses them"
                  .formatted(last.processes()));
      case Draining.NoSuchNode _ -> Answer.none("no such node; nodes.all() lists them");
      case Draining.NoAnswer silence -> Answer.none("no answer: " + silence.why());
    };
  }

  static List<Member> members(Membership now) {
    var all = new ArrayList<>(now.others());
    all.add(now.self());
    all.sort(Comparator.comparingInt(Member::age));
    return List.copyOf(all);
  }

  static String table(List<Member> members) {
    var head = List.of("age", "name", "roles", "status", "reachable");
    return Lines.table(
        Stream.concat(Stream.of(head), members.stream().map(NodesDoor::row)).toList());
  }

  private static List<String> row(Member member) {
    return List.of(
        Integer.toString(member.age()),
        member.name(),
        Lines.words(member.roles().stream().sorted().toList()),
        member.status().toLowerCase(Locale.ROOT),
        member.reachable() ? "yes" : "no");
  }

  @Override
  public String toString() {
    return "the members of the cluster; Tab behind nodes. shows what it can";
  }
}
