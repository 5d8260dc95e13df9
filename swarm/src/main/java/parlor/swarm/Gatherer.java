package parlor.swarm;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import parlor.swarm.shard.Reply;
import parlor.swarm.shard.Request;

/// Asks every shard, page by page, and puts together what they say of a group.
///
/// @param <A> an answer of a member
final class Gatherer<A> {

  /// What a shard is asked for, from that name on.
  interface Question {
    Request after(String name);
  }

  private final Engine engine;
  private final Question question;
  private final long deadline;
  private final Function<Reply, Outcome<A>> read;
  private final Map<String, Outcome<A>> members = new HashMap<>();
  private int silent;

  Gatherer(Engine engine, Question question, long timeoutMillis, Function<Reply, Outcome<A>> read) {
    this.engine = engine;
    this.question = question;
    this.deadline = System.nanoTime() + timeoutMillis * 1_000_000;
    this.read = read;
  }

  CompletableFuture<Gathering<A>> gather() {
    var shards = new CompletableFuture<?>[engine.shards()];
    for (int shard = 0; shard < shards.length; shard++) {
      shards[shard] = page(shard, "");
    }
    return CompletableFuture.allOf(shards).thenApply(_ -> gathered());
  }

  private CompletableFuture<Void> page(int shard, String after) {
    long left = Math.max(1, (deadline - System.nanoTime()) / 1_000_000);
    return engine
        .ask(shard, question.after(after), left)
        .thenCompose(reply ->
            next(reply)
                .map(last -> page(shard, last))
                .orElseGet(() -> CompletableFuture.completedFuture(null)));
  }

  /// Takes a page in, and gives its last name where there are more.
  private synchronized Optional<String> next(Optional<Reply> reply) {
    return switch (reply.orElse(null)) {
      case Reply.Names names -> {
        names.names().forEach(name -> members.put(bare(name), read.apply(new Reply.Present())));
        yield names.more() ? Optional.of(names.names().getLast()) : Optional.empty();
      }
      case Reply.Each each -> {
        each.replies().forEach(one -> members.put(bare(one.name()), read.apply(one.reply())));
        yield each.more() ? Optional.of(each.replies().getLast().name()) : Optional.empty();
      }
      case null, default -> {
        silent++;
        yield Optional.empty();
      }
    };
  }

  /// Without the kind before it.
  private static String bare(String name) {
    return name.substring(name.indexOf(':') + 1);
  }

  private synchronized Gathering<A> gathered() {
    return new Gathering<>(members, silent);
  }
}
