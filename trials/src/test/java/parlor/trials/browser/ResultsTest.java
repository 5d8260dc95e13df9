package parlor.trials.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static parlor.trials.browser.Gallery.shows;
import static parlor.trials.browser.Sight.story;
import static parlor.trials.browser.Sight.text;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The page of a room's results, of results on paper.
class ResultsTest {

  @RegisterExtension final Table table = Table.fresh();

  /// Two stories, of which the first was voted on.
  private Visitor anaAfterOneStory() {
    var ana = table.creator("Ana");
    var ben = table.joiner("Ben");
    new Stories(ana).adds("Sign in", "<b>Dark</b> mode");
    table.everyoneSees(story("Sign in"));
    ana.plays("8");
    ben.plays("3");
    ana.reveals();
    ana.settlesOn("8");
    ana.goesToTheNextStory();
    return ana;
  }

  @Test
  void stories_and_their_votes_are_read_copied_and_taken_home() {
    var ana = anaAfterOneStory();
    ana.page().context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
    ana.clicks(ana.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Results")));
    var stories = ana.page().locator("tbody");
    assertThat(stories).hasCount(2);
    assertThat(stories.nth(0)).containsText("Sign in");
    assertThat(stories.nth(0)).containsText("Ben 3, Ana 8");
    assertThat(stories.nth(0).locator(".card-result")).hasText("8");
    assertThat(stories.nth(0).locator(".time")).hasText(Pattern.compile("\\d:\\d\\d"));
    assertThat(stories.nth(1)).containsText("<b>Dark</b> mode");
    assertThat(stories.nth(1).locator(".card-result")).hasText("open");
    shows("results", ana);
    assertThat(copied(ana, "csv").lines().toList().get(1)).startsWith("Sign in,");
    assertThat(copied(ana, "markdown")).contains("| Sign in | 8 |");
    assertThat(copied(ana, "json")).startsWith("{\"room\":");
    var saved =
        ana.page()
            .waitForDownload(() -> ana.clicks(ana.page().locator("[data-download='markdown']")));
    assertThat(saved.suggestedFilename()).endsWith(".md");
  }

  private static String copied(Visitor person, String form) {
    var button = person.page().locator("[data-copy='" + form + "']");
    person.clicks(button);
    assertThat(button).hasText("Copied");
    return (String) person.page().evaluate("navigator.clipboard.readText()");
  }

  @Test
  void on_paper_there_are_only_the_stories() {
    var ana = anaAfterOneStory();
    ana.opens(table.path() + "/results");
    assertThat(ana.page().locator("tbody")).hasCount(2);
    ana.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(ana.page().locator(".take-along")).isHidden();
    assertThat(ana.page().locator("body")).hasCSS("background-color", "rgb(255, 255, 255)");
    ana.keepsSight("results-print");
  }

  @Test
  void what_is_no_answer_of_ours_is_told_and_asked_for_again() {
    var ana = table.creator("Ana");
    ana.page().route("**/api/rooms/*/results?as=json", ResultsTest::proxyPage);
    ana.opens(table.path() + "/results");
    ana.sees(text("The results cannot be had right now."));
    ana.page().unroute("**/api/rooms/*/results?as=json");
    ana.clicks(ana.button("Try again"));
    ana.sees(text("Nothing to show yet."));
  }

  private static void proxyPage(Route route) {
    route.fulfill(
        new Route.FulfillOptions().setContentType("text/html").setBody("<h1>Sign in</h1>"));
  }

  @Test
  void who_has_no_seat_is_sent_to_the_room() {
    table.creator("Ana");
    var eve = table.someone("Eve");
    eve.opens(table.path() + "/results");
    eve.sees(text("You have no seat in this room"));
    shows("results-no-seat", eve);
    eve.clicks(eve.page().getByText("Go to the room"));
    eve.sees(Sight.phase("door"));
  }
}
