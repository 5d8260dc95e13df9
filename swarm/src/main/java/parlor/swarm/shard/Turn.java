package parlor.swarm.shard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parlor.swarm.vault.Blob;

/// What processes of one shard have to do next. It holds all it needs, and so may run on any thread
/// while everything else goes on; its shard waits for it.
public final class Turn implements Runnable {

  /// After so many of results the rest is left undone: in one change and one answer, and one more.
  private static final int MOST_BYTES = 32 * 1024;

  /// One thing for one process.
  sealed interface Item {
    String name();

    /// To begin.
    record Start(String name, Blob with) implements Item {}

    /// To take a message.
    ///
    /// @param state nothing: there is no process of that name
    record Take(String name, Optional<Blob> state, Blob message, Asker asker) implements Item {}
  }

  /// What is known of all that is to be done.
  enum Items {
    /// Each is for another process.
    DIFFERENT,
    /// The same, and others come after them that are done another time.
    FIRST_OF_MORE,
    /// One process may be among them twice.
    ANY
  }

  /// What came of it.
  ///
  /// @param reply for who asked
  /// @param step nothing where nothing changes
  /// @param changes whether the state is another one now
  record Done(Item item, Reply reply, Optional<Behaviour.Step> step, boolean changes) {}

  private final int shard;
  private final Behaviour behaviour;
  private final List<Item> items;
  private final List<Done> done = new ArrayList<>();

  /// The states that this turn has changed, where one process may come twice.
  private final Map<String, Optional<Blob>> changed = new HashMap<>();

  private final Items kind;

  private volatile String present = "";
  private volatile boolean over;

  Turn(int shard, Behaviour behaviour, List<Item> items, Items kind) {
    this.shard = shard;
    this.kind = kind;
    this.behaviour = behaviour;
    this.items = List.copyOf(items);
  }

  /// The shard that waits for it.
  public int shard() {
    return shard;
  }

  /// The process that is at work now; any thread may ask.
  public String present() {
    return present;
  }

  /// Does it: once.
  @Override
  public void run() {
    work();
    over = true;
  }

  /// Whether it is done; any thread may ask.
  public boolean isOver() {
    return over;
  }

  private void work() {
    int used = 0;
    for (var item : items) {
      if (used >= MOST_BYTES) {
        return;
      }
      present = item.name();
      var one = act(item);
      done.add(one);
      used += 64 + 3 * item.name().length() + one.reply().size();
      used += one.step().map(Behaviour.Step::size).orElse(0);
    }
  }

  /// What was done, in order. Where it is less than was to be done, there was too much of it.
  List<Done> done() {
    return done;
  }

  boolean isFirstOfMore() {
    return kind == Items.FIRST_OF_MORE;
  }

  boolean isAll() {
    return done.size() == items.size();
  }

  private Done act(Item item) {
    try {
      return switch (item) {
        case Item.Start start -> start(start);
        case Item.Take take -> take(take);
      };
    } catch (Refusal over) {
      return new Done(item, new Reply.Refused(over.why()), Optional.empty(), false);
    } catch (RuntimeException | Error fault) {
      // A fault in what a process does changes nothing.
      return new Done(item, new Reply.Failed(fault.toString()), Optional.empty(), false);
    }
  }

  /// Who answers whoever asks, but as if they had waited, answers them.
  private static Optional<Blob> answerNow(Behaviour.Step step, Asker asker) {
    for (var act : step.acts()) {
      if (act instanceof Behaviour.Act.Answer late && late.asker().equals(asker)) {
        return Optional.of(late.answer());
      }
    }
    return Optional.empty();
  }

  private Done start(Item.Start start) {
    var state = behaviour.start(start.name(), start.with());
    var step = new Behaviour.Step(Optional.of(state), Optional.empty(), List.of());
    return new Done(start, new Reply.Registered(), Optional.of(step), true);
  }

  private Done take(Item.Take take) {
    var state = kind == Items.ANY ? changed.getOrDefault(take.name(), take.state()) : take.state();
    var from = state.isPresent() ? state : behaviour.appear(take.name(), take.message());
    if (from.isEmpty()) {
      return new Done(take, new Reply.Unknown(), Optional.empty(), false);
    }
    var step = behaviour.take(take.name(), from.get(), take.message(), take.asker());
    if (kind == Items.ANY) {
      changed.put(take.name(), step.next());
    }
    var answer = step.answer().isPresent() ? step.answer() : answerNow(step, take.asker());
    var reply = answer.isPresent() ? new Reply.Answered(answer.get()) : new Reply.Later();
    return new Done(take, reply, Optional.of(step), !step.next().equals(state));
  }
}
