package parlor.trials.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// Something to be seen on the page of a room. Looking waits until it is there.
///
/// @param what in words, to stand behind "sees"
record Sight(String what, Consumer<Page> look) {

  static Sight thinking(String name) {
    return inState(name, "thinking");
  }

  static Sight voted(String name) {
    return inState(name, "voted");
  }

  static Sight observing(String name) {
    return inState(name, "observer");
  }

  static Sight away(String name) {
    return inState(name, "away");
  }

  private static Sight inState(String name, String state) {
    return new Sight(
        name + " " + state, page -> assertThat(seat(page, name)).hasAttribute("data-state", state));
  }

  static Sight nobodyCalled(String name) {
    return new Sight("nobody called " + name, page -> assertThat(seat(page, name)).hasCount(0));
  }

  static Sight people(int count) {
    return new Sight(
        count + " people", page -> assertThat(page.locator("li[data-seat]")).hasCount(count));
  }

  /// A turned card.
  static Sight card(String name, String card) {
    return new Sight(
        name + "'s card " + card,
        page -> assertThat(seat(page, name)).hasAttribute("data-revealed-card", card));
  }

  static Sight noTurnedCard() {
    return new Sight(
        "no turned card", page -> assertThat(page.locator("[data-revealed-card]")).hasCount(0));
  }

  /// The own card, in the hand.
  static Sight played(String card) {
    return new Sight(
        "their own card " + card + " played",
        page -> assertThat(hand(page, card)).hasAttribute("aria-pressed", "true"));
  }

  static Sight notPlayed(String card) {
    return new Sight(
        "their own card " + card + " in the hand",
        page -> assertThat(hand(page, card)).hasAttribute("aria-pressed", "false"));
  }

  /// One of the numbers of a result, such as `Mean`.
  static Sight number(String name, String value) {
    return new Sight(
        name + " " + value,
        page ->
            assertThat(
                    page.locator("dl.numbers > div")
                        .filter(with("^\\s*" + name + "\\s*" + quoted(value) + "\\s*$")))
                .isVisible());
  }

  /// The bar of a card: how many chose it, and who.
  static Sight bar(String card, int votes, String... names) {
    return new Sight(
        votes + " at the bar of " + card,
        page -> {
          var bar = page.locator("[data-settle='" + card + "']");
          assertThat(bar).containsText(votes == 1 ? "1 vote" : votes + " votes");
          for (var name : names) {
            assertThat(bar).containsText(name);
          }
        });
  }

  static Sight settledOn(String card) {
    return new Sight(
        "the result " + card,
        page -> assertThat(page.getByText("Result: " + card, exactly())).isVisible());
  }

  static Sight story(String name) {
    return new Sight(name, page -> assertThat(page.locator("parlor-story h2")).containsText(name));
  }

  /// What the page says it is about: `door`, `voting`, `revealed` and so on.
  static Sight phase(String phase) {
    return new Sight(
        "the phase " + phase,
        page -> assertThat(page.locator("parlor-room")).hasAttribute("data-phase", phase));
  }

  /// What the pill says: `open`, `reconnecting` and so on.
  static Sight connection(String state) {
    return new Sight(
        "a connection that is " + state,
        page -> assertThat(page.locator(".pill")).hasAttribute("data-connection", state));
  }

  /// A round that was left, as its line in the history tells it.
  static Sight past(String... words) {
    return new Sight(
        "in the history " + String.join(" ", words),
        page -> {
          var entry = page.locator("parlor-history li").filter(with(quoted(words[0])));
          for (var word : words) {
            assertThat(entry.first()).containsText(word);
          }
        });
  }

  static Sight button(String name) {
    return new Sight(
        "a button " + name,
        page ->
            assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name)))
                .isVisible());
  }

  static Sight noButton(String name) {
    return new Sight(
        "no button " + name,
        page ->
            assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name)))
                .hasCount(0));
  }

  static Sight text(String text) {
    return new Sight(
        "the words " + text, page -> assertThat(page.getByText(text).first()).isVisible());
  }

  /// What a screen reader was told, at any time so far.
  static Sight said(String sentence) {
    return new Sight(
        "said " + sentence,
        page ->
            page.waitForFunction("said => (window.said ?? []).join(' ').includes(said)", sentence));
  }

  static Locator seat(Page page, String name) {
    return page.locator("li[data-seat]")
        .filter(new Locator.FilterOptions().setHas(page.getByText(name, exactly())));
  }

  static Locator hand(Page page, String card) {
    return page.locator("button[data-card='" + card + "']");
  }

  private static Page.GetByTextOptions exactly() {
    return new Page.GetByTextOptions().setExact(true);
  }

  private static Locator.FilterOptions with(String pattern) {
    return new Locator.FilterOptions().setHasText(Pattern.compile(pattern));
  }

  /// For the browser, which does not know Java's own quotes.
  private static String quoted(String text) {
    return text.replaceAll("[^\\w ]", "\\\\$0");
  }
}
