package parlor.trials.browser;

import static parlor.trials.browser.Sight.card;
import static parlor.trials.browser.Sight.connection;
import static parlor.trials.browser.Sight.people;
import static parlor.trials.browser.Sight.phase;
import static parlor.trials.browser.Sight.played;
import static parlor.trials.browser.Sight.thinking;
import static parlor.trials.browser.Sight.voted;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A seat and the card before it stay, whatever happens to the page.
class SeatTest {

  @RegisterExtension final Table table = Table.fresh();

  @Test
  void a_reload_keeps_seat_and_card() {
    var ana = table.creator("Ana");
    var ben = table.joiner("Ben");
    ana.plays("5");
    ana.reloads();
    ana.sees(played("5"), people(2), voted("Ana"), thinking("Ben"));
    ben.sees(people(2), voted("Ana"));
  }

  @Test
  void a_reload_after_the_reveal_shows_the_reveal() {
    var ana = table.creator("Ana");
    ana.plays("5");
    ana.reveals();
    ana.reloads();
    ana.sees(phase("revealed"), card("Ana", "5"));
  }

  @Test
  void a_second_tab_shares_the_seat_and_the_card() {
    var ana = table.creator("Ana");
    var ben = table.joiner("Ben");
    ana.plays("5");
    var tab = ana.inASecondTab();
    tab.sees(played("5"), people(2));
    tab.plays("8");
    ana.sees(played("8"));
    ben.sees(people(2));
    tab.page().close();
    ben.reveals();
    table.everyoneSees(card("Ana", "8"));
  }

  @Test
  void a_new_visit_to_the_start_page_leads_back_to_the_seat() {
    var ana = table.creator("Ana");
    var room = ana.path();
    ana.plays("5");
    ana.opens("/");
    ana.clicks(ana.page().getByText(room.substring("/r/".length())));
    ana.sees(connection("open"), played("5"), people(1));
  }
}
