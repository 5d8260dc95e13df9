package parlor.swarm.shard;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import parlor.swarm.vault.Blob;
import parlor.swarm.vault.Cells;
import parlor.swarm.vault.Outgoing;
import parlor.swarm.vault.Timer;
import parlor.swarm.vault.Write;

/// What a matter changes in a shard, and what follows once that is safe.
final class Draft {

  private final Node node;
  private final Cells cells;
  private final Outbox outbox;
  private final long time;
  private final List<Write> writes = new ArrayList<>();
  private final List<Effect> effects = new ArrayList<>();

  /// @param time on the clock of the shard
  Draft(Node node, Cells cells, Outbox outbox, long time) {
    this.node = node;
    this.cells = cells;
    this.outbox = outbox;
    this.time = time;
  }

  List<Write> writes() {
    return writes;
  }

  List<Effect> effects() {
    return effects;
  }

  boolean isEmpty() {
    return writes.isEmpty() && effects.isEmpty();
  }

  void write(Write write) {
    writes.add(write);
  }

  void say(String to, Talk talk) {
    effects.add(new Effect.Say(to, talk));
  }

  /// Answers a call, and remembers what it was answered.
  void answer(String from, Talk.Ask ask, Reply reply) {
    if (reply instanceof Reply.Later) {
      writes.add(new Write.Await(ask.caller(), ask.number()));
      say(from, new Talk.Later(ask.caller(), ask.number()));
    } else {
      writes.add(new Write.Remember(ask.caller(), ask.number(), ask.floor(), reply.toBlob()));
      say(from, new Talk.Answer(ask.caller(), ask.number(), reply));
    }
  }

  /// Takes in what processes have done.
  void take(List<Turn.Done> done) {
    var told = new HashSet<Integer>();
    done.forEach(one -> take(one, told));
    if (!told.isEmpty()) {
      effects.add(new Effect.Leave(outbox.last(), told));
    }
  }

  /// @param told the shards to which something is said
  private void take(Turn.Done done, Set<Integer> told) {
    if (done.step().isEmpty()) {
      return;
    }
    var step = done.step().get();
    var name = done.item().name();
    if (done.changes()) {
      writes.add(
          step.next()
              .<Write>map(next -> new Write.Put(name, next))
              .orElseGet(() -> new Write.Remove(name)));
    }
    for (var act : step.acts()) {
      switch (act) {
        case Behaviour.Act.Tell tell -> told.add(tell(tell));
        case Behaviour.Act.Wind wind -> {
          if (step.next().isPresent()) {
            wind(name, wind);
          }
        }
        case Behaviour.Act.Unwind unwind -> writes.add(new Write.Unwind(name, unwind.timer()));
        case Behaviour.Act.Join join -> {
          // Even if it is a member: an earlier step of the same turn may have ended that.
          if (step.next().isPresent()) {
            writes.add(new Write.Join(name, join.group()));
          }
        }
        case Behaviour.Act.Part part -> writes.add(new Write.Part(name, part.group()));
        case Behaviour.Act.Answer late -> answer(late.asker(), late.answer());
        case Behaviour.Act.Begin begin -> effects.add(new Effect.Begin(name, begin.work()));
      }
    }
  }

  /// @return the shard to which it goes
  private int tell(Behaviour.Act.Tell tell) {
    int to = node.terms.shardOf(tell.name());
    writes.add(new Write.Post(to, new Outgoing(outbox.next(), tell.name(), tell.message())));
    return to;
  }

  private void wind(String name, Behaviour.Act.Wind wind) {
    writes.add(new Write.Clock(time));
    writes.add(new Write.Wind(new Timer(time + wind.millis(), name, wind.timer(), wind.message())));
  }

  /// Answers who has waited, if they still do.
  private void answer(Asker asker, Blob answer) {
    if (cells.isAwaited(asker.caller(), asker.number())) {
      var reply = new Reply.Answered(answer);
      writes.add(new Write.Late(asker.caller(), asker.number(), reply.toBlob()));
      say(Calls.nodeOf(asker.caller()), new Talk.Answer(asker.caller(), asker.number(), reply));
    }
  }
}
