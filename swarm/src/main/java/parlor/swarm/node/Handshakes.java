package parlor.swarm.node;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Why the places that we called, and that opened, would not speak with us.
final class Handshakes {

  private static final long LATELY_MILLIS = 10_000;

  private record Failure(Standing meaning, long at) {}

  private final Map<Place, Failure> failures = new ConcurrentHashMap<>();

  void failed(Place place, Standing meaning, long now) {
    failures.values().removeIf(failure -> now - failure.at() > LATELY_MILLIS);
    failures.put(place, new Failure(meaning, now));
  }

  void succeeded(Place place) {
    failures.remove(place);
  }

  /// What the last 10 s say of someone who opens and does not answer.
  Standing meaning(Place place, long now) {
    return Optional.ofNullable(failures.get(place))
        .filter(failure -> now - failure.at() <= LATELY_MILLIS)
        .map(Failure::meaning)
        .orElse(new Standing.Silent());
  }
}
