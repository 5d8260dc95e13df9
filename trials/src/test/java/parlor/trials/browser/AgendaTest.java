package parlor.trials.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static parlor.trials.browser.Gallery.shows;
import static parlor.trials.browser.Sight.past;
import static parlor.trials.browser.Sight.said;
import static parlor.trials.browser.Sight.settledOn;
import static parlor.trials.browser.Sight.story;
import static parlor.trials.browser.Sight.text;
import static parlor.trials.browser.Sight.voted;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import parlor.trials.browser.Gallery.Window;

/// The list of stories, in the hands of two people at two nodes.
class AgendaTest {

  /// What is being written is not sent meanwhile.
  private static final String KEEPS_TYPING =
      """
      window.typing = setInterval(() => document.querySelector('#note').dispatchEvent(new Event('input')), 100)
      """;

  @RegisterExtension static final Pair nodes = new Pair();

  @RegisterExtension final Table table = Table.fresh();

  private Visitor ana;
  private Visitor ben;
  private Stories anas;
  private Stories bens;

  @BeforeEach
  void ana_and_ben_sit_at_one_table() {
    ana = table.creator(nodes.here(table, "Ana"));
    ben = table.joiner(nodes.there(table, "Ben"));
    anas = new Stories(ana);
    bens = new Stories(ben);
  }

  @Test
  void stories_are_added_and_the_first_is_laid_at_once() {
    ana.sees(text("No stories yet."));
    anas.adds("Sign in", "Invoices", "Dark mode");
    bens.are("Sign in", "Invoices", "Dark mode");
    table.everyoneSees(story("Sign in"));
    assertThat(bens.item("Sign in")).hasAttribute("aria-current", "true");
  }

  @Test
  void keys_move_a_story_and_say_where_it_went() {
    anas.adds("Sign in", "Invoices", "Dark mode");
    bens.are("Sign in", "Invoices", "Dark mode");
    bens.title("Dark mode").focus();
    ben.presses("Alt+ArrowUp", "Alt+ArrowUp");
    ben.sees(said("Dark mode: now number 1 of 3."));
    assertThat(bens.title("Dark mode")).isFocused();
    anas.are("Dark mode", "Sign in", "Invoices");
    ben.presses("Alt+ArrowUp", "Alt+ArrowDown");
    anas.are("Sign in", "Dark mode", "Invoices");
  }

  @Test
  void a_story_is_dragged_by_its_grip() {
    anas.adds("Sign in", "Invoices", "Dark mode");
    var grip = anas.item("Dark mode").locator(".grip").boundingBox();
    var first = anas.item("Sign in").boundingBox();
    ana.page().mouse().move(grip.x + 8, grip.y + 8);
    ana.page().mouse().down();
    ana.page().mouse().move(grip.x + 8, first.y + 20);
    ana.page().mouse().move(grip.x + 8, first.y + 2);
    ana.page().mouse().up();
    bens.are("Dark mode", "Sign in", "Invoices");
  }

  @Test
  void a_story_is_edited_and_its_description_is_harmless() {
    // Attributes of the markup that are thrown away, and of which a browser tells all the same.
    table.complaints().mayHold("Applying inline style violates");
    anas.adds("Sign in");
    anas.title("Sign in").click();
    ana.clicks(ana.button("Edit"));
    var sheet = ana.page().getByRole(AriaRole.DIALOG);
    sheet.getByLabel("Title").fill("Sign in with a key");
    sheet.getByLabel("Link").fill("javascript:alert(1)");
    sheet.getByText("Save").click();
    assertThat(sheet).containsText("A link begins with http");
    sheet.getByLabel("Link").fill("https://issues.example.org/17");
    sheet
        .getByLabel("Description")
        .fill(
            """
            # Why
            **Because** of [this](https://example.org) and ![that](https://example.org/a.png)
            <script>window.ran = 1</script><img src=/x onerror="window.ran = 1">
            [bad](javascript:window.ran=1)<style>body { display: none }</style>
            """);
    sheet.getByText("Save").click();
    assertThat(sheet).isHidden();
    ben.sees(story("Sign in with a key"));
    var shown = ben.page().locator("parlor-story .markdown");
    assertThat(shown.locator("strong")).hasText("Because");
    assertThat(shown.locator("script, img, style, [onerror]")).hasCount(0);
    assertThat(shown.locator("a[href^='javascript']")).hasCount(0);
    for (var link : shown.locator("a[href]").all()) {
      assertThat(link).hasAttribute("rel", "noopener noreferrer");
      assertThat(link).hasAttribute("target", "_blank");
    }
    assertThat(ben.page().evaluate("window.ran ?? 0")).isEqualTo(0);
    assertThat(ben.page().locator(".story-link"))
        .hasAttribute("href", "https://issues.example.org/17");
    shows("agenda-described", ben);
  }

  @Test
  void a_story_of_no_list_gets_a_title() {
    ana.clicks(ana.button("Change this story"));
    var sheet = ana.page().getByRole(AriaRole.DIALOG);
    assertThat(sheet.getByLabel("Link")).hasCount(0);
    sheet.getByLabel("Title").fill("Something urgent");
    sheet.getByText("Save").click();
    ben.sees(story("Something urgent"));
  }

