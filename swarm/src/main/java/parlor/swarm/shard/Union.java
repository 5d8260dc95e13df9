package parlor.swarm.shard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import parlor.swarm.vault.Arriving;
import parlor.swarm.vault.Cells;
import parlor.swarm.vault.Holders;
import parlor.swarm.vault.Message;
import parlor.swarm.vault.Timer;
import parlor.swarm.vault.Write;

/// Takes in what a younger cluster had of a shard, when its nodes have come over: the one highest
/// copy, once all who held it there are here, or nobody came for long. Names that are new here are
/// adopted; where both have one, the one here goes on, and the other is told of.
final class Union {

  /// After all names.
  private static final String END = "\uffff";

  private static final int PAGE_BYTES = 64 * 1024;

  /// What comes from one younger cluster.
  private static final class Party {
    private final Map<String, Message.Offer> offers = new HashMap<>();
    private long cameAt;
    private long pickedAt = Long.MIN_VALUE / 2;
    private @Nullable Arriving arriving;

    /// Whether it was said that not all have come.
    private boolean isMissed;
  }

  private final int shard;
  private final Node node;
  private final Cells cells;
  private final TreeMap<String, Party> parties = new TreeMap<>();

  Union(int shard, Node node, Cells cells) {
    this.shard = shard;
    this.node = node;
    this.cells = cells;
  }

  /// Whether there may be processes that are not taken in yet.
  boolean isPending() {
    return !parties.isEmpty();
  }

  /// A node has something.
  ///
  /// @param write takes what may follow only when all that was written before is safe
  void offered(String from, Message.Offer offer, long now, Writing write) {
    var cluster = offer.mark().epoch().cluster();
    if (cells.absorbed(cluster).equals(END)) {
      write.write(List.of(), List.of(absorbed(from, cluster)));
      return;
    }
    var party = parties.computeIfAbsent(cluster, _ -> new Party());
    if (party.offers.put(from, offer) == null) {
      party.cameAt = now;
    }
    look(now, write);
  }

  private Effect absorbed(String to, String cluster) {
    return new Effect.Tell(to, new Message.Absorbed(shard, cluster));
  }

  /// Time has passed, or someone has come.
  void look(long now, Writing write) {
    parties.values().removeIf(party -> !isHere(party));
    new TreeMap<>(parties)
        .forEach((cluster, party) -> {
          boolean isDue = now - party.pickedAt > 3 * node.terms.resend();
          if (isDue && (isComplete(party) || now - party.cameAt >= node.terms.closed())) {
            party.pickedAt = now;
            pick(cluster, party, write);
          }
        });
  }

  private void pick(String cluster, Party party, Writing write) {
    if (!isComplete(party) && !party.isMissed) {
      party.isMissed = true;
      node.notices.gone(shard, cluster);
    }
    var best = best(party);
    if (best.getValue().mark().seq() >= 0) {
      node.out.send(best.getKey(), new Message.Pick(shard, best.getValue().mark()));
    } else {
      // Who had it has not come.
      end(cluster, party, write);
    }
  }

  private void end(String cluster, Party party, Writing write) {
    var told = party.offers.keySet().stream().map(from -> absorbed(from, cluster)).toList();
    write.write(List.of(new Write.Absorb(cluster, END)), told);
    parties.remove(cluster);
  }

  /// Who has gone again takes along what they had.
  private boolean isHere(Party party) {
    party.offers.keySet().retainAll(node.peers().names());
    return !party.offers.isEmpty();
  }

  private static Map.Entry<String, Message.Offer> best(Party party) {
    return party.offers.entrySet().stream()
        .max(
            Map.Entry.<String, Message.Offer>comparingByValue(
                    Comparator.comparing(Message.Offer::mark))
                .thenComparing(Map.Entry.comparingByKey()))
        .orElseThrow();
  }

  private static boolean isComplete(Party party) {
    var last =
        party.offers.values().stream()
            .map(Message.Offer::last)
            .max(Comparator.naturalOrder())
            .orElse(Holders.NONE);
    return party.offers.keySet().containsAll(last.nodes());
  }

  /// A slice of what was picked.
  ///
  /// @param time on the clock of the shard
  /// @param write takes one change after another
  void brought(Message.Brought slice, long time, Writing write) {
    var cluster = slice.mark().epoch().cluster();
    var party = parties.get(cluster);
    if (party == null || !best(party).getValue().mark().equals(slice.mark())) {
      return;
    }
    if (party.arriving == null || !party.arriving.isOf(slice.mark(), slice.count())) {
      party.arriving = new Arriving(slice.mark(), slice.count());
    }
    var whole = party.arriving.take(slice.index(), slice.writes());
    if (whole.isPresent()) {
      absorb(cluster, whole.get(), time, write);
      end(cluster, party, write);
    }
  }

  /// Takes a change.
  interface Writing {
    void write(List<Write> writes, List<Effect> effects);
  }

  /// One change after another, none of them large. Whoever goes on after half of it does some of it
  /// again, which changes nothing.
  private void absorb(String cluster, Cells theirs, long time, Writing write) {
    var page = new Page(write);
    page.add(new Write.Clock(time));
    theirs.remembered().stream().filter(this::isNew).forEach(page::add);
    for (var name : theirs.names("", cells.absorbed(cluster), Integer.MAX_VALUE - 1)) {
      adopt(name, theirs, time, page);
      page.turnIfFull(new Write.Absorb(cluster, name));
    }
    for (var one : theirs.mail()) {
      page.add(one);
      if (one instanceof Write.Post(int to, var message)) {
        page.effects.add(new Effect.Leave(message.id(), Set.of(to)));
      }
    }
    page.turn();
  }

  /// What was answered here meanwhile stays answered.
  private boolean isNew(Write write) {
    return switch (write) {
      case Write.Remember one -> cells.answer(one.caller(), one.number()).isEmpty();
      case Write.Await one -> cells.answer(one.caller(), one.number()).isEmpty();
      default -> true;
    };
  }

  /// What goes into one change.
  private static final class Page {
    private final Writing write;
    private final List<Write> writes = new ArrayList<>();
    private final List<Effect> effects = new ArrayList<>();
    private int bytes;

    Page(Writing write) {
      this.write = write;
    }

    void add(Write one) {
      if (bytes > 0 && bytes + one.size() > PAGE_BYTES) {
        turn();
      }
      writes.add(one);
      bytes += one.size();
    }

    /// @param mark says that all before is done
    void turnIfFull(Write mark) {
      if (bytes >= PAGE_BYTES) {
        writes.add(mark);
        turn();
      }
    }

    void turn() {
      write.write(List.copyOf(writes), List.copyOf(effects));
      writes.clear();
      effects.clear();
      bytes = 0;
    }
  }

  private void adopt(String name, Cells theirs, long time, Page page) {
    var state = theirs.state(name).orElseThrow();
    var ours = cells.state(name);
    if (ours.isEmpty()) {
      // Groups and timers first: a page may end before the state, and then all of it comes again.
      theirs.belongings(name).forEach(one -> page.add(onOurClock(one, theirs.clock(), time)));
      page.add(new Write.Put(name, state));
    } else if (!ours.get().equals(state)) {
      // Rather told twice than never: whoever goes on after half of it does not look again.
      node.notices.clash(name, ours.get(), state);
    }
  }

  private static Write onOurClock(Write write, long theirs, long ours) {
    return write instanceof Write.Wind(Timer timer)
        ? new Write.Wind(
            new Timer(
                ours + Math.max(0, timer.due() - theirs),
                timer.name(),
                timer.id(),
                timer.message()))
        : write;
  }
}
