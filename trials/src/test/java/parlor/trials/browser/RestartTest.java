package parlor.trials.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static parlor.trials.browser.Sight.card;
import static parlor.trials.browser.Sight.connection;
import static parlor.trials.browser.Sight.noTurnedCard;
import static parlor.trials.browser.Sight.number;
import static parlor.trials.browser.Sight.past;
import static parlor.trials.browser.Sight.people;
import static parlor.trials.browser.Sight.played;
import static parlor.trials.browser.Sight.settledOn;
import static parlor.trials.browser.Sight.story;
import static parlor.trials.browser.Sight.voted;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The only node goes away and comes back with nothing: the browsers are the last copy.
class RestartTest {

  private static final String NOTE = "Note for everyone";

  @RegisterExtension final Table table = Table.onANodeOfItsOwn();

  private Visitor ana;
  private Visitor ben;

  @BeforeEach
  void a_story_is_done_and_cards_are_played_for_the_next() {
    table.complaints().mayHold("console: WebSocket connection to");
    ana = table.creator("Ana");
    ben = table.joiner("Ben");
    new Stories(ana).adds("Sign in", "Invoices");
    ana.plays("3");
    ben.plays("5");
    ana.reveals();
    ana.settlesOn("5");
    ana.goesToTheNextStory();
    ana.page().getByLabel(NOTE).fill("In which languages?");
    assertThat(ben.page().getByLabel(NOTE)).hasValue("In which languages?");
    ana.plays("8");
    ben.plays("13");
  }

  @Test
  void a_node_that_was_stopped_and_started_again_finds_the_room_as_it_was() {
    table.node().stop();
    table.everyoneSees(connection("reconnecting"));
    table.node().restart();
    itIsAsBefore();
  }

  @Test
  void a_node_that_was_killed_and_started_again_finds_the_room_as_it_was() {
    table.node().kill();
    table.everyoneSees(connection("reconnecting"));
    table.node().restart();
    itIsAsBefore();
  }

  private void itIsAsBefore() {
    table.everyoneSees(connection("open"), people(2), story("Invoices"), noTurnedCard());
    ana.sees(played("8"));
    ben.sees(played("13"));
    table.everyoneSees(voted("Ana"), voted("Ben"), past("Sign in", "Result 5", "mean 4"));
    new Stories(ben).are("Sign in", "Invoices");
    assertThat(ben.page().getByLabel(NOTE)).hasValue("In which languages?");
    ben.reveals();
    table.everyoneSees(card("Ana", "8"), card("Ben", "13"), number("Mean", "10.5"));
    ana.settlesOn("13");
    table.everyoneSees(settledOn("13"));
  }
}
