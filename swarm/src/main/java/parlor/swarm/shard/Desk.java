package parlor.swarm.shard;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parlor.swarm.vault.Blob;
import parlor.swarm.vault.Cells;
import parlor.swarm.vault.Mark;
import parlor.swarm.vault.Message;
import parlor.swarm.vault.Timer;
import parlor.swarm.vault.Write;

/// Where everything that an open shard has to see to is done, one after another. While its
/// processes are at work the rest waits, and only of this shard.
final class Desk {

  /// How often the clock is written while timers run: no timer is late by more when a shard moves.
  private static final long CLOCK_MILLIS = 1_000;

  private static final int TIMERS_AT_ONCE = 200;

  /// So many changes may wait for a holder before timers wait, too.
  private static final int MOST_BEHIND = 1_000;

  private final int shard;
  private final Node node;
  private final Cells cells;
  private final Tenure tenure;
  private final Outbox outbox;
  private final Questions questions;
  private final Union union;
  private final Inbox inbox;
  private final String why;
  private final long clock;
  private final long since;
  private final Queue<Matter> queue = new ArrayDeque<>();
  private final Set<Asker> queued = new HashSet<>();

  /// The shards that something is brought from, and that waits or is under way.
  private final Set<Integer> bringing = new HashSet<>();

  private boolean isDueQueued;
  private @Nullable Matter present;
  private @Nullable Turn turn;
  private List<Timer> due = List.of();

  /// @param cells what is in the shard
  /// @param tenure through which it is changed
  /// @param why the shard is here
  Desk(int shard, Node node, Cells cells, Tenure tenure, Outbox outbox, String why, long now) {
    this.shard = shard;
    this.node = node;
    this.cells = cells;
    this.tenure = tenure;
    this.outbox = outbox;
    this.inbox = new Inbox(cells);
    this.union = new Union(shard, node, cells);
    this.questions = new Questions(shard, node, cells);
    this.why = why;
    this.clock = cells.clock();
    this.since = now;
  }

  /// What waits here, to be done or to be safe.
  int waiting() {
    return queue.size() + tenure.waiting();
  }

  /// How long the shard has been served, by all who have owned it.
  private long time(long now) {
    return clock + now - since;
  }

  // What comes.

  void ask(String from, Talk.Ask ask, long now) {
    if (ask.request() instanceof Request.Explain) {
      tenure.read(from, answer(ask, explained(ask.name(), now)), now);
      return;
    }
    if (turn == null && queue.isEmpty()) {
      present = new Matter.Asked(from, ask);
      begin(present, now);
      return;
    }
    var asker = new Asker(ask.caller(), ask.number());
    boolean isUnderWay =
        turn != null && present instanceof Matter.Asked asked && asker.equals(asker(asked.ask()));
    if (!isUnderWay && queued.add(asker)) {
      add(new Matter.Asked(from, ask), now);
    }
  }

  /// Told at once, whatever waits.
  private Reply explained(String name, long now) {
    var busy = turn == null ? "" : ", where " + turn.present() + " is at work";
    return new Reply.Explained(cells.has(name), cells.count(), why + busy, now - since);
  }

  private static Asker asker(Talk.Ask ask) {
    return new Asker(ask.caller(), ask.number());
  }

  void bring(String from, Talk.Deliver delivery, long now) {
    if (bringing.add(delivery.from())) {
      add(new Matter.Brought(from, delivery), now);
    }
  }

  void delivered(Talk.Delivered delivered, long now) {
    boolean isNew =
        cells.outgoing(delivered.shard()).stream()
            .anyMatch(message -> isUpTo(message.id(), delivered.upto()));
    if (isNew) {
      tenure.write(List.of(new Write.Posted(delivered.shard(), delivered.upto())), List.of(), now);
      outbox.arrived(delivered.shard(), now);
    }
  }

  private static boolean isUpTo(Mark id, Mark upto) {
    return id.epoch().cluster().equals(upto.epoch().cluster()) && id.compareTo(upto) <= 0;
  }

  /// Time has passed.
  void look(long now) {
    // Nobody asked for it: so not without end where nobody else takes it in.
    if (cells.timers() > 0 && tenure.behind() < MOST_BEHIND) {
      if (!isDueQueued && !cells.due(time(now), 1).isEmpty()) {
        isDueQueued = true;
        add(new Matter.Due(), now);
      }
      if (time(now) - cells.clock() >= CLOCK_MILLIS) {
        tenure.write(List.of(new Write.Clock(time(now))), List.of(), now);
      }
    }
    outbox.look(now);
    union.look(now, writing(now));
  }

  private Union.Writing writing(long now) {
    return (writes, effects) -> tenure.write(writes, effects, now);
  }

  /// A node has something of a younger cluster.
  void offered(String from, Message.Offer offer, long now) {
    union.offered(from, offer, now, writing(now));
  }

  /// It is brought.
  void brought(Message.Brought slice, long now) {
    // Not under the hands of a process that is at work: it is picked again in a moment.
    if (turn == null) {
      union.brought(slice, time(now), writing(now));
    }
  }

  private void add(Matter matter, long now) {
    queue.add(matter);
    goOn(now);
  }

  private void goOn(long now) {
    while (turn == null && !queue.isEmpty()) {
      present = queue.remove();
      begin(present, now);
    }
  }

  // What is done.

  private void begin(Matter matter, long now) {
    switch (matter) {
      case Matter.Asked asked -> begin(asked, now);
      case Matter.Brought brought -> {
        begin(brought, now);
        if (turn == null) {
          bringing.remove(brought.delivery().from());
        }
      }
      case Matter.Due _ -> {
        isDueQueued = false;
        begin(timers(now));
      }
    }
  }

  private void begin(List<Turn.Item> items) {
    begin(new Turn(shard, node.behaviour, items, Turn.Items.ANY));
  }

