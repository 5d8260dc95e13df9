package parlor.trials.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static parlor.trials.browser.Sight.button;
import static parlor.trials.browser.Sight.connection;
import static parlor.trials.browser.Sight.noButton;
import static parlor.trials.browser.Sight.nobodyCalled;
import static parlor.trials.browser.Sight.observing;
import static parlor.trials.browser.Sight.people;
import static parlor.trials.browser.Sight.phase;
import static parlor.trials.browser.Sight.said;
import static parlor.trials.browser.Sight.text;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What a page offers is what its person may do.
class RightsTest {

  @RegisterExtension final Table table = Table.fresh();

  @Test
  void only_hosts_find_options_at_a_seat() {
    var ana = table.creator("Ana");
    var ben = table.joiner("Ben");
    ben.sees(said("with 2 people"));
    ana.sees(button("Options for Ben"));
    ben.sees(people(2), noButton("Options for"));
    ana.opensTheOptionsOf("Ben");
    ana.clicks(ana.button("Make host"));
    ben.sees(button("Options for Ana"), said("You are host now."));
  }

  @Test
  void settings_left_to_hosts_are_shown_to_others_with_the_reason() {
    var ana = table.creator("Ana");
    var ben = table.joiner("Ben");
    ana.opensTheSettings().leaveToHosts("change these settings");
    var sheet = ben.opensSheet("Settings");
    assertThat(sheet).containsText("Only hosts may change the settings here.");
    for (var field : sheet.locator("select, input").all()) {
      assertThat(field).isDisabled();
    }
    assertThat(sheet.getByText("Save")).hasCount(0);
  }

  @Test
  void a_reveal_left_to_hosts_is_refused_with_the_reason_to_the_rest() {
    var ana = table.creator("Ana");
    var ben = table.joiner("Ben");
    ana.opensTheSettings().leaveToHosts("reveal the cards");
    ben.plays("5");
    assertThat(ben.move("reveal")).hasAttribute("aria-disabled", "true");
    assertThat(ben.move("reveal")).hasAccessibleDescription("Only hosts reveal here.");
    ben.presses("r");
    ben.sees(phase("voting"), said("Only hosts reveal here."));
    ana.reveals();
    ben.sees(phase("revealed"));
  }

  @Test
  void observers_have_no_cards_until_they_take_a_hand() {
    var ana = table.creator("Ana");
    var olga = table.observer("Olga");
    ana.sees(observing("Olga"));
    assertThat(olga.page().locator("button[data-card]")).hasCount(0);
    olga.types("5");
    olga.sees(said("Observers hold no cards."), observing("Olga"));
    olga.clicks(olga.button("Take a hand of cards"));
    olga.plays("5");
    ana.sees(Sight.voted("Olga"));
  }

  @Test
  void somebody_removed_reads_so_in_peace_and_may_come_back() {
    var ana = table.creator("Ana");
    var ben = table.joiner("Ben");
    ben.plays("5");
    ana.opensTheOptionsOf("Ben");
    ana.clicks(ana.button("Remove"));
    ana.sees(nobodyCalled("Ben"));
    ben.sees(phase("ended"), text("You were removed"), button("Take a seat again"));
    ben.clicks(ben.button("Take a seat again"));
    ben.sees(connection("open"), people(2), Sight.thinking("Ben"));
    ana.sees(people(2));
  }

  @Test
  void somebody_removed_for_good_stays_outside() {
    var ana = table.creator("Ana");
    var ben = table.joiner("Ben");
    ana.opensTheOptionsOf("Ben");
    ana.clicks(ana.button("Remove for good"));
    ana.clicks(ana.button("Yes, remove for good"));
    ana.sees(nobodyCalled("Ben"));
    ben.sees(phase("ended"), text("You were removed for good"), noButton("Take a seat again"));
    ben.page().reload();
    ben.sees(phase("door"));
    ben.clicks(ben.button("Join"));
    ben.sees(phase("ended"), text("You were removed for good"));
    ana.sees(people(1));
  }

  @Test
  void a_host_makes_an_observer_of_a_voter() {
    var ana = table.creator("Ana");
    var ben = table.joiner("Ben");
    ben.plays("5");
    ana.opensTheOptionsOf("Ben");
    ana.clicks(ana.button("Make observer"));
    ben.sees(observing("Ben"), text("You are watching this table."));
  }
}
