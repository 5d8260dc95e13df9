package parlor.trials.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static parlor.trials.browser.Sight.connection;
import static parlor.trials.browser.Sight.people;
import static parlor.trials.browser.Sight.phase;
import static parlor.trials.browser.Sight.text;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A room that a host closed at one node is closed at the other, to all who do not know how to open
/// it.
class PasscodeTest {

  private static final String PASSCODE = "open sesame";

  /// As the node says to whoever comes.
  private static final String CLOSED =
      "() => fetch(location.pathname + '/glance').then(it => it.json()).then(it => it.passcode)";

  @RegisterExtension static final Pair nodes = new Pair();
  @RegisterExtension final Table table = Table.fresh();

  private Visitor ana;
  private Visitor ben;

  @BeforeEach
  void ana_closes_the_room_while_ben_sits_in_it() {
    ana = table.creator(nodes.here(table, "Ana"));
    ben = table.joiner(nodes.there(table, "Ben"));
    table.everyoneSees(people(2));
    var sheet = ana.opensSheet("Settings");
    sheet.getByLabel("New passcode").fill(PASSCODE);
    ana.clicks(ana.button("Save"));
    assertThat(sheet).isHidden();
    ben.page().waitForFunction(CLOSED);
    ben.sees(connection("open"));
  }

  @Test
  void the_door_of_the_other_node_asks_for_it_until_it_is_right() {
    var cem = nodes.there(table, "Cem");
    cem.opens(table.path());
    assertThat(passcode(cem)).isVisible();
    assertThat(passcode(cem)).hasAttribute("type", "password");
    cem.fillsInTheName();
    cem.clicks(cem.button("Join"));
    cem.sees(text("This room has a passcode. Write it first."));

    passcode(cem).fill("open barley");
    cem.clicks(cem.button("Show the passcode"));
    assertThat(passcode(cem)).hasAttribute("type", "text");
    cem.clicks(cem.button("Join"));
    cem.sees(phase("door"), text("That is not the passcode of this room."));
    assertThat(passcode(cem)).isFocused();
    assertThat(cem.page().getByLabel("Your name")).hasValue("Cem");
    Gallery.shows("door-passcode", cem);

    passcode(cem).fill(PASSCODE);
    cem.plays("5");
    ana.sees(people(3), Sight.voted("Cem"));

    cem.reloads();
    cem.sees(people(3), Sight.played("5"));
  }

  @Test
  void who_was_removed_is_let_in_again_by_the_passcode_their_browser_knows() {
    var cem = nodes.there(table, "Cem");
    cem.opens(table.path());
    passcode(cem).fill(PASSCODE);
    cem.joins();
    ana.opensTheOptionsOf("Cem");
    ana.clicks(ana.button("Remove"));
    cem.sees(phase("ended"));
    cem.clicks(cem.button("Take a seat again"));
    cem.sees(connection("open"), people(3));
  }

  @Test
  void hosts_alone_change_it_and_take_it_away() {
    var bens = ben.opensSheet("Settings");
    assertThat(bens).containsText("Whoever takes a seat must show the passcode.");
    assertThat(bens).containsText("Only hosts may change that.");
    assertThat(bens.getByLabel("Another passcode")).hasCount(0);

    var sheet = ana.opensSheet("Settings");
    Gallery.shows("settings-passcode", ana);
    sheet.getByLabel("Remove the passcode").check();
    ana.clicks(ana.button("Save"));
    assertThat(bens).containsText("Whoever has the link may take a seat.");
    var cem = table.joiner(nodes.there(table, "Cem"));
    cem.sees(people(3));
  }

  private static Locator passcode(Visitor person) {
    return person.page().getByLabel("Passcode of this room");
  }
}
