package parlor.swarm.shard;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import parlor.swarm.vault.Holders;

/// What one JVM asks of processes, until it is answered or its time is over. One thread at a time.
///
/// A call is asked again as long as no answer comes: an owner dies, a shard moves, a message is
/// lost. A repeat has the same number, so it happens once.
public final class Calls {

  /// A call that waits for its answer.
  private static final class Call {
    private final String name;
    private final Request request;
    private final int shard;
    private final long deadline;
    private final Consumer<Optional<Reply>> told;
    private long askAt;

    private Call(
        String name, Request request, int shard, long deadline, Consumer<Optional<Reply>> told) {
      this.name = name;
      this.request = request;
      this.shard = shard;
      this.deadline = deadline;
      this.told = told;
    }
  }

  private final String caller;
  private final Terms terms;
  private final IntFunction<Holders> directory;
  private final Out out;
  private final TreeMap<Long, Call> waiting = new TreeMap<>();
  private final Map<Integer, TreeSet<Long>> byShard = new HashMap<>();
  private long numbers;

  /// @param caller a name that no other JVM has, or had before
  /// @param directory where each shard is, as far as is known
  public Calls(String caller, Terms terms, IntFunction<Holders> directory, Out out) {
    this.caller = caller;
    this.terms = terms;
    this.directory = directory;
    this.out = out;
  }

  /// Asks something of a name.
  ///
  /// @param timeout milliseconds after which nothing is waited for
  /// @param told how it came out; nothing: it may have happened, or may not, and if it has not it
  ///   still may for a moment
  public void call(
      String name, Request request, long timeout, Consumer<Optional<Reply>> told, long now) {
    var call = new Call(name, request, terms.shardOf(name), now + timeout, told);
    long number = ++numbers;
    waiting.put(number, call);
    byShard.computeIfAbsent(call.shard, _ -> new TreeSet<>()).add(number);
    ask(number, call, now);
  }

  private void ask(long number, Call call, long now) {
    call.askAt = now + terms.resend();
    var owner = directory.apply(call.shard).owner();
    if (!owner.isEmpty()) {
      long floor = floor(call.shard, number);
      out.say(owner, new Talk.Ask(caller, number, floor, call.name, call.request));
    }
  }

  private long floor(int shard, long number) {
    var numbers = byShard.get(shard);
    return numbers == null ? number : numbers.first();
  }

  /// An owner answers.
  public void answered(Talk.Answer answer) {
    var call = answer.caller().equals(caller) ? remove(answer.number()) : null;
    if (call != null) {
      call.told.accept(Optional.of(answer.reply()));
    }
  }

  private @Nullable Call remove(long number) {
    var call = waiting.remove(number);
    if (call != null) {
      var numbers = byShard.get(call.shard);
      if (numbers != null) {
        numbers.remove(number);
        if (numbers.isEmpty()) {
          byShard.remove(call.shard);
        }
      }
    }
    return call;
  }

  /// A node does not own the shard of that call: it is asked again in a moment.
  public void notHere(Talk.NotHere answer, long now) {
    var call = answer.caller().equals(caller) ? waiting.get(answer.number()) : null;
    if (call != null) {
      call.askAt = Math.min(call.askAt, now + terms.resend() / 6);
    }
  }

  /// To be called every 20 ms or so.
  public void tick(long now) {
    var over =
        waiting.entrySet().stream()
            .filter(call -> now >= call.getValue().deadline)
            .map(Map.Entry::getKey)
            .toList();
    for (var number : over) {
      var call = remove(number);
      if (call != null) {
        call.told.accept(Optional.empty());
      }
    }
    waiting.forEach((number, call) -> {
      if (now >= call.askAt) {
        ask(number, call, now);
      }
    });
  }

  /// How many calls wait.
  public int waiting() {
    return waiting.size();
  }
}
