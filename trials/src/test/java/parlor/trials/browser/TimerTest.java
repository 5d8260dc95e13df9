package parlor.trials.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static parlor.trials.browser.Sight.card;
import static parlor.trials.browser.Sight.people;
import static parlor.trials.browser.Sight.phase;
import static parlor.trials.browser.Sight.said;

import com.microsoft.playwright.Locator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A timer that somebody starts at one node counts in front of everyone, whichever node they are
/// at.
class TimerTest {

  @RegisterExtension static final Pair nodes = new Pair();
  @RegisterExtension final Table table = Table.fresh();

  private Visitor ana;
  private Visitor ben;

  @BeforeEach
  void ana_and_ben_sit_at_different_nodes() {
    ana = table.creator(nodes.here(table, "Ana"));
    ben = table.joiner(nodes.there(table, "Ben"));
    table.everyoneSees(people(2));
  }

  @Test
  void the_cards_turn_at_zero_on_both_nodes() {
    assertThat(clock(ana)).hasAttribute("data-timer", "passed");
    ana.plays("3");
    ben.plays("5");
    var sheet = ana.opensSheet("Timer");
    Gallery.shows("timer", ana);
    sheet.getByLabel("Reveal at zero").check();
    sheet.getByLabel("Or minutes of your own").fill("0,09");
    ana.clicks(ana.button("Start"));
    assertThat(sheet).isHidden();
    assertThat(clock(ben)).hasAttribute("data-timer", "nearly");
    assertThat(clock(ben).locator(".time")).hasText(Pattern.compile("0:0[1-5]"));
    ben.keepsSight("timer-nearly");
    table.everyoneSees(said("A timer runs for 5 seconds. Then the cards are revealed."));
    table.everyoneSees(phase("revealed"), card("Ana", "3"), card("Ben", "5"));
    table.everyoneSees(said("Time is up."));
    assertThat(clock(ben)).hasAttribute("data-timer", "taken");
  }

  @Tag("long")
  @Test
  void without_a_reveal_it_only_says_that_time_is_up() {
    ben.plays("5");
    starts(ana, "0.085");
    assertThat(clock(ben)).hasAttribute("data-timer", "up");
    assertThat(clock(ben)).containsText("Time is up");
    table.everyoneSees(said("Time is up."), phase("voting"));
    Gallery.shows("timer-up", ben);
  }

  @Test
  void who_sits_at_the_other_node_stops_it() {
    ana.opensSheet("Timer");
    ana.clicks(ana.button("2 min"));
    assertThat(clock(ben)).hasAttribute("data-timer", "running");
    assertThat(clock(ben).locator(".time")).hasText(Pattern.compile("1:5\\d|2:00"));
    // What is over before it could be said is not said.
    ana.sees(said("A timer runs for 2 minutes."));
    ben.opensSheet("Timer");
    ben.clicks(ben.button("Stop the timer"));
    assertThat(clock(ana)).hasAttribute("data-timer", "passed");
    ana.sees(said("The timer was stopped."));
  }

  @Test
  void nobody_starts_it_who_may_not_run_rounds() {
    assertThat(ben.button("Timer")).isVisible();
    ana.opensTheSettings().leaveToHosts("settle results and start timers");
    assertThat(ben.button("Timer")).hasCount(0);
    assertThat(ana.button("Timer")).isVisible();
  }

  private static void starts(Visitor person, String minutes) {
    var sheet = person.opensSheet("Timer");
    sheet.getByLabel("Or minutes of your own").fill(minutes);
    person.clicks(person.button("Start"));
    assertThat(sheet).isHidden();
  }

  private static Locator clock(Visitor person) {
    return person.page().locator(".clock");
  }
}
