package parlor.swarm.shard;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parlor.swarm.vault.Epoch;
import parlor.swarm.vault.Holders;
import parlor.swarm.vault.Mark;
import parlor.swarm.vault.Message;

/// One shard on a node that is to own it: claims it from every member, fetches the highest copy,
/// makes it whole on the others, and only then serves.
final class Shard {

  /// How far it is.
  private sealed interface Phase {

    /// Someone else has the higher claim: tries again then.
    record Resting(long until) implements Phase {}

    /// Asks every member for the shard.
    record Claiming(Poll poll, long since) implements Phase {}

    /// Has asked one node for its copy.
    record Fetching(Poll.Finding.Found found, long since) implements Phase {}

    /// Serves, or will as soon as its copies are whole.
    record Owning(Tenure tenure, Desk desk) implements Phase {}
  }

  private final int id;
  private final Node node;
  private Epoch epoch = Epoch.NONE;
  private Phase phase = new Phase.Resting(0);
  private long askedAt;
  private boolean lost;
  private String why = "";

  Shard(int id, Node node) {
    this.id = id;
    this.node = node;
  }

  int id() {
    return id;
  }

  Optional<Tenure> open() {
    return Optional.ofNullable(tenure()).filter(Tenure::isOpen);
  }

  /// Where what is asked is done, once it is open.
  Optional<Desk> desk() {
    return phase instanceof Phase.Owning owning && owning.tenure.isOpen()
        ? Optional.of(owning.desk)
        : Optional.empty();
  }

  private @Nullable Tenure tenure() {
    return phase instanceof Phase.Owning owning ? owning.tenure : null;
  }

  // Time.

  void look(long now) {
    giveWay(now);
    switch (phase) {
      case Phase.Resting resting -> {
        if (now >= resting.until && !node.peers().all().isEmpty()) {
          claim(now);
        }
      }
      case Phase.Claiming claiming -> decide(claiming, now);
      case Phase.Fetching fetching -> {
        if (now - fetching.since > 2 * node.terms.resend()) {
          claim(now);
        }
      }
      case Phase.Owning owning -> {
        owning.tenure.look(now);
        desk().ifPresent(desk -> desk.look(now));
      }
    }
  }

  /// Whoever was promised a higher epoch owns the shard, however this node heard of it.
  void giveWay(long now) {
    var promised = node.vault.promised(id);
    if (phase instanceof Phase.Owning && promised.isAfter(epoch)) {
      denied(epoch, promised, now);
    }
  }

  // Claiming.

  private void claim(long now) {
    long highest = Math.max(number(node.vault.promised(id)), number(epoch));
    epoch = new Epoch(node.peers().cluster(), highest + 1, node.self());
    phase = new Phase.Claiming(new Poll(epoch), now);
    ask(node.peers().names(), now);
  }

  private long number(Epoch other) {
    return other.cluster().equals(node.peers().cluster()) ? other.number() : 0;
  }

  private void ask(List<String> names, long now) {
    askedAt = now;
    names.forEach(name -> node.out.send(name, new Message.Claim(id, epoch)));
  }

  private void decide(Phase.Claiming claiming, long now) {
    switch (claiming.poll.finding(node.peers(), now)) {
      case Poll.Finding.Missing missing -> {
        if (now - askedAt >= node.terms.resend()) {
          ask(missing.nodes(), now);
        }
      }
      case Poll.Finding.Leased _ -> {}
      case Poll.Finding.Fresh _ -> {
        why = "opened for the first time";
        own(new Mark(epoch, 0), Set.of(), now);
      }
      case Poll.Finding.Found found -> {
        why = why(claiming.poll.last());
        fetch(found, now);
      }
      case Poll.Finding.Doubtful doubtful -> {
        if (now - claiming.since >= node.terms.closed()) {
          lost = true;
          why =
              why(doubtful.last())
                  + ", without what "
                  + String.join(" and ", doubtful.last().nodes())
                  + " had";
          doubtful
              .best()
              .ifPresentOrElse(
                  found -> fetch(found, now), () -> own(new Mark(epoch, 0), Set.of(), now));
        }
      }
    }
  }

