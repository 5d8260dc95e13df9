package parlor.swarm;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import parlor.swarm.shard.Calls;
import parlor.swarm.shard.Reply;
import parlor.swarm.shard.Request;

/// Asks every shard for something of which there is much, page by page.
final class Pages {

  /// What a shard is asked for, from that name on.
  interface Question {
    Request after(String name);
  }

  /// What a page was.
  ///
  /// @param more its last name, where others come after it
  /// @param isPage false: it was none
  record Read(Optional<String> more, boolean isPage) {
    static final Read NOTHING = new Read(Optional.empty(), false);

    Read(Optional<String> more) {
      this(more, true);
    }
  }

  private final Engine engine;
  private final Question question;
  private final long deadline;
  private final AtomicInteger silent = new AtomicInteger();

  Pages(Engine engine, Question question, long timeoutMillis) {
    this.engine = engine;
    this.question = question;
    long millis = Math.min(timeoutMillis, Calls.LONGEST_TIMEOUT_MILLIS);
    this.deadline = System.nanoTime() + millis * 1_000_000;
  }

  /// Reads all of them.
  ///
  /// @param reader takes a page in
  /// @return how many shards did not give all theirs in time
  CompletableFuture<Integer> read(Function<Reply, Read> reader) {
    var shards = new CompletableFuture<?>[engine.shards()];
    for (int shard = 0; shard < shards.length; shard++) {
      var done = new CompletableFuture<Void>();
      shards[shard] = done;
      page(shard, "", reader, done);
    }
    return CompletableFuture.allOf(shards).thenApply(_ -> silent.get());
  }

  /// All pages are read in the loop, one after another.
  private void page(
      int shard, String after, Function<Reply, Read> reader, CompletableFuture<Void> done) {
    long left = Math.max(1, (deadline - System.nanoTime()) / 1_000_000);
    engine.ask(shard, question.after(after), left, reply -> took(shard, reply, reader, done));
  }

  private void took(
      int shard,
      Optional<Reply> reply,
      Function<Reply, Read> reader,
      CompletableFuture<Void> done) {
    try {
      var read = reply.map(reader).orElse(Read.NOTHING);
      if (!read.isPage()) {
        silent.incrementAndGet();
      }
      read.more()
          .ifPresentOrElse(last -> page(shard, last, reader, done), () -> done.complete(null));
    } catch (RuntimeException | Error fault) {
      done.completeExceptionally(fault);
    }
  }
}
