package parlor.trials.cluster;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import parlor.trials.Guest;
import parlor.trials.Json;
import parlor.trials.Wire;

/// Someone who plays a card and takes it back, fifty times a second and whatever is answered, and
/// looks for the longest time in which the room did not show it.
public final class Prober implements AutoCloseable {

  private static final long EVERY_MILLIS = 20;

  private final Guest guest;
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private volatile int from;
  private volatile long began;
  private boolean hasCard;

  public Prober(Guest guest) {
    this.guest = guest;
    fromNow();
    var round = guest.picture().roundId();
    var _ =
        clock.scheduleAtFixedRate(
            () -> {
              hasCard = !hasCard;
              var frame = hasCard ? guest.frame("vote", "card", "5") : guest.frame("takeBack");
              frame.set("round", round);
              guest.says(frame.toString());
            },
            0,
            EVERY_MILLIS,
            TimeUnit.MILLISECONDS);
  }

  /// Forgets what was before: a JVM that has just started compiles what it does first.
  public void fromNow() {
    from = guest.wire().received().size();
    began = System.nanoTime();
  }

  /// Stops, and tells the longest time without a sign of its own seat.
  public Duration longestGap() {
    close();
    long ended = System.nanoTime();
    long last = began;
    long longest = 0;
    var seat = guest.seat();
    for (var received : guest.wire().received().stream().skip(from).toList()) {
      if (showsSeat(received, seat)) {
        longest = Math.max(longest, received.nanos() - last);
        last = received.nanos();
      }
    }
    return Duration.ofNanos(Math.max(longest, ended - last));
  }

  private static boolean showsSeat(Wire.Received received, String seat) {
    return received.text().contains(seat)
        && Json.parse(received.text()).path("seats").findValuesAsText("id").contains(seat);
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
