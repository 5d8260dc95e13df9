package parlor.trials.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static parlor.trials.browser.Sight.observing;
import static parlor.trials.browser.Sight.people;
import static parlor.trials.browser.Sight.said;
import static parlor.trials.browser.Sight.thinking;

import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What makes a room one's own: who sits where, what a browser remembers, and what it may do with
/// the page.
class HabitsTest {

  /// Counts the tones that are struck.
  private static final String EAR =
      """
      window.tones = 0;
      const start = OscillatorNode.prototype.start;
      OscillatorNode.prototype.start = function (...when) { window.tones++; start.apply(this, when); };
      """;

  @RegisterExtension static final Pair nodes = new Pair();
  @RegisterExtension final Table table = Table.fresh();

  @Test
  void observers_are_a_group_of_their_own_on_both_nodes() {
    var ana = table.creator(nodes.here(table, "Ana"));
    var olga = nodes.there(table, "Olga");
    olga.opens(table.path());
    olga.joinsAsObserver();
    var ben = table.joiner(nodes.there(table, "Ben"));
    table.everyoneSees(people(3), observing("Olga"));
    assertThat(ana.page().locator("parlor-people"))
        .matchesAriaSnapshot(
            """
            - region "People 3 here":
              - heading "People 3 here" [level=2]
              - list "People 3 here":
                - listitem:
                  - button "Ana"
                  - text: you host thinking
                - listitem:
                  - text: Ben thinking
                  - button "Options for Ben"
              - heading "Observers 1" [level=3]
              - list "Observers 1":
                - listitem:
                  - text: Olga observing
                  - button "Options for Olga"
            """);
    ana.opensTheOptionsOf("Ben");
    ana.clicks(ana.button("Make observer"));
    table.everyoneSees(observing("Ben"));
    assertThat(olga.page().locator("[aria-labelledby='observers-title'] [data-seat]")).hasCount(2);
    assertThat(ana.button("Options for Ben")).isFocused();
    Gallery.shows("observers", ana);
    ana.clicks(ana.button("Options for Ben"));
    ana.clicks(ana.button("Make voter"));
    ben.sees(thinking("Ben"));
  }

  @Test
  void a_sound_is_made_only_for_those_who_want_one() {
    var ana = nodes.here(table, "Ana");
    ana.page().addInitScript(EAR);
    table.creator(ana);
    var ben = table.joiner(nodes.there(table, "Ben"));
    ana.plays("3");
    ben.plays("5");
    ana.sees(said("2 of 2 voted."));
    assertThat(ana.page().evaluate("window.tones")).isEqualTo(0);

    var sheet = ana.opensSheet("You");
    var wanted = sheet.getByRole(AriaRole.SWITCH);
    wanted.check();
    ana.page().waitForFunction("window.tones === 2");
    Gallery.shows("sounds", ana);
    ana.presses("Escape");
    ben.takesBack("5");
    ben.plays("8");
    ana.page().waitForFunction("window.tones === 4");

    ana.opensSheet("You");
    wanted.uncheck();
    ben.takesBack("8");
    ben.plays("5");
    ana.sees(said("2 of 2 voted."));
    assertThat(ana.page().evaluate("window.tones")).isEqualTo(4);
  }

  @Test
  void a_deck_laid_before_is_offered_again_until_it_is_forgotten() {
    var ana = table.creator(nodes.here(table, "Ana"));
    ana.opensTheSettings().layOwn("small, big");
    ana.opensTheSettings().layOwn("cat, dog, horse");
    var sheet = ana.opensSheet("Settings");
    ana.clicks(ana.button("small, big"));
    assertThat(sheet.getByLabel("Your cards, in order")).hasValue("small, big");
    ana.clicks(ana.button("Forget cat, dog, horse"));
    assertThat(ana.button("cat, dog, horse")).hasCount(0);
    Gallery.shows("settings-earlier-decks", ana);
    ana.clicks(ana.button("Save"));
    ana.sees(Sight.notPlayed("small"), Sight.notPlayed("big"));

    table.creator(ana);
    ana.opensSheet("Settings").getByLabel("Deck").selectOption("custom");
    assertThat(ana.button("small, big")).isVisible();
    assertThat(ana.button("cat, dog, horse")).hasCount(0);
  }

  @Test
  void the_pages_can_be_installed() {
    var ana = table.someone("Ana");
    ana.opens("/");
    var devtools = ana.page().context().newCDPSession(ana.page());
    var manifest = devtools.send("Page.getAppManifest");
    assertThat(manifest.get("errors").getAsJsonArray()).isEmpty();
    assertThat(manifest.get("data").getAsString()).contains("\"name\": \"Parlor\"", "maskable");
    assertThat(devtools.send("Page.getInstallabilityErrors").toString())
        .as("what keeps the pages from being installed")
        .doesNotContain("manifest", "icon", "url");
    for (var icon : new String[] {"icon-192", "icon-512", "icon-maskable-192", "icon-touch"}) {
      var address = manifest.get("url").getAsString().replaceFirst("[^/]+$", icon + ".png");
      var answer = ana.page().request().get(address);
      assertThat(answer.headers()).containsEntry("content-type", "image/png");
    }
  }
}
