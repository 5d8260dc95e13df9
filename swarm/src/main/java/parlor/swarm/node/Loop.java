package parlor.swarm.node;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does one thing after another. What it is given after its end is dropped, and a task that fails
/// is logged and does not stop the next: a node has nobody to restart it.
///
/// It has one thread at a time. Where that is held up by [#spare] work, another takes its place.
public final class Loop {

  private static final Logger LOG = LoggerFactory.getLogger(Loop.class);

  /// Only ever hands tasks over.
  private static final ScheduledExecutorService CLOCK =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("parlor-clock").factory());

  /// So many threads may be held up; then the loop is.
  private static final int MOST_HELD_UP = 16;

  private static final long SAID_MILLIS = 10_000;

  /// After so long what tasks have left is done, though there be more of them.
  private static final long MOST_NANOS = 1_000_000;

  private final String name;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final Queue<Worker> heldUp = new ConcurrentLinkedQueue<>();
  private volatile Worker worker = new Worker();
  private volatile BooleanSupplier between = () -> false;
  private volatile @Nullable Thread waiting;
  private volatile boolean ended;
  private volatile long saidAt = Long.MIN_VALUE / 2;

  /// A loop of its own thread, which keeps no JVM alive.
  ///
  /// @param name of the thread
  public Loop(String name) {
    this.name = name;
    begin();
  }

  private void begin() {
    Thread.ofPlatform().daemon().name(name).start(worker);
  }

  /// Time in milliseconds that only goes on, whatever happens to the clock.
  public static long millis() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
  }

  /// Does a task after all it was given before.
  public void run(Runnable task) {
    if (!ended) {
      tasks.add(task);
      var idle = waiting;
      if (idle != null) {
        LockSupport.unpark(idle);
      }
    }
  }

  /// Does that whenever there is nothing else to do, and after a millisecond at the latest: what
  /// many of them leave to be done together. To be set once.
  ///
  /// @param task says whether it is to be done again soon, whatever else there is
  public void between(BooleanSupplier task) {
    between = task;
  }

  /// Does a task after so many milliseconds.
  public void later(long millis, Runnable task) {
    Future<?> _ = CLOCK.schedule(() -> run(task), millis, TimeUnit.MILLISECONDS);
  }

  /// Does a task again and again, with so many milliseconds between the end of one and the next.
  public void every(long millis, Runnable task) {
    if (!ended) {
      later(
          millis,
          () -> {
            guarded(task);
            every(millis, task);
          });
    }
  }

  /// Does what it was given so far, then ends.
  void end() {
    run(() -> ended = true);
  }

  private void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error trouble) {
      LOG.error("{} failed at a task and goes on", name, trouble);
    }
  }

  // Work that may take long.

  /// Does something, in the loop, of which nobody knows how long it takes. Where it takes too long
  /// ([#relieve]), the loop goes on without it.
  ///
  /// @return whether it was done in the loop. If not, the loop is another thread's by now: the task
  ///   that called this must touch nothing of what is the loop's, and end
  public boolean spare(Runnable work) {
    var self = worker;
    self.begins(work);
    guarded(work);
    boolean inLoop = self.ends();
    heldUp.remove(self);
    if (!inLoop) {
      self.over = true;
    }
    return inLoop;
  }

  /// The work that has held up a thread of this loop.
  ///
  /// @param millis for how long so far
  public record HeldUp(Runnable work, long millis) {}

  /// Has another thread go on with the loop whenever work has held it up for longer.
  ///
  /// @param told hears of that work, beside the loop
  public void relieve(long millis, Consumer<HeldUp> told) {
    Future<?> _ =
        CLOCK.scheduleWithFixedDelay(
            () -> {
              var held = relieve(millis);
              if (held != null) {
                told.accept(held);
              }
            },
            millis,
            millis / 2,
            TimeUnit.MILLISECONDS);
  }

  private @Nullable HeldUp relieve(long millis) {
    var now = worker;
    if (!now.isHeldUp(millis)) {
      return null;
    }
    if (heldUp.size() >= MOST_HELD_UP) {
      if (millis() - saidAt > SAID_MILLIS) {
        saidAt = millis();
        LOG.error("{} is held up, and {} of its threads are already", name, MOST_HELD_UP);
      }
      return null;
    }
    heldUp.add(now);
    var work = now.relieved();
    if (work == null) {
      heldUp.remove(now);
      return null;
    }
    worker = new Worker();
    begin();
    return work;
  }

  /// How many threads are held up now.
  public int heldUp() {
    return heldUp.size();
  }

  private final class Worker implements Runnable {
    private volatile long since;
    private volatile boolean over;
    private final AtomicReference<@Nullable Runnable> work = new AtomicReference<>();

    @Override
    public void run() {
      while (isOn()) {
        long until = System.nanoTime() + MOST_NANOS;
        for (var task = tasks.poll(); task != null; task = next(until)) {
          guarded(task);
        }
        boolean more = isOn() && between();
        if (isOn() && !more && tasks.isEmpty()) {
          await();
        }
      }
    }

    private @Nullable Runnable next(long until) {
      return isOn() && System.nanoTime() < until ? tasks.poll() : null;
    }

    private boolean between() {
      try {
        return between.getAsBoolean();
      } catch (RuntimeException | Error trouble) {
        LOG.error("{} failed between tasks and goes on", name, trouble);
        return false;
      }
    }

    private boolean isOn() {
      return !over && !ended;
    }

    private void await() {
      waiting = Thread.currentThread();
      // Who adds one either sees that it waits, or is seen here.
      while (tasks.isEmpty() && isOn()) {
        LockSupport.park(Loop.this);
        // An interrupt means nothing here, and must not keep it from waiting.
        boolean _ = Thread.interrupted();
      }
      waiting = null;
    }

    private void begins(Runnable what) {
      since = millis();
      work.set(what);
    }

    private boolean ends() {
      return work.getAndSet(null) != null;
    }

    private boolean isHeldUp(long millis) {
      return work.get() != null && millis() - since > millis;
    }

    private @Nullable HeldUp relieved() {
      var what = work.getAndSet(null);
      return what == null ? null : new HeldUp(what, millis() - since);
    }
  }
}
