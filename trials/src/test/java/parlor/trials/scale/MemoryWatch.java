package parlor.trials.scale;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Looks every few seconds at what nodes hold, whatever is done to them meanwhile.
final class MemoryWatch implements AutoCloseable {

  private static final long SECONDS = 5;

  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
  private final Stage stage;
  private final Timeline timeline;

  MemoryWatch(Stage stage, Timeline timeline) {
    this.stage = stage;
    this.timeline = timeline;
    var _ = clock.scheduleWithFixedDelay(this::look, 0, SECONDS, TimeUnit.SECONDS);
  }

  private void look() {
    try {
      timeline.holds(stage.megabytes());
    } catch (RuntimeException fault) {
      Run.say("  the nodes' memory could not be looked at: " + fault.getMessage());
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
