package parlor.swarm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Function;
import parlor.swarm.shard.Reply;
import parlor.swarm.shard.Request;
import parlor.swarm.vault.Blob;

/// What is asked of many processes at once: of all shards, and put together.
final class Everyone {

  private final Engine engine;

  Everyone(Engine engine) {
    this.engine = engine;
  }

  CompletableFuture<Roll> members(String group, long timeoutMillis) {
    var names = new ArrayList<String>();
    return names(after -> new Request.Members(group, after), timeoutMillis, names::add)
        .thenApplyAsync(silent -> new Roll(new HashSet<>(names), silent));
  }

  /// All names that begin so.
  CompletableFuture<Integer> names(String prefix, long timeoutMillis, Consumer<String> each) {
    return names(after -> new Request.Names(prefix, after), timeoutMillis, each);
  }

  private CompletableFuture<Integer> names(
      Pages.Question question, long timeoutMillis, Consumer<String> each) {
    return new Pages(engine, question, timeoutMillis)
        .read(reply ->
            switch (reply) {
              case Reply.Names names -> {
                names.names().forEach(name -> each.accept(Kinds.bare(name)));
                yield new Pages.Read(
                    names.more() ? Optional.of(names.names().getLast()) : Optional.empty());
              }
              default -> Pages.Read.NOTHING;
            });
  }

  /// Every member of a group is asked. What they answer is read and put together beside the loop,
  /// which others want: it may be much.
  ///
  /// @param read what a member's reply says
  <A> CompletableFuture<Gathering<A>> ask(
      String group, Blob message, Function<Reply, Outcome<A>> read, long timeoutMillis) {
    var pages = new ArrayList<List<Reply.Named>>();
    return new Pages(engine, after -> new Request.TellAll(group, after, message), timeoutMillis)
        .read(reply ->
            switch (reply) {
              case Reply.Each each -> {
                pages.add(each.replies());
                yield new Pages.Read(
                    each.more() ? Optional.of(each.replies().getLast().name()) : Optional.empty());
              }
              default -> Pages.Read.NOTHING;
            })
        .thenApplyAsync(silent -> gathering(pages, read, silent));
  }

  private static <A> Gathering<A> gathering(
      List<List<Reply.Named>> pages, Function<Reply, Outcome<A>> read, int silent) {
    int count = pages.stream().mapToInt(List::size).sum();
    var members = HashMap.<String, Outcome<A>>newHashMap(count);
    for (var page : pages) {
      for (var one : page) {
        members.put(Kinds.bare(one.name()), read.apply(one.reply()));
      }
    }
    return new Gathering<>(members, silent);
  }

  /// Every member of a group is told.
  CompletableFuture<Tally> tell(String group, Blob message, long timeoutMillis) {
    return tally(after -> new Request.CastAll(group, after, message), timeoutMillis);
  }

  /// How many names begin so.
  CompletableFuture<Tally> count(String prefix, long timeoutMillis) {
    return tally(_ -> new Request.Count(prefix), timeoutMillis);
  }

  private CompletableFuture<Tally> tally(Pages.Question question, long timeoutMillis) {
    var processes = new LongAdder();
    var failed = new LongAdder();
    return new Pages(engine, question, timeoutMillis)
        .read(reply ->
            switch (reply) {
              case Reply.Count count -> {
                processes.add(count.count());
                failed.add(count.failed());
                yield new Pages.Read(count.more());
              }
              default -> Pages.Read.NOTHING;
            })
        .thenApply(silent -> new Tally(processes.sum(), failed.sum(), silent));
  }
}
