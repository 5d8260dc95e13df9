package parlor.swarm.node;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// Goes round places, knocks, and asks whoever opens who they are. Knocking waits, so it is done
/// aside; all else happens in the loop.
final class Rounds {

  /// How long someone may take to say who they are.
  private static final long ANSWER_MILLIS = 2_000;

  /// Whoever opened so lately is asked without another knock, which costs them more than a
  /// question.
  private static final long OPEN_MILLIS = 1_000;

  private final Loop loop;
  private final Handshakes handshakes;
  private final Consumer<Place> ask;
  private final BiConsumer<Place, Standing> heard;
  private final Set<Place> knocking = new HashSet<>();
  private final Map<Place, Long> waiting = new HashMap<>();
  private final Map<Place, Long> openedAt = new HashMap<>();

  /// @param handshakes knows why someone does not answer
  /// @param ask sends the question
  /// @param heard is told what came of it, over and over while nothing does
  Rounds(Loop loop, Handshakes handshakes, Consumer<Place> ask, BiConsumer<Place, Standing> heard) {
    this.loop = loop;
    this.handshakes = handshakes;
    this.ask = ask;
    this.heard = heard;
  }

  /// Asks all of these, and knocks before where no knock is still under way.
  void go(Set<Place> places) {
    openedAt.keySet().retainAll(places);
    long now = Loop.millis();
    places.forEach(place -> {
      if (now - openedAt.getOrDefault(place, now - OPEN_MILLIS) < OPEN_MILLIS) {
        asked(place, now);
      } else if (knocking.add(place)) {
        Thread.startVirtualThread(() -> knock(place));
      }
    });
  }

  private void knock(Place place) {
    var knock = Knock.at(place);
    loop.run(() -> knocked(place, knock));
  }

  private void knocked(Place place, Knock knock) {
    knocking.remove(place);
    switch (knock) {
      case OPEN -> open(place);
      case REFUSED -> closed(place, new Standing.Refuses());
      case SILENT -> closed(place, new Standing.Silent());
    }
  }

  private void open(Place place) {
    long now = Loop.millis();
    openedAt.put(place, now);
    asked(place, now);
  }

  private void asked(Place place, long now) {
    long since = waiting.computeIfAbsent(place, _ -> now);
    if (now - since > ANSWER_MILLIS) {
      heard.accept(place, handshakes.meaning(place, now));
    }
    ask.accept(place);
  }

  private void closed(Place place, Standing standing) {
    waiting.remove(place);
    openedAt.remove(place);
    heard.accept(place, standing);
  }

  void answered(Parcel.Answer answer) {
    waiting.remove(answer.from());
    heard.accept(answer.from(), answer.standing());
  }
}
