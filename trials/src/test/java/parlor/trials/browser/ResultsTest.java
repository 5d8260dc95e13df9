package parlor.trials.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static parlor.trials.browser.Gallery.shows;
import static parlor.trials.browser.Sight.text;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The page of a room's results, of results on paper: what a node makes of a room is tried where
/// its answers are.
class ResultsTest {

  private static final String RESULTS =
      """
      {"room":"team-blue","items":[
        {"id":"k3v9x2m4q7","title":"Sign in","link":"https://example.org/1","note":"Ask legal","result":"5","rounds":[
          {"id":{"number":1,"item":"k3v9x2m4q7","attempt":1},"deck":{"kind":"points","cards":["3","5","8"]},
           "revealed":true,"result":"8","seconds":75,
           "votes":[{"seat":"a","name":"Ana","card":"8"},{"seat":"b","name":"Ben","card":"3"}]},
          {"id":{"number":2,"item":"k3v9x2m4q7","attempt":2},"deck":{"kind":"points","cards":["3","5","8"]},
           "revealed":true,"result":"5","seconds":40,"votes":[{"seat":"a","name":"Ana","card":"5"}]}]},
        {"id":"aaaaaaaa11","title":"<b>Dark</b> mode"},
        {"id":"#1","rounds":[{"id":{"number":3,"item":"#1","attempt":1},"revealed":false}]}]}
      """;

  @RegisterExtension final Table table = Table.fresh();

  @Test
  void stories_and_their_votes_are_read_copied_and_taken_home() {
    var ana = table.creator("Ana");
    ana.page().context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
    ana.page().route("**/api/rooms/*/results?as=*", ResultsTest::answer);
    ana.clicks(ana.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Results")));
    var stories = ana.page().locator("tbody");
    assertThat(stories).hasCount(3);
    assertThat(stories.nth(0)).containsText("Ben 3, Ana 8");
    assertThat(stories.nth(0)).containsText("1:15");
    assertThat(stories.nth(1)).containsText("<b>Dark</b> mode");
    assertThat(stories.nth(2)).containsText("Story 1");
    shows("results", ana);
    for (var form : List.of("csv", "markdown", "json")) {
      ana.clicks(ana.page().locator("[data-copy='" + form + "']"));
      assertThat(ana.page().locator("[data-copy='" + form + "']")).hasText("Copied");
      assertThat((String) ana.page().evaluate("navigator.clipboard.readText()"))
          .isEqualTo(form.equals("json") ? RESULTS : form + " of the room");
    }
    var saved =
        ana.page()
            .waitForDownload(() -> ana.clicks(ana.page().locator("[data-download='markdown']")));
    assertThat(saved.suggestedFilename()).endsWith(".md");
  }

  @Test
  void on_paper_there_are_only_the_stories() {
    var ana = table.creator("Ana");
    ana.page().route("**/api/rooms/*/results?as=*", ResultsTest::answer);
    ana.opens(table.path() + "/results");
    assertThat(ana.page().locator("tbody")).hasCount(3);
    ana.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(ana.page().locator(".take-along")).isHidden();
    assertThat(ana.page().locator("body")).hasCSS("background-color", "rgb(255, 255, 255)");
    ana.keepsSight("results-print");
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

  private static void answer(Route route) {
    var opened = route.request().headers().getOrDefault("authorization", "");
    var form = route.request().url().replaceFirst(".*as=", "");
    var answer = new Route.FulfillOptions().setContentType("text/plain");
    if (!opened.matches("Bearer [\\w-]{22,64}")) {
      route.fulfill(answer.setStatus(401));
    } else {
      route.fulfill(answer.setBody(form.equals("json") ? RESULTS : form + " of the room"));
    }
  }
}
