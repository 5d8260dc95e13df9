package parlor.swarm.node;

import com.typesafe.config.Config;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.pekko.event.EventStream;
import org.apache.pekko.remote.DeadlineFailureDetector;
import org.apache.pekko.remote.FailureDetector;
import org.apache.pekko.remote.FailureDetectorWithAddress;

/// Pekko's failure detector, but it also believes a proof: a member whose port refuses connections
/// is gone now, not after seconds of silence. And it takes nobody's silence for a death that is no
/// longer than what befalls the living now: see [Lateness].
///
/// At any moment it bears the same silence from everyone. Were each member judged by its own
/// history, a node that is cut off would miss some sooner than others, and throw those out with the
/// rest for a majority that it cannot reach either.
///
/// Pekko makes these by the name of the class, one for each member watched, so what they know
/// together is kept beside them, by node: a JVM may hold several.
public final class DeathDetector implements FailureDetector, FailureDetectorWithAddress {

  /// Where a detector's settings say whose it is.
  static final String KEY = "parlor-node";

  private static final Map<String, Known> KNOWN = new ConcurrentHashMap<>();

  private final DeadlineFailureDetector silence;
  private final Known known;
  private volatile String watched = "";
  private volatile long heardAt;

  /// What one node's detectors know together.
  ///
  /// @param proven addresses of members proven dead
  private record Known(Set<String> proven, Lateness lateness) {
    private static Known nothing() {
      return new Known(ConcurrentHashMap.newKeySet(), new Lateness());
    }
  }

  /// For Pekko.
  public DeathDetector(Config settings, EventStream events) {
    this.silence = new DeadlineFailureDetector(settings, events);
    this.known = knownTo(settings.getString(KEY));
  }

  private static Known knownTo(String node) {
    return KNOWN.computeIfAbsent(node, _ -> Known.nothing());
  }

  /// Takes a proof. Answers whether it is news.
  static boolean prove(String node, Place dead) {
    return knownTo(node).proven().add(dead.address().toString());
  }

  static boolean isProven(String node, Place place) {
    return knownTo(node).proven().contains(place.address().toString());
  }

  /// A node does what it does again and again.
  ///
  /// @param since when it last did
  static void came(String node, long since, long now) {
    knownTo(node).lateness().came(since, now);
  }

  static void clear(String node, Place place) {
    knownTo(node).proven().remove(place.address().toString());
  }

  /// A member is no more.
  static void forget(String node, Place place) {
    clear(node, place);
    knownTo(node).lateness().gone(place.address().toString());
  }

  static void clear(String node) {
    knownTo(node).proven().clear();
  }

  /// @param address of the member it is to watch, told once before anything else
  @Override
  public void setAddress(String address) {
    watched = address;
  }

  @Override
  public void heartbeat() {
    long now = Loop.millis();
    if (silence.isMonitoring()) {
      known.lateness().heard(watched, now - heardAt, now);
    } else {
      known.lateness().met(watched, now);
    }
    heardAt = now;
    silence.heartbeat();
  }

  @Override
  public boolean isMonitoring() {
    return silence.isMonitoring();
  }

  @Override
  public boolean isAvailable() {
    return !known.proven().contains(watched) && (silence.isAvailable() || isOnlyLate());
  }

  private boolean isOnlyLate() {
    long now = Loop.millis();
    return now - heardAt < known.lateness().patience(now);
  }
}
