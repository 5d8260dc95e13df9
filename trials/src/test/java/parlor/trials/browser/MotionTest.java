package parlor.trials.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static parlor.trials.browser.Sight.card;
import static parlor.trials.browser.Sight.phase;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MotionTest {

  /// Remembers every animation and transition that starts from now on.
  private static final String WATCH =
      """
      window.moved = [];
      for (const start of ['animationstart', 'transitionrun']) {
        document.addEventListener(start, event => window.moved.push(
          `${event.animationName ?? event.propertyName} of ${event.target.className}`), true);
      }
      """;

  /// Two frames later all that began with the last change has started.
  private static final String MOVED =
      """
      new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(
        window.moved.length + document.getAnimations().length))))
      """;

  @RegisterExtension final Table table = Table.fresh();

  @Test
  void cards_turn_in_front_of_those_who_like_it() {
    assertThat(movesOnReveal(ReducedMotion.NO_PREFERENCE)).isPositive();
  }

  @Test
  void nothing_moves_on_a_reveal_for_those_who_asked_for_rest() {
    assertThat(movesOnReveal(ReducedMotion.REDUCE)).isZero();
  }

  private int movesOnReveal(ReducedMotion wish) {
    var ana = table.creator("Ana");
    var ben = table.joiner("Ben");
    ana.page().emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(wish));
    ana.plays("3");
    ben.plays("5");
    ana.sees(Sight.voted("Ben"));
    ana.page().evaluate(WATCH);
    ben.reveals();
    ana.sees(phase("revealed"), card("Ben", "5"));
    return (Integer) ana.page().evaluate(MOVED);
  }
}
