package parlor.swarm.node;

import com.typesafe.config.Config;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.pekko.event.EventStream;
import org.apache.pekko.remote.PhiAccrualFailureDetector;

/// Pekko's failure detector, which also believes a proof: a member whose port refuses connections
/// is gone now, not after seconds of silence.
///
/// Pekko makes these by the name of the class, one for each member watched, so what is proven is
/// kept beside them, by node: a JVM may hold several.
public final class DeathDetector extends PhiAccrualFailureDetector {

  /// Where a detector's settings say whose it is.
  static final String KEY = "parlor-node";

  private static final Map<String, Set<String>> PROVEN = new ConcurrentHashMap<>();

  private final Set<String> proven;
  private volatile String watched = "";

  /// For Pekko.
  public DeathDetector(Config settings, EventStream events) {
    super(settings, events);
    this.proven = provenBy(settings.getString(KEY));
  }

  private static Set<String> provenBy(String node) {
    return PROVEN.computeIfAbsent(node, _ -> ConcurrentHashMap.newKeySet());
  }

  /// Takes a proof. Answers whether it is news.
  static boolean prove(String node, Place dead) {
    return provenBy(node).add(dead.address().toString());
  }

  static boolean isProven(String node, Place place) {
    return provenBy(node).contains(place.address().toString());
  }

  static void clear(String node, Place place) {
    provenBy(node).remove(place.address().toString());
  }

  static void clear(String node) {
    provenBy(node).clear();
  }

  /// @param address of the member it is to watch, told once before anything else
  @Override
  public void setAddress(String address) {
    super.setAddress(address);
    watched = address;
  }

  @Override
  public boolean isAvailable() {
    return !proven.contains(watched) && super.isAvailable();
  }
}