  @Test
  void a_settled_story_is_picked_again_and_its_earlier_votes_stand_beside_it() {
    anas.adds("Sign in", "Invoices");
    bens.are("Sign in", "Invoices");
    ana.plays("3");
    ben.plays("5");
    ana.sees(voted("Ben"));
    ana.reveals();
    ana.settlesOn("5");
    ben.sees(settledOn("5"));
    assertThat(bens.item("Sign in").locator(".slip")).containsText("5");
    ana.goesToTheNextStory();
    ben.sees(story("Invoices"), past("Sign in", "Result 5"));
    bens.picks("Sign in");
    ana.sees(story("Sign in"), story("vote 2"));
    var before = ana.page().locator("parlor-earlier");
    assertThat(before).containsText("Vote 1");
    assertThat(before).containsText("Result 5");
    before.locator("summary").click();
    assertThat(before.locator(".round-votes li")).hasCount(2);
    shows("agenda-again", ana);
  }

  @Test
  void a_card_tells_what_was_settled_on_it() {
    anas.adds("Sign in", "Invoices");
    ana.plays("5");
    ana.reveals();
    ana.settlesOn("5");
    ana.goesToTheNextStory();
    var card = Sight.hand(ben.page(), "5");
    var tip = ben.page().locator(".tip");
    assertThat(card).hasAccessibleDescription("Settled on 5: Sign in");
    assertThat(tip).isHidden();
    card.hover();
    assertThat(tip).isVisible();
    ben.page().mouse().move(0, 0);
    assertThat(tip).isHidden();
    ben.page().keyboard().press("Tab");
    card.focus();
    assertThat(tip).isVisible();
    ben.plays("5");
  }

  @Test
  void the_note_is_everyones_and_what_is_being_written_is_never_overwritten() {
    var hers = ana.page().getByLabel("Note for everyone");
    var his = ben.page().getByLabel("Note for everyone");
    hers.fill("Ask legal");
    assertThat(his).hasValue("Ask legal");
    his.pressSequentially(" about Northern Ireland");
    assertThat(hers).hasValue("Ask legal about Northern Ireland");
    his.pressSequentially(" too");
    hers.fill("Ask nobody");
    hers.blur();
    assertThat(his).hasValue("Ask legal about Northern Ireland too");
    settleTheNote();
    assertThat(his).hasValue("Ask legal about Northern Ireland too");
    assertThat(hers).hasValue("Ask legal about Northern Ireland too");
  }

  /// Two wrote at once. Whoever was slower is shown both, and here Ben's is kept.
  private void settleTheNote() {
    var take = ana.button("Take theirs");
    var keep = ben.button("Keep mine");
    for (int looks = 0; looks < 100 && !take.isVisible() && !keep.isVisible(); looks++) {
      ana.page().waitForTimeout(50);
    }
    if (keep.isVisible()) {
      ben.sees(text("Ask nobody"));
      ben.clicks(keep);
    } else {
      ana.clicks(take);
    }
  }

  @Test
  void what_is_not_kept_of_a_note_is_shown_to_who_wrote_it() {
    anas.adds("Sign in", "Invoices");
    table.everyoneSees(story("Sign in"));
    var hers = ana.page().getByLabel("Note for everyone");
    hers.fill("Ask nobody");
    ana.page().evaluate(KEEPS_TYPING);
    ben.page().getByLabel("Note for everyone").fill("Ask legal");
    ana.sees(text("Somebody changed the note while you were writing."));
    ana.page().evaluate("clearInterval(window.typing)");
    bens.picks("Invoices");
    ana.sees(story("Invoices"), text("What you wrote about “Sign in” was not kept."));
    ana.sees(text("Ask nobody"));
    assertThat(hers).hasValue("");
    ana.clicks(ana.page().locator(".note").getByText("Close"));
    assertThat(ana.page().getByText("Ask nobody")).hasCount(0);
  }

  @Tag("long")
  @Test
  void a_story_that_was_voted_on_asks_before_it_goes_and_leaves_its_votes() {
    anas.adds("Sign in", "Invoices");
    ana.plays("5");
    ana.reveals();
    ana.settlesOn("5");
    ana.goesToTheNextStory();
    anas.title("Sign in").click();
    ana.clicks(ana.button("Remove"));
    ana.sees(text("This story was voted on."));
    ana.clicks(ana.button("Keep it"));
    ana.clicks(ana.button("Remove"));
    ana.clicks(ana.button("Yes, remove it"));
    bens.are("Invoices");
    ben.sees(past("Sign in", "Result 5"));
  }

  @Test
  void a_list_left_to_hosts_is_only_read_by_others() {
    anas.adds("Sign in", "Invoices");
    bens.are("Sign in", "Invoices");
    ana.opensTheSettings().leaveToHosts("change the list of stories and the note");
    ben.sees(text("Only hosts change the list of stories here."));
    assertThat(ben.page().getByLabel("Add a story")).hasCount(0);
    assertThat(ben.page().locator(".grip")).hasCount(0);
    bens.title("Invoices").focus();
    ben.presses("Alt+ArrowUp", "Enter");
    assertThat(ben.button("Remove")).hasCount(0);
    assertThat(ben.page().locator("[data-pick]")).isVisible();
    anas.are("Sign in", "Invoices");
  }

  @Tag("long")
  @Test
  void on_a_phone_the_list_is_folded_until_it_is_wanted() {
    anas.adds("Sign in", "Invoices");
    Window.PHONE.show(ana.page());
    assertThat(anas.title("Invoices")).isHidden();
    var fold =
        ana.page()
            .getByRole(AriaRole.BUTTON)
            .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^Stories$")));
    ana.clicks(fold);
    assertThat(fold).hasAttribute("aria-expanded", "true");
    anas.title("Invoices").click();
    shows("agenda", ana, Window.PHONE, Window.SLIM, Window.DESKTOP);
  }
}
