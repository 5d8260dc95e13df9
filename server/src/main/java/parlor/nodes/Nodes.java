package parlor.nodes;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parlor.chat.Chat;
import parlor.chat.Message;
import parlor.chat.Words;
import parlor.swarm.Draining;
import parlor.swarm.Explanation;
import parlor.swarm.Form;
import parlor.swarm.Swarm;
import parlor.swarm.SwarmCounts;
import parlor.swarm.node.Loop;
import parlor.swarm.node.Member;
import parlor.swarm.node.Membership;
import parlor.swarm.node.Node;

/// The nodes of the cluster, as far as this one knows them. Each tells all others of itself once a
/// second. Safe to use from any thread.
public final class Nodes {

  private static final String TOPIC = "nodes";
  private static final long TELL_MILLIS = 1_000;

  /// A text may be longer than that; in reports it is not.
  private static final int SHOWN = 280;

  private static final Form<Report> FORM = Form.of(Report.class);
  private static final Logger LOG = LoggerFactory.getLogger(Nodes.class);

  private final Swarm swarm;
  private final Node node;
  private final String self;
  private final boolean areExpected;
  private final Chat chat;
  private final Jvm jvm = new Jvm();
  private final Map<String, Heard> heard = new ConcurrentHashMap<>();
  private final Set<String> foreign = ConcurrentHashMap.newKeySet();
  private volatile Crowd crowd = Crowd.NOBODY;

  private record Heard(Report report, long at) {}

  /// How many are on this node.
  public interface Crowd {

    Crowd NOBODY =
        new Crowd() {
          @Override
          public int sockets() {
            return 0;
          }

          @Override
          public int rooms() {
            return 0;
          }
        };

    /// Live connections of browsers.
    int sockets();

    /// Pointing rooms that this node has a copy of.
    int rooms();
  }

  /// Begins to hear, and tells nothing yet: see [#tellOf].
  ///
  /// @param areExpected whether other nodes are looked for; false for a node that stays alone
  public Nodes(Swarm swarm, boolean areExpected, Chat chat) {
    this.swarm = swarm;
    this.node = swarm.node();
    this.self = node.membership().self().name();
    this.areExpected = areExpected;
    this.chat = chat;
    node.hear(TOPIC, this::hear);
    node.onChange(now -> heard.keySet().retainAll(names(now)));
  }

  /// Tells all others of this node from now on.
  ///
  /// @param there who is on it
  public void tellOf(Crowd there) {
    crowd = there;
    new Loop("parlor-nodes " + self).every(TELL_MILLIS, this::tell);
  }

  // What is known.

  /// What this node is called.
  public String self() {
    return self;
  }

  /// Whether there may be others.
  public boolean areExpected() {
    return areExpected;
  }

  /// The cluster as this node sees it.
  public Membership membership() {
    return node.membership();
  }

  /// Why this node is in no cluster, to stand behind a colon; empty where it is in one.
  public String hindrance() {
    return node.hindrance();
  }

  /// How it stands with the swarm on this node.
  public SwarmCounts counts() {
    return swarm.counts();
  }

  /// All members: this node first, then the others by age.
  public List<Seen> all() {
    var now = membership();
    var shares = counts().nodes();
    var others = now.others().stream().sorted(Comparator.comparingInt(Member::age));
    return Stream.concat(Stream.of(now.self()), others)
        .map(member ->
            new Seen(member, Optional.ofNullable(shares.get(member.name())), told(member.name())))
        .toList();
  }

  private Optional<Seen.Told> told(String name) {
    if (name.equals(self)) {
      return Optional.of(new Seen.Told(report(), 0));
    }
    return Optional.ofNullable(heard.get(name))
        .map(last -> new Seen.Told(last.report(), Loop.millis() - last.at()));
  }

  /// Where processes of a name are, or would be, and why there, by their kind: within two seconds.
  ///
  /// @param name as it is within a kind, or `kind:name`
  public CompletionStage<Map<String, Explanation>> explain(String name) {
    return swarm.explain(name);
  }

  // Going.

  /// Has others take over what is on a node, which ends then.
  ///
  /// @param acceptLoss whether it is to go even where nobody takes that over, and it is lost
  public CompletionStage<Draining> drain(String name, boolean acceptLoss) {
    return swarm.drain(name, acceptLoss);
  }

  /// Has this node found a cluster without those it waits for: see [Node#found].
  ///
  /// @return false where it is in a cluster already
  public CompletionStage<Boolean> found() {
    return node.found();
  }

  // Telling and hearing.

  private void tell() {
    var others = membership().others();
    if (!others.isEmpty()) {
      byte[] letter = FORM.write(report());
      others.forEach(member -> {
        boolean _ = node.send(TOPIC, member.name(), letter);
      });
    }
  }

  private Report report() {
    var counts = counts();
    return new Report(
        jvm.version(),
        jvm.upSeconds(),
        jvm.load(),
        jvm.processors(),
        jvm.heapBytes(),
        jvm.heapMaxBytes(),
        crowd.sockets(),
        crowd.rooms(),
        counts.moves(),
        counts.lost(),
        swarm.isDraining(),
        unreachable(membership().others()),
        chat.messages().stream().map(Nodes::cut).toList());
  }

  private static List<String> unreachable(Collection<Member> others) {
    return others.stream()
        .filter(member -> !member.reachable())
        .map(Member::name)
        .sorted()
        .toList();
  }

  private static Message cut(Message message) {
    return new Message(
        message.time(), message.from(), Words.cut(message.text(), SHOWN), message.isReply());
  }

  /// A node of another version may tell other things of itself; it tells them every second.
  private void hear(String from, byte[] letter) {
    try {
      heard.put(from, new Heard(FORM.read(letter), Loop.millis()));
    } catch (IllegalArgumentException strange) {
      if (foreign.add(from)) {
        LOG.atWarn()
            .addKeyValue("peer", from)
            .log("{} tells of itself what this version cannot read: {}", from, strange.toString());
      }
    }
  }

  private static Set<String> names(Membership now) {
    return now.others().stream().map(Member::name).collect(Collectors.toUnmodifiableSet());
  }
}
