package parlor.swarm.node;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Knocks at members and throws out those whose host says that nobody is there: at the next few by
/// their places, as in a ring, so that each is watched; and at all as soon as one refuses, since
/// who proves many dead at once is to know it. If everyone knocked at everyone all the time, that
/// would grow with the square of the nodes, and whoever opens sets up a stream of Pekko's for it.
///
/// Happens in the loop, but for the knocking. Goes on while this node leaves: who dies meanwhile
/// must not hold up those who go.
final class Deaths {

  private static final Logger LOG = LoggerFactory.getLogger(Deaths.class);

  private static final long KNOCK_MILLIS = 500;

  /// How many members each node watches, and is watched by. Where all who watch one die with it,
  /// someone watches the first of those.
  private static final int WATCHED = 2;

  private final String name;
  private final Loop loop;
  private final Incarnation incarnation;
  private final View view;
  private final Brake brake = new Brake();
  private final Seldom seldom = new Seldom();
  private final Set<Place> knocking = new HashSet<>();
  private long knockedAt = Long.MIN_VALUE / 2;
  private boolean over;

  Deaths(String name, Loop loop, Incarnation incarnation, View view) {
    this.name = name;
    this.loop = loop;
    this.incarnation = incarnation;
    this.view = view;
  }

  /// Answers whether it was time to knock again.
  boolean watch(long now) {
    if (now - knockedAt < KNOCK_MILLIS) {
      return false;
    }
    knockedAt = now;
    knockAt(
        brake.isCalm(now)
            ? view.place().next(view.places(), WATCHED).stream()
            : view.places().stream());
    return true;
  }

  private void knockAt(Stream<Place> members) {
    members.filter(knocking::add).forEach(member -> Thread.startVirtualThread(() -> knock(member)));
  }

  /// This life calls nobody dead any more.
  void stop() {
    over = true;
  }

  /// The first refusal is told at once, so that whoever is proven dead first is judged knowing who
  /// else refuses.
  private void knock(Place member) {
    boolean refused = Knock.at(member) == Knock.REFUSED;
    if (refused) {
      loop.run(() -> refused(member));
    }
    boolean dead = refused && Knock.provesDeath(member);
    loop.run(() -> knocked(member, dead));
  }

  private void refused(Place member) {
    brake.refused(member, view.homes().contains(member), Loop.millis());
    knockAt(view.places().stream());
  }

  private void knocked(Place member, boolean dead) {
    knocking.remove(member);
    if (!dead) {
      brake.opened(member);
    } else if (!over && view.places().contains(member)) {
      judge(member);
    }
  }

  private void judge(Place member) {
    long now = Loop.millis();
    if (view.isDown(member) || brake.lets(view.homes(), view.place(), now)) {
      bury(member);
    } else {
      seldom
          .speak("brake", System.currentTimeMillis())
          .ifPresent(_ ->
              LOG.warn(
                  "{} holds back: most members refuse connections at once, so it may be its own"
                      + " network",
                  name));
    }
  }

  private void bury(Place member) {
    boolean leaving = view.isLeaving(member);
    if (DeathDetector.prove(name, member) && !leaving) {
      LOG.warn("{} is dead: its host refuses connections to it", member);
    }
    incarnation.down(member);
  }
}
