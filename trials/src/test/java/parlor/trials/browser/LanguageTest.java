package parlor.trials.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static parlor.trials.browser.Sight.phase;
import static parlor.trials.browser.Sight.text;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A language chosen by hand: the page speaks it at once, and again when somebody comes back.
class LanguageTest {

  @RegisterExtension final Table table = Table.fresh();

  @Test
  void it_is_chosen_at_the_foot_of_the_start_page_and_kept() {
    var ana = table.someone("Ana");
    ana.opens("/");
    ana.page().locator("#language").selectOption("de");
    ana.sees(text("Neuer Raum"));
    assertThat(ana.page().locator("html")).hasAttribute("lang", "de");

    ana.opens("/r/a-door-to-read");
    ana.sees(text("Noch niemand hier"));
    ana.page().locator("#language").selectOption("en");
    ana.sees(text("Nobody is here yet"));
  }

  @Test
  void it_is_chosen_in_a_room_and_the_seat_stays() {
    var ana = table.creator("Ana");
    ana.opensSheet("You");
    ana.page().locator("#language").selectOption("pl");
    ana.clicks(ana.button("Save"));
    ana.sees(text("Historyjka 1"), phase("voting"));
    assertThat(ana.page().locator("html")).hasAttribute("lang", "pl");
  }
}
