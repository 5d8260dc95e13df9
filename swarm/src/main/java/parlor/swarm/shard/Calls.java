package parlor.swarm.shard;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import parlor.swarm.vault.Holders;

/// What one JVM asks of processes, until it is answered or its time is over. One thread at a time.
///
/// A call is asked again as long as no answer comes: an owner dies, a shard moves, a message is
/// lost. A repeat has the same number, so it happens once.
public final class Calls {

  /// The longest that a call may wait.
  public static final long LONGEST_TIMEOUT_MILLIS = 300_000;

  /// How often it is looked whether a call that is answered later was.
  private static final long LATE_MILLIS = 1_000;

  /// A call that waits for its answer.
  private static final class Call extends Deadlines.Item {
    private final long number;
    private final String name;
    private final Request request;
    private final int shard;
    private final Consumer<Optional<Reply>> told;
    private long askAt;

    /// Where it is asked; nothing while it waits for its turn, or is answered later.
    private Lane.@Nullable Seat<Call> seat;

    private Call(
        long number, String name, Request request, int shard, Consumer<Optional<Reply>> told) {
      this.number = number;
      this.name = name;
      this.request = request;
      this.shard = shard;
      this.told = told;
    }
  }

  private final String caller;
  private final Terms terms;
  private final IntFunction<Holders> directory;
  private final IntPredicate unsettled;
  private final Out out;
  private final Map<Long, Call> waiting = new HashMap<>();

  /// Those that are answered later.
  private final Map<Long, Call> late = new HashMap<>();

  /// By shard.
  private final List<Lane<Call>> lanes;

  private final Deadlines<Call> deadlines = new Deadlines<>();

  private long numbers;

  /// @param caller a name that no other JVM has, or had before: that of the node, a `#`, and what
  ///   tells this one from those before it
  /// @param directory where each shard is, as far as is known
  /// @param unsettled whether names of a shard may yet turn up that its owner does not know
  public Calls(
      String caller, Terms terms, IntFunction<Holders> directory, IntPredicate unsettled, Out out) {
    this.caller = caller;
    this.terms = terms;
    this.directory = directory;
    this.unsettled = unsettled;
    this.out = out;
    this.lanes = Stream.generate(Lane<Call>::new).limit(terms.shards()).toList();
  }

  /// Asks something of a name.
  ///
  /// @param timeout milliseconds after which nothing is waited for; at most
  ///   [#LONGEST_TIMEOUT_MILLIS], what is more counts as that
  /// @param told how it came out; nothing: it may have happened, or may not, and if it has not it
  ///   still may for a moment
  public void call(
      String name, Request request, long timeout, Consumer<Optional<Reply>> told, long now) {
    call(terms.shardOf(name), name, request, timeout, told, now);
  }

  /// Asks something of a shard as a whole.
  public void call(
      int shard, Request request, long timeout, Consumer<Optional<Reply>> told, long now) {
    call(shard, "", request, timeout, told, now);
  }

  private void call(
      int shard,
      String name,
      Request request,
      long timeout,
      Consumer<Optional<Reply>> told,
      long now) {
    var call = new Call(++numbers, name, request, shard, told);
    waiting.put(call.number, call);
    deadlines.add(call, now + Math.min(timeout, LONGEST_TIMEOUT_MILLIS));
    enter(lanes.get(shard), call, now);
  }

  /// The node a caller is on.
  static String nodeOf(String caller) {
    return caller.substring(0, Math.max(0, caller.lastIndexOf('#')));
  }

  private void enter(Lane<Call> lane, Call call, long now) {
    call.seat = lane.enter(call.number, call);
    if (call.seat != null) {
      ask(lane, call, now);
    }
  }

  private void ask(Lane<Call> lane, Call call, long now) {
    call.askAt = now + terms.resend();
    ask(call, lane.floor(call.number));
  }

  private void ask(Call call, long floor) {
    var owner = directory.apply(call.shard).owner();
    if (!owner.isEmpty()) {
      out.say(owner, new Talk.Ask(caller, call.number, floor, call.shard, call.name, call.request));
    }
  }

  /// An owner answers.
  public void answered(Talk.Answer answer, long now) {
    var call = waiting(answer.caller(), answer.number());
    if (call == null) {
      return;
    }
    if (answer.reply() instanceof Reply.Unknown && unsettled.test(call.shard)) {
      askSoon(call, now);
    } else {
      end(call, Optional.of(answer.reply()), now);
    }
  }

  /// A call of this JVM, and not of one before it, that still waits.
  private @Nullable Call waiting(String asker, long number) {
    return asker.equals(caller) ? waiting.get(number) : null;
  }

  private void end(Call call, Optional<Reply> reply, long now) {
    waiting.remove(call.number);
    late.remove(call.number);
    deadlines.remove(call);
    leave(call, now);
    call.told.accept(reply);
  }

  /// A call makes room for those whose turn it is now.
  private void leave(Call call, long now) {
    var seat = call.seat;
    if (seat == null) {
      return;
    }
    call.seat = null;
    var lane = lanes.get(call.shard);
    lane.leave(seat);
    for (var turn = lane.next(); !turn.isEmpty(); turn = lane.next()) {
      for (long number : turn) {
        var next = waiting.get(number);
        if (next != null) {
          next.seat = lane.admit(number, next);
          ask(lane, next, now);
        }
      }
    }
  }

  /// A node does not own the shard of that call: it is asked again in a moment.
  public void notHere(Talk.NotHere answer, long now) {
    var call = waiting(answer.caller(), answer.number());
    if (call != null) {
      askSoon(call, now);
    }
  }

  private void askSoon(Call call, long now) {
    call.askAt = Math.min(call.askAt, now + terms.resend() / 6);
  }

  /// A call is answered later: it makes room for others, and is asked for seldom, since its owner
  /// may die.
  public void later(Talk.Later answer, long now) {
    var call = waiting(answer.caller(), answer.number());
    if (call != null && late.put(call.number, call) == null) {
      call.askAt = now + LATE_MILLIS;
      leave(call, now);
    }
  }

  private void askForLate(long now) {
    for (var call : late.values()) {
      if (now >= call.askAt) {
        call.askAt = now + LATE_MILLIS;
        ask(call, call.number);
      }
    }
  }

  /// To be called every 20 ms or so.
  public void tick(long now) {
    askForLate(now);
    for (var call : deadlines.over(now)) {
      end(call, Optional.empty(), now);
    }
    for (var lane : lanes) {
      if (!lane.isEmpty()) {
        for (var call : lane.asked()) {
          if (now >= call.askAt) {
            ask(lane, call, now);
          }
        }
      }
    }
  }
}
