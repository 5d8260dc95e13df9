package parlor.trials.browser;

import static parlor.trials.browser.Sight.card;
import static parlor.trials.browser.Sight.connection;
import static parlor.trials.browser.Sight.notPlayed;
import static parlor.trials.browser.Sight.people;
import static parlor.trials.browser.Sight.played;
import static parlor.trials.browser.Sight.said;
import static parlor.trials.browser.Sight.story;
import static parlor.trials.browser.Sight.voted;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Ana's network fails in the ways that networks do; Ben's does not.
class NetworkTest {

  @RegisterExtension final Table table = Table.fresh();

  private Visitor ana;
  private Visitor ben;
  private Cable cable;

  @BeforeEach
  void ana_sits_at_the_end_of_a_cable() throws Exception {
    ben = table.creator("Ben");
    cable = new Cable(table.node().port());
    ana = table.joiner(table.someoneAt(cable, "Ana"));
    table.complaints().mayHold("Ana's console: WebSocket connection to");
    table.complaints().mayHold("net::ERR_");
  }

  @Test
  void a_pulled_cable_keeps_seat_and_card() {
    ana.plays("5");
    cable.isPulledOut();
    ana.sees(connection("reconnecting"), played("5"));
    cable.isPluggedIn();
    ana.sees(connection("open"), played("5"), people(2));
    ben.sees(voted("Ana"), people(2));
    ben.reveals();
    table.everyoneSees(card("Ana", "5"));
  }

  @Test
  void a_card_played_without_a_network_arrives_with_the_network() {
    cable.isPulledOut();
    ana.sees(connection("reconnecting"));
    ana.clicks(Sight.hand(ana.page(), "8"));
    ana.sees(played("8"));
    cable.isPluggedIn();
    ben.sees(voted("Ana"));
    ben.reveals();
    table.everyoneSees(card("Ana", "8"));
  }

  @Test
  void a_card_of_a_round_that_is_over_stays_behind() {
    cable.isPulledOut();
    ana.sees(connection("reconnecting"));
    ana.clicks(Sight.hand(ana.page(), "8"));
    ben.plays("3");
    ben.reveals();
    ben.goesToTheNextStory();
    cable.isPluggedIn();
    ana.sees(story("Story 2"), notPlayed("8"));
    ben.sees(Sight.thinking("Ana"));
  }

  @Test
  void a_cable_that_went_dead_is_noticed_and_what_was_played_meanwhile_arrives() {
    ana.plays("5");
    cable.goesDead();
    ana.clicks(Sight.hand(ana.page(), "13"));
    ana.sees(played("13"));
    ana.seesWithin(30, connection("reconnecting"));
    ana.sees(said("No connection"));
    cable.isRepaired();
    ana.sees(connection("open"), played("13"), said("Connected again."));
    ben.sees(voted("Ana"), people(2));
    ben.reveals();
    table.everyoneSees(card("Ana", "13"));
  }

  @Test
  void a_browser_that_is_offline_for_a_while_keeps_seat_and_card() {
    ana.plays("5");
    ana.losesTheNetwork();
    cable.isPulledOut();
    ana.sees(connection("reconnecting"), played("5"));
    cable.isPluggedIn();
    ana.findsTheNetworkAgain();
    ana.sees(connection("open"), played("5"), people(2));
    ben.sees(voted("Ana"));
  }
}
