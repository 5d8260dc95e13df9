package parlor.console.shell;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/// How the prompt waits for what it has asked. What is given up, by time or by Ctrl-C, goes on.
final class Waiting {

  /// Longer than anything that is asked here says itself that it may take.
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private Waiting() {}

  static <R, T> Answer<T> on(CompletionStage<R> asked, Function<R, Answer<T>> as) {
    return on(asked, as, LONGEST);
  }

  static <R, T> Answer<T> on(CompletionStage<R> asked, Function<R, Answer<T>> as, Duration bound) {
    try {
      return as.apply(asked.toCompletableFuture().get(bound.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException late) {
      return Answer.none(Answer.UNKNOWN);
    } catch (ExecutionException fault) {
      return fault.getCause() instanceof TimeoutException
          ? Answer.none(Answer.UNKNOWN)
          : Answer.none("failed: " + fault.getCause());
    } catch (InterruptedException stopped) {
      return Answer.none("stopped: it may have happened or not");
    }
  }
}