  /// Why it is here, after those had it.
  private String why(Holders last) {
    var owner = last.owner();
    if (owner.isEmpty()) {
      return "found without a list of who held it";
    }
    if (owner.equals(node.self())) {
      return "claimed here again";
    }
    return node.peers()
        .find(owner)
        .map(peer -> peer.keeps() ? "moved here from " + owner : owner + " leaves")
        .orElseGet(() -> owner + " is gone");
  }

  private void fetch(Poll.Finding.Found found, long now) {
    if (found.node().equals(node.self())) {
      own(found.mark(), found.alike(), now);
    } else {
      phase = new Phase.Fetching(found, now);
      node.out.send(found.node(), new Message.Fetch(id, epoch, found.mark()));
    }
  }

  private void own(Mark origin, Set<String> alike, long now) {
    node.vault.begin(id, epoch);
    var cells = node.vault.cells(id).orElseThrow();
    var outbox = new Outbox(id, epoch, node, cells);
    var tenure = new Tenure(id, epoch, node, origin, alike, outbox, now);
    phase = new Phase.Owning(tenure, new Desk(id, node, cells, tenure, outbox, why, now));
    node.notices.opened(id, why, lost);
  }

  void claimed(String from, Message.Claimed answer, long now) {
    if (phase instanceof Phase.Claiming claiming && answer.epoch().equals(epoch)) {
      claiming.poll.take(from, answer, now);
      decide(claiming, now);
    }
  }

  /// Someone else was promised the shard.
  ///
  /// @param mine the epoch that was refused
  void denied(Epoch mine, Epoch promised, long now) {
    if (mine.equals(epoch)) {
      boolean serves = phase instanceof Phase.Owning;
      epoch = new Epoch(epoch.cluster(), Math.max(epoch.number(), number(promised)), epoch.node());
      // Whoever only asks may ask again at once; two who own in turn would go on for ever.
      phase = new Phase.Resting(now + (serves ? 4 : 1) * node.terms.resend());
    }
  }

  /// A copy has come from elsewhere, and is this node's now.
  void arrived(Message.Held held, long now) {
    if (phase instanceof Phase.Fetching fetching && held.mark().equals(fetching.found.mark())) {
      own(held.mark(), fetching.found.alike(), now);
    }
  }

  // Owning.

  void held(String from, Message.Held held, long now) {
    var tenure = tenure();
    if (tenure != null) {
      tenure.held(from, held.mark(), now);
    }
  }

  void lacking(String from, Message.Lacking lacking, long now) {
    if (!lacking.epoch().equals(epoch)) {
      return;
    }
    switch (phase) {
      case Phase.Owning owning -> owning.tenure.lacking(from, now);
      case Phase.Fetching _ -> claim(now);
      case Phase.Resting _, Phase.Claiming _ -> {}
    }
  }

  void acked(String from, Message.Ack ack, long sentAt, long now) {
    var tenure = tenure();
    if (tenure == null || !ack.epoch().equals(epoch)) {
      return;
    }
    switch (ack.verdict()) {
      case Message.Verdict.Upto upto -> tenure.acked(from, upto, sentAt, now);
      case Message.Verdict.Gap _ -> tenure.lacking(from, now);
      case Message.Verdict.Fenced fenced -> denied(epoch, fenced.by(), now);
    }
  }

  void forget(long now) {
    open().ifPresent(tenure -> node.vault.cells(id).ifPresent(cells -> tenure.forget(cells, now)));
  }

  void renew(long now) {
    open().ifPresent(tenure -> tenure.renew(now));
  }

  Optional<Holders> named() {
    return open().map(Tenure::named);
  }
}
