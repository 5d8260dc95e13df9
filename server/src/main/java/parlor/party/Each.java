package parlor.party;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The same for each of many, some at a time: up to the first that does not come out well.
///
/// @param <T> what it is done for
final class Each<T> {

  /// Under way at a time: enough to fill the letters between nodes, few enough to leave others
  /// room.
  private static final int AT_ONCE = 500;

  private final List<T> all;
  private final Function<T, CompletionStage<Reply<Reply.Done>>> work;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger left;
  private final AtomicReference<@Nullable Reply<Reply.Done>> fault = new AtomicReference<>();
  private final CompletableFuture<Reply<Reply.Done>> done = new CompletableFuture<>();

  Each(List<T> all, Function<T, CompletionStage<Reply<Reply.Done>>> work) {
    this.all = all;
    this.work = work;
    this.left = new AtomicInteger(all.size());
  }

  /// Does it: once.
  CompletionStage<Reply<Reply.Done>> done() {
    if (all.isEmpty()) {
      return CompletableFuture.completedFuture(Reply.ok());
    }
    for (int i = 0; i < AT_ONCE; i++) {
      tryOn();
    }
    return done;
  }

  private void tryOn() {
    try {
      goOn();
    } catch (RuntimeException | Error broken) {
      done.completeExceptionally(broken);
    }
  }

  /// As long as answers are there at once it goes on in a loop, since it would be a deep one.
  private void goOn() {
    int mine = next.getAndIncrement();
    while (mine < all.size()) {
      if (fault.get() != null) {
        over(Reply.ok());
      } else {
        var asked = work.apply(all.get(mine)).toCompletableFuture();
        if (!asked.isDone()) {
          var _ = asked.whenComplete(this::answered);
          return;
        }
        over(asked.join());
      }
      mine = next.getAndIncrement();
    }
  }

  private void answered(Reply<Reply.Done> reply, @Nullable Throwable thrown) {
    if (thrown != null) {
      done.completeExceptionally(thrown);
    } else {
      over(reply);
      tryOn();
    }
  }

  private void over(Reply<Reply.Done> reply) {
    if (!(reply instanceof Reply.Ok<Reply.Done>)) {
      fault.compareAndSet(null, reply);
    }
    if (left.decrementAndGet() == 0) {
      done.complete(Objects.requireNonNullElseGet(fault.get(), Reply::ok));
    }
  }
}
