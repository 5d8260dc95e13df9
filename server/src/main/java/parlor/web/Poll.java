package parlor.web;

import io.vertx.core.Context;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A question that is asked again and again, but not before it was answered, and so seldom that it
/// is under way a third of the time at most. For one event loop.
///
/// @param <T> what is asked for
final class Poll<T> {

  private static final int REST = 3;
  private static final Logger LOG = LoggerFactory.getLogger(Poll.class);

  private final String name;
  private final Context loop;
  private final Supplier<CompletionStage<Optional<T>>> question;
  private Optional<T> latest = Optional.empty();
  private boolean isAnswered;
  private boolean isAsked;
  private boolean isBroken;
  private long due;

  /// @param question whose answer may be that there is none this time
  Poll(String name, Context loop, Supplier<CompletionStage<Optional<T>>> question) {
    this.name = name;
    this.loop = loop;
    this.question = question;
  }

  /// The last answer that there was.
  Optional<T> latest() {
    return latest;
  }

  /// Whether it was answered at all.
  boolean isAnswered() {
    return isAnswered;
  }

  /// Asks, if it is time.
  ///
  /// @param now in milliseconds
  /// @param pause until it is asked again, at least
  void ask(long now, long pause) {
    if (isAsked || now < due) {
      return;
    }
    isAsked = true;
    long start = System.nanoTime();
    Future.fromCompletionStage(question.get(), loop)
        .onComplete((answer, fault) -> {
          long took = (System.nanoTime() - start) / 1_000_000;
          due = now + Math.max(pause, REST * took);
          isAsked = false;
          isAnswered = true;
          if (fault == null) {
            hear(answer);
          } else {
            complain(fault);
          }
        });
  }

  private void hear(Optional<T> answer) {
    isBroken = false;
    answer.ifPresent(_ -> latest = answer);
  }

  private void complain(Throwable fault) {
    if (!isBroken) {
      LOG.error("asking for {}", name, fault);
    }
    isBroken = true;
  }
}