  private void begin(Turn next) {
    turn = next;
    node.turns.add(next);
  }

  private void begin(Matter.Asked asked, long now) {
    var ask = asked.ask();
    if (!queued.isEmpty()) {
      queued.remove(asker(ask));
    }
    if (cells.isOver(ask.caller(), ask.number())) {
      return;
    }
    var before = cells.answer(ask.caller(), ask.number()).map(Reply::of);
    if (before.isPresent()) {
      tenure.read(asked.from(), answer(ask, before.get()), now);
      return;
    }
    if (cells.isAwaited(ask.caller(), ask.number())) {
      var draft = draft(now);
      draft.say(asked.from(), new Talk.Later(ask.caller(), ask.number()));
      file(draft, now);
      return;
    }
    if (!ask.name().isEmpty()
        && !cells.has(ask.name())
        && (isUniting() || (node.isAnyoneNew(now) && summons(ask)))) {
      // Whether there is such a process is not known yet.
      node.out.say(asked.from(), new Talk.NotHere(ask.caller(), ask.number()));
      return;
    }
    var draft = draft(now);
    switch (questions.open(ask, draft)) {
      case Questions.Way.Answer answer -> close(asked, answer.reply(), draft, now);
      case Questions.Way.Ask more -> begin(more.turn());
    }
  }

  /// Whether it would begin a process that someone new may bring along.
  private boolean summons(Talk.Ask ask) {
    return switch (ask.request()) {
      case Request.Tell tell -> summons(ask.name(), tell.message());
      case Request.Cast cast -> summons(ask.name(), cast.message());
      default -> false;
    };
  }

  private boolean summons(String name, Blob message) {
    try {
      return node.behaviour.appear(name, message).isPresent();
    } catch (RuntimeException | Error fault) {
      // It will fail again where that is answered.
      return false;
    }
  }

  private static Talk.Answer answer(Talk.Ask ask, Reply reply) {
    return new Talk.Answer(ask.caller(), ask.number(), reply);
  }

  private void close(Matter.Asked asked, Reply reply, Draft draft, long now) {
    if (draft.isEmpty() && !(reply instanceof Reply.Later)) {
      tenure.read(asked.from(), answer(asked.ask(), reply), now);
    } else {
      draft.answer(asked.from(), asked.ask(), reply);
      file(draft, now);
    }
  }

  private void begin(Matter.Brought brought, long now) {
    var fresh = inbox.fresh(brought.delivery());
    if (fresh.isEmpty()) {
      inbox
          .taken(brought.delivery())
          .ifPresent(upto -> {
            var draft = draft(now);
            draft.say(brought.from(), Inbox.delivered(brought.delivery(), upto));
            file(draft, now);
          });
    } else {
      // Up to the first of whom it is not known whether they are there; the rest comes again.
      var settled = fresh.stream().takeWhile(one -> isSettled(one.to(), now)).toList();
      if (!settled.isEmpty()) {
        begin(settled.stream().map(one -> take(one.to(), one.message())).toList());
      }
    }
  }

  /// Whether there may be processes here that have to be taken in yet.
  private boolean isUniting() {
    return union.isPending() || node.vault.hasStray(shard);
  }

  /// Whether it is known if there is such a process. If not, what it is told comes again.
  private boolean isSettled(String name, long now) {
    return cells.has(name) || !(isUniting() || node.isAnyoneNew(now));
  }

  private Turn.Item take(String name, Blob message) {
    return new Turn.Item.Take(name, cells.state(name), message, Asker.NOBODY);
  }

  private List<Turn.Item> timers(long now) {
    // One for each process: what it does may stop another.
    var names = new HashSet<String>();
    due =
        cells.due(time(now), TIMERS_AT_ONCE).stream()
            .filter(timer -> names.add(timer.name()))
            .toList();
    return due.stream().map(timer -> take(timer.name(), timer.message())).toList();
  }

  private Draft draft(long now) {
    return new Draft(node, cells, outbox, time(now));
  }

  private void file(Draft draft, long now) {
    tenure.write(draft.writes(), draft.effects(), now);
  }

  /// Processes have done their part.
  void done(Turn done, long now) {
    if (done == turn && present != null) {
      turn = null;
      try {
        file(present, done, now);
      } finally {
        goOn(now);
      }
    }
  }

  private void file(Matter matter, Turn done, long now) {
    var draft = draft(now);
    switch (matter) {
      case Matter.Asked asked -> {
        draft.take(done.done());
        close(asked, questions.close(asked.ask(), done), draft, now);
      }
      case Matter.Brought brought -> {
        bringing.remove(brought.delivery().from());
        var last = inbox.fresh(brought.delivery()).get(done.done().size() - 1).id();
        draft.write(new Write.Took(brought.delivery().from(), last));
        takeUnasked(done, draft);
        draft.say(brought.from(), Inbox.delivered(brought.delivery(), last));
        file(draft, now);
      }
      case Matter.Due _ -> {
        // First, since a process may wind the same timer again.
        due.stream()
            .limit(done.done().size())
            .forEach(timer -> draft.write(new Write.Unwind(timer.name(), timer.id())));
        takeUnasked(done, draft);
        file(draft, now);
      }
    }
  }

  /// Nobody is told how it went.
  private void takeUnasked(Turn done, Draft draft) {
    draft.take(done.done());
    for (var one : done.done()) {
      if (one.reply() instanceof Reply.Unknown) {
        node.notices.nobody(one.item().name());
      } else if (one.reply() instanceof Reply.Failed failed) {
        node.notices.failed(one.item().name(), failed.why());
      } else if (one.reply() instanceof Reply.Refused refused) {
        node.notices.failed(one.item().name(), refused.why());
      }
    }
  }
}
