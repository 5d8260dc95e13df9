package parlor.trials.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static parlor.trials.browser.Sight.card;
import static parlor.trials.browser.Sight.connection;
import static parlor.trials.browser.Sight.hand;
import static parlor.trials.browser.Sight.notPlayed;
import static parlor.trials.browser.Sight.phase;
import static parlor.trials.browser.Sight.played;
import static parlor.trials.browser.Sight.settledOn;
import static parlor.trials.browser.Sight.story;
import static parlor.trials.browser.Sight.text;
import static parlor.trials.browser.Sight.voted;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Nobody here touches a mouse.
class KeyboardTest {

  @RegisterExtension final Table table = Table.fresh();

  @Test
  void a_room_is_made_and_a_story_pointed_twice_with_keys_alone() {
    var ana = table.someone("Ana");
    ana.opens("/");
    seesTheFocusOn(ana, ana.page().getByLabel("Your name"));
    ana.types("Ana");
    ana.presses("Enter");
    ana.sees(connection("open"));
    ana.types("13");
    ana.sees(played("13"), voted("Ana"));
    ana.presses("r");
    ana.sees(phase("revealed"), card("Ana", "13"));
    ana.presses("v");
    saysYesIfAsked(ana);
    ana.sees(phase("voting"), story("vote 2"), notPlayed("13"));
    ana.types("5");
    ana.sees(played("5"), voted("Ana"));
    ana.presses("r");
    ana.sees(phase("revealed"));
    ana.presses("n");
    saysYesIfAsked(ana);
    ana.sees(phase("voting"), story("Story 2"), notPlayed("5"));
    assertThat(ana.clicks()).isZero();
  }

  @Test
  void a_guest_joins_with_a_card_and_settles_with_keys_alone() {
    var ana = table.creator("Ana");
    var ben = table.someone("Ben");
    ben.opens(table.path());
    seesTheFocusOn(ben, ben.page().getByLabel("Your name"));
    ben.types("Ben");
    ben.presses("Tab", "Tab");
    seesTheFocusOn(ben, hand(ben.page(), "0"));
    ben.presses("ArrowRight", "ArrowRight", "ArrowRight", "Enter");
    ben.sees(played("3"), voted("Ben"));
    ana.sees(voted("Ben"));
    ben.presses("r");
    ben.sees(phase("revealed"));
    reachesWithTab(ben, ben.page().locator("[data-settle='3']"));
    ben.presses("Enter");
    table.everyoneSees(settledOn("3"));
  }

  @Test
  void arrows_go_through_the_cards_and_a_card_typed_slowly_is_the_short_one() {
    var ana = table.creator("Ana");
    ana.page().locator("body").focus();
    ana.presses("ArrowRight");
    seesTheFocusOn(ana, ana.page().locator("button[data-card][tabindex='0']"));
    ana.presses("End");
    seesTheFocusOn(ana, hand(ana.page(), "☕"));
    ana.presses("ArrowLeft");
    seesTheFocusOn(ana, hand(ana.page(), "?"));
    ana.presses("Home", "ArrowRight");
    seesTheFocusOn(ana, hand(ana.page(), "1"));
    ana.presses("Space");
    ana.sees(played("1"));
    ana.presses("Space");
    ana.sees(notPlayed("1"));
    ana.types("1");
    ana.sees(played("1"));
  }

  @Test
  void the_link_is_copied_with_a_key() {
    var ana = table.creator("Ana");
    ana.page().context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
    ana.presses("c");
    ana.sees(text("Link copied"));
    assertThat(ana.page().evaluate("navigator.clipboard.readText()")).isEqualTo(ana.page().url());
  }

  @Test
  void sheets_take_the_focus_and_give_it_back() {
    var ana = table.creator("Ana");
    for (var name : List.of("QR code", "You", "Settings", "Help")) {
      var opener = ana.button(name);
      reachesWithTab(ana, opener);
      ana.presses("Enter");
      var sheet = ana.page().getByRole(AriaRole.DIALOG);
      assertThat(sheet).isVisible();
      assertThat(sheet.locator(":focus")).hasCount(1);
      ana.presses("Escape");
      assertThat(sheet).isHidden();
      seesTheFocusOn(ana, opener);
    }
  }

  @Test
  void the_help_opens_with_a_question_mark_and_goes_back_to_where_one_was() {
    var ana = table.creator("Ana");
    ana.presses("ArrowRight", "ArrowRight");
    var card = ana.page().locator("button[data-card]:focus");
    var label = card.getAttribute("data-card");
    ana.presses("?");
    assertThat(ana.page().getByRole(AriaRole.DIALOG)).isVisible();
    ana.types("5");
    ana.presses("Escape");
    seesTheFocusOn(ana, hand(ana.page(), label));
    ana.sees(notPlayed("5"));
  }

  @Test
  void letters_typed_into_a_field_move_nothing() {
    var ana = table.creator("Ana");
    ana.plays("5");
    var field = ana.opensSheet("You").getByLabel("Your name");
    field.focus();
    ana.presses("End");
    ana.types(" rn5");
    ana.presses("Enter");
    ana.sees(voted("Ana rn5"), played("5"), phase("voting"), story("Story 1"));
  }

  private static void saysYesIfAsked(Visitor person) {
    var question = person.page().getByRole(AriaRole.ALERTDIALOG);
    var over = person.page().locator("parlor-room[data-phase='voting']");
    assertThat(question.or(over)).isAttached();
    if (question.isVisible()) {
      seesTheFocusOn(person, question.getByText("Stay here"));
      person.presses("Tab", "Enter");
    }
  }

  private static void reachesWithTab(Visitor person, Locator target) {
    for (int steps = 0; steps < 40; steps++) {
      if ((Boolean) target.evaluate("node => node === document.activeElement")) {
        seesTheFocusOn(person, target);
        return;
      }
      person.presses("Tab");
    }
    throw new AssertionError("Forty times Tab did not lead to " + target);
  }

  /// It has the focus and shows it: with an outline or a shadow that is not there otherwise.
  private static void seesTheFocusOn(Visitor person, Locator target) {
    assertThat(target).isFocused();
    var shown =
        """
        node => {
          const mark = ({ outlineStyle, outlineWidth, boxShadow, borderColor }) =>
            [outlineStyle === 'none' || outlineWidth === '0px' ? '' : outlineStyle + outlineWidth, boxShadow, borderColor].join();
          const focused = mark(getComputedStyle(node));
          node.blur();
          const blurred = mark(getComputedStyle(node));
          node.focus();
          return focused !== blurred;
        }\
        """;
    assertThat((Boolean) target.evaluate(shown))
        .as("%s sees that %s has the focus", person.name(), target)
        .isTrue();
  }
}
