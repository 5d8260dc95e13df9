package parlor.trials.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static parlor.trials.browser.Sight.said;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What the page is to somebody who hears it.
class ScreenReaderTest {

  @RegisterExtension final Table table = Table.fresh();

  @Test
  void what_others_do_is_said() {
    var ana = table.creator("Ana");
    ana.sees(said("alone so far."));
    var ben = table.joiner("Ben");
    ana.sees(said("Ben is here."));
    ben.sees(said("with 2 people."));
    ana.plays("3");
    ben.sees(said("1 of 2 voted."));
    ben.plays("8");
    ana.sees(said("2 of 2 voted."));
    ben.reveals();
    ana.sees(said("Revealed. Mean 5.5. Most chosen 3 and 8. Lowest: Ana 3. Highest: Ben 8."));
    ben.settlesOn("8");
    ana.sees(said("The result is 8."));
    ben.goesToTheNextStory();
    ana.sees(said("Story 2. Choose your card."));
  }

  @Test
  void a_refusal_is_said() {
    var ana = table.creator("Ana");
    ana.presses("r");
    ana.sees(said("Nobody has voted yet."));
  }

  @Test
  void the_table_is_landmarks_and_lists_with_names() {
    var ana = table.creator("Ana");
    var ben = table.joiner("Ben");
    ben.plays("3");
    ana.sees(Sight.voted("Ben"));
    assertThat(ana.page().locator("body"))
        .matchesAriaSnapshot(
            """
            - banner:
              - link "Parlor, start page"
              - heading [level=1]
              - button "Copy link"
              - navigation "Room tools":
                - button "QR code"
                - button "You"
                - button "Settings"
                - button "Help"
            - main:
              - heading "Story 1" [level=2]
              - timer
              - button "Timer"
              - textbox "Note for everyone"
              - region "People 2 here":
                - list:
                  - listitem:
                    - button "Ana"
                    - text: you host thinking
                  - listitem:
                    - text: Ben voted
                    - button "Options for Ben"
              - region "Stories":
                - textbox "Add a story"
                - button "Add"
                - button "Take in a list…"
                - link "Results"
              - region "Earlier stories"
              - region "Your place at the table":
                - button "Reveal (1 of 2 voted)"
                - toolbar "Your cards":
                  - button "Play 0"
                  - button "Play 13"
                  - button "Play ?, I cannot say"
                  - button "Play ☕, I need a break"
            - log
            """);
  }

  @Test
  void the_reveal_is_numbers_and_a_list_of_bars() {
    var ana = table.creator("Ana");
    var ben = table.joiner("Ben");
    ana.plays("3");
    ben.plays("5");
    ana.reveals();
    assertThat(ana.page().locator("parlor-result"))
        .matchesAriaSnapshot(
            """
            - region "Result":
              - term: Mean
              - definition: "4"
              - list "Votes by card":
                - listitem:
                  - button "3 1 vote Ana"
                - listitem:
                  - button "5 1 vote Ben"
            """);
    assertThat(Sight.seat(ana.page(), "Ben")).containsText("played 5");
  }

  @Test
  void a_card_says_that_it_is_played_and_a_button_why_it_cannot_be_pressed() {
    var ana = table.creator("Ana");
    assertThat(ana.move("reveal")).hasAttribute("aria-disabled", "true");
    assertThat(ana.move("reveal")).hasAccessibleDescription("Nobody has voted yet.");
    ana.plays("5");
    var played = new Locator.GetByRoleOptions().setName("Play 5").setPressed(true);
    assertThat(ana.page().locator("parlor-tray").getByRole(AriaRole.BUTTON, played)).isVisible();
    ana.takesBack("5");
    assertThat(ana.page().locator("parlor-tray").getByRole(AriaRole.BUTTON, played)).hasCount(0);
  }
}
