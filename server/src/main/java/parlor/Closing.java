package parlor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import parlor.swarm.Swarm;
import parlor.web.Web;

/// How a node goes: step by step, each when the one before is done. A step that fails or takes too
/// long is told and passed over, so that the last one comes within the sum of all bounds.
///
/// @param steps in their order
/// @param teller is told what did not go well
record Closing(List<Step> steps, Consumer<String> teller) {

  /// How long others have to take over the processes of a node that goes.
  private static final int DRAIN_SECONDS = 60;

  Closing {
    steps = List.copyOf(steps);
  }

  /// @param name what is done, to stand in "while ..."
  /// @param within how long it is waited for
  record Step(String name, Duration within, Supplier<CompletionStage<Void>> action) {}

  /// The whole way out. A node without people and without others needs no time; one that holds
  /// processes gives them to others first, and has a minute for that.
  ///
  /// Rooms go first, so that whoever is sent away finds them where they arrive; what the last of
  /// them did still has to reach the others, before this node may leave those. Pages are answered
  /// until the end.
  ///
  /// @param handOver gives the rooms to other nodes
  /// @param flush sends other nodes what they do not have yet
  static Closing of(
      Web web,
      Swarm swarm,
      Supplier<CompletionStage<Void>> handOver,
      Supplier<CompletionStage<Void>> flush,
      Consumer<String> teller) {
    var steps = new ArrayList<Step>();
    steps.add(step("turning newcomers away", 1, () -> turnedAway(web)));
    steps.add(step("handing rooms over", 4, handOver));
    steps.add(step("sending everyone away", 5, () -> web.sendAway().toCompletionStage()));
    steps.add(step("telling the other nodes what is new", 2, flush));
    steps.add(leaving(swarm));
    steps.add(step("closing the door", 3, () -> web.close().toCompletionStage()));
    return new Closing(steps, teller);
  }

  /// The way out of a node whose door did not open.
  static Closing of(Optional<Swarm> swarm, Consumer<String> teller) {
    return new Closing(swarm.map(Closing::leaving).stream().toList(), teller);
  }

  private static Step leaving(Swarm swarm) {
    return step(
        "leaving the cluster",
        DRAIN_SECONDS + 10,
        () -> swarm.leave(Duration.ofSeconds(DRAIN_SECONDS)));
  }

  private static CompletionStage<Void> turnedAway(Web web) {
    web.turnAway();
    return CompletableFuture.completedStage(null);
  }

  private static Step step(String name, int seconds, Supplier<CompletionStage<Void>> action) {
    return new Step(name, Duration.ofSeconds(seconds), action);
  }

  /// Goes through all steps, and returns after the last.
  void run() {
    steps.forEach(this::take);
  }

  private void take(Step step) {
    try {
      CompletableFuture.completedFuture(step)
          .thenCompose(due -> due.action().get())
          .get(step.within().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      tell(step, "it took longer than " + step.within().toMillis() + " ms");
    } catch (ExecutionException fault) {
      tell(step, String.valueOf(fault.getCause()));
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      tell(step, "it was interrupted");
    }
  }

  private void tell(Step step, String why) {
    teller.accept("Parlor closes, but not in order: while " + step.name() + ", " + why);
  }
}
