package parlor.swarm.node;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One thread that does one thing after another. What it is given after its end is dropped, and a
/// task that fails is logged and does not stop the next: a node has nobody to restart it.
public final class Loop {

  private static final Logger LOG = LoggerFactory.getLogger(Loop.class);

  private final String name;
  private final ScheduledThreadPoolExecutor thread;

  /// A loop of its own thread, which keeps no JVM alive.
  ///
  /// @param name of the thread
  public Loop(String name) {
    this.name = name;
    this.thread =
        new ScheduledThreadPoolExecutor(
            1,
            Thread.ofPlatform().daemon().name(name).factory(),
            new ThreadPoolExecutor.DiscardPolicy());
    thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /// Time in milliseconds that only goes on, whatever happens to the clock.
  public static long millis() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
  }

  /// Does a task after all it was given before.
  public void run(Runnable task) {
    thread.execute(guarded(task));
  }

  void later(long millis, Runnable task) {
    Future<?> _ = thread.schedule(guarded(task), millis, TimeUnit.MILLISECONDS);
  }

  /// Does a task again and again, with so many milliseconds between the end of one and the next.
  public void every(long millis, Runnable task) {
    Future<?> _ =
        thread.scheduleWithFixedDelay(guarded(task), millis, millis, TimeUnit.MILLISECONDS);
  }

  /// Does what it was given so far, then ends.
  void end() {
    thread.shutdown();
  }

  private Runnable guarded(Runnable task) {
    return () -> {
      try {
        task.run();
      } catch (RuntimeException | Error trouble) {
        LOG.error("{} failed at a task and goes on", name, trouble);
      }
    };
  }
}
