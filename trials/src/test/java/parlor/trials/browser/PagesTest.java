package parlor.trials.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static parlor.trials.browser.Gallery.shows;
import static parlor.trials.browser.Sight.away;
import static parlor.trials.browser.Sight.connection;
import static parlor.trials.browser.Sight.past;
import static parlor.trials.browser.Sight.phase;
import static parlor.trials.browser.Sight.text;
import static parlor.trials.browser.Sight.voted;

import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import parlor.trials.browser.Gallery.Window;

/// Every page in every state: axe finds nothing, nothing sticks out, and a picture is kept.
class PagesTest {

  @RegisterExtension final Table table = Table.fresh();

  @Test
  void the_start_page() {
    var ana = table.someone("Ana");
    ana.opens("/");
    ana.sees(text("New room"));
    shows("start", ana, Window.PHONE, Window.DESKTOP, Window.SLIM);
    ana.makesARoom();
    ana.opens("/");
    ana.sees(text("Rooms you were in"));
    shows("start-again", ana);
    ana.page().getByLabel("Room name or link").fill("ab");
    ana.clicks(ana.button("Go"));
    ana.sees(text("A room name has 3 to 64 letters"));
    shows("start-refused", ana);
  }

  @Test
  void the_door() {
    var ana = table.creator("Ana");
    ana.plays("5");
    var ben = table.someone("Ben");
    ben.opens(table.path());
    ben.sees(text("1 person is here"));
    shows("door", ben, Window.PHONE, Window.DESKTOP, Window.SLIM);
    ben.clicks(ben.button("Join"));
    ben.sees(text("Write your name first"));
    shows("door-refused", ben);
  }

  @Test
  void a_room_with_one_person() {
    var ana = table.creator("Ana");
    shows("room-alone", ana);
    ana.plays("5");
    shows("room-alone-voted", ana);
  }

  @Test
  void a_room_from_the_first_card_to_the_history() {
    var ana = fullRoom();
    shows("voting", ana);
    ana.clicks(ana.move("next"));
    ana.sees(text("not revealed yet"));
    shows("question", ana);
    ana.clicks(ana.button("Stay here"));
    ana.reveals();
    shows("revealed", ana);
    ana.settlesOn("5");
    shows("settled", ana);
    ana.goesToTheNextStory();
    ana.sees(past("Story 1", "5"));
    ana.clicks(ana.page().locator("parlor-history summary"));
    shows("history", ana);
  }

  @Test
  void everyone_of_one_mind() {
    var ana = table.creator("Ana");
    var ben = table.joiner("Ben");
    ana.plays("8");
    ben.plays("8");
    ana.reveals();
    ana.sees(text("Everyone chose 8"));
    shows("consensus", ana);
  }

  @Test
  void the_sheets() {
    var ana = table.creator("Ana");
    table.joiner("Ben");
    for (var name : List.of("QR code", "You", "Settings", "Help")) {
      var sheet = ana.opensSheet(name);
      shows("sheet-" + name.toLowerCase(Locale.ROOT).replace(' ', '-'), ana);
      ana.presses("Escape");
      assertThat(sheet).isHidden();
    }
    ana.opensSheet("Settings").getByLabel("Deck").selectOption("custom");
    shows("sheet-settings-custom", ana);
  }

  @Test
  void what_a_host_may_do_with_a_seat() {
    var ana = fullRoom();
    ana.opensTheOptionsOf("Ben");
    shows("options", ana);
    ana.clicks(ana.button("Remove for good"));
    shows("options-ban", ana);
  }

  @Test
  void what_others_may_not_do() {
    var ana = table.creator("Ana");
    var ben = table.joiner("Ben");
    ana.opensTheSettings().leaveToHosts("reveal the cards");
    ana.opensTheSettings().leaveToHosts("change these settings");
    ben.plays("3");
    ben.sees(text("Only hosts reveal here."));
    shows("not-yours", ben);
    ben.opensSheet("Settings");
    shows("sheet-settings-not-yours", ben);
  }

  @Test
  void an_observer() {
    table.creator("Ana").plays("5");
    var olga = table.observer("Olga");
    olga.sees(voted("Ana"));
    shows("observer", olga);
  }

  @Test
  void somebody_removed() {
    var ana = table.creator("Ana");
    var ben = table.joiner("Ben");
    ana.opensTheOptionsOf("Ben");
    ana.clicks(ana.button("Remove"));
    ben.sees(phase("ended"));
    shows("removed", ben);
    ben.clicks(ben.button("Take a seat again"));
    ben.sees(connection("open"));
    ana.opensTheOptionsOf("Ben");
    ana.clicks(ana.button("Remove for good"));
    ana.clicks(ana.button("Yes, remove for good"));
    ben.sees(phase("ended"));
    shows("banned", ben);
  }

  @Test
  void no_connection() throws Exception {
    table.complaints().mayHold("console: WebSocket connection to");
    var ana = table.creator("Ana");
    var cable = new Cable(table.node().port());
    var ben = table.joiner(table.someoneAt(cable, "Ben"));
    cable.isPulledOut();
    ben.sees(connection("reconnecting"));
    shows("reconnecting", ben);
    ana.sees(away("Ben"));
    shows("somebody-away", ana);
  }

  @Test
  void no_page() {
    table.complaints().mayHold("404");
    var ana = table.someone("Ana");
    ana.opens("/no-such-page");
    assertThat(ana.page().getByRole(AriaRole.HEADING).first()).isVisible();
    shows("missing", ana);
    ana.opens("/r/ab");
    assertThat(ana.page().getByRole(AriaRole.HEADING).first()).isVisible();
    shows("missing-room", ana);
  }

  @Test
  void long_decks_and_long_words_on_a_slim_phone() {
    var ana = table.creator("Ana");
    table.joiner("Bartholomäus von und zu Hohenfels");
    ana.opensTheSettings().lay("modified-fibonacci");
    ana.plays("100");
    shows("deck-fibonacci", ana, Window.SLIM, Window.PHONE, Window.DESKTOP);
    ana.takesBack("100");
    ana.opensTheSettings()
        .layOwn("tiny, small, rather big, enormous, 1 1/2 days, a week, don't ask, XXL, XXXL");
    ana.plays("enormous");
    ana.reveals();
    shows("deck-own-revealed", ana, Window.SLIM, Window.PHONE, Window.DESKTOP);
  }

  @Test
  void what_is_wrong_is_found() {
    var ana = table.creator("Ana");
    ana.page().evaluate("document.querySelector('h1').append(new Image())");
    assertThatThrownBy(() -> shows("wrong", ana, Window.PHONE)).hasMessageContaining("image-alt");
  }

  /// Ana and the others: some have voted, one watches.
  private Visitor fullRoom() {
    var ana = table.creator("Ana");
    var room = table.room();
    room.join("Ben").votes("5");
    room.join("Cem").votes("8");
    room.join("Dora");
    room.join("Frederike Margarethe").votes("3");
    room.observe("Olga");
    ana.plays("5");
    ana.sees(voted("Ben"), voted("Cem"), voted("Frederike Margarethe"));
    return ana;
  }
}
