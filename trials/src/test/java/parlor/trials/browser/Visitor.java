package parlor.trials.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// One person at a browser of their own, and what they do there.
final class Visitor {

  private final String name;
  private final String origin;
  private final BrowserContext profile;
  private final Page page;
  private final Frames frames;
  private int clicks;
  private int fields;

  Visitor(String name, String origin, BrowserContext profile) {
    this.name = name;
    this.origin = origin;
    this.profile = profile;
    this.page = profile.newPage();
    this.frames = new Frames(page);
  }

  String name() {
    return name;
  }

  Page page() {
    return page;
  }

  /// What the room sent to this page.
  Frames frames() {
    return frames;
  }

  /// How often they clicked since their page opened.
  int clicks() {
    return clicks;
  }

  /// How many fields they filled in since their page opened.
  int fields() {
    return fields;
  }

  void opens(String path) {
    clicks = 0;
    fields = 0;
    page.navigate(origin + path);
  }

  /// Where they are, without the host.
  String path() {
    return page.url().substring(origin.length());
  }

  /// From the start page to a seat in a new room. The browser may know the name already.
  void makesARoom() {
    var field = page.getByLabel("Your name");
    assertThat(field).isVisible();
    if (field.inputValue().isEmpty()) {
      fills(field, name);
    }
    clicks(button("New room"));
    sees(Sight.phase("voting"));
  }

  void fillsInTheName() {
    fills(page.getByLabel("Your name"), name);
  }

  void joins() {
    fillsInTheName();
    clicks(button("Join"));
    sees(Sight.connection("open"));
  }

  void joinsAsObserver() {
    fillsInTheName();
    clicks(button("Join as observer"));
    sees(Sight.observing(name));
  }

  /// Plays a card; at the door that takes a seat too.
  void plays(String card) {
    clicks(Sight.hand(page, card));
    sees(Sight.played(card), Sight.voted(name));
  }

  void takesBack(String card) {
    clicks(Sight.hand(page, card));
    sees(Sight.notPlayed(card), Sight.thinking(name));
  }

  void reveals() {
    clicks(move("reveal"));
    sees(Sight.phase("revealed"));
  }

  void settlesOn(String card) {
    clicks(page.locator("[data-settle='" + card + "']"));
    sees(Sight.settledOn(card));
  }

  void goesToTheNextStory() {
    leaves("next");
  }

  void votesAgain() {
    leaves("again");
  }

  /// Right after a reveal the page asks whether that was meant. It was.
  private void leaves(String move) {
    clicks(move(move));
    var yes = button(Pattern.compile("^Yes, "));
    assertThat(yes.or(page.locator("parlor-room[data-phase='voting']"))).isAttached();
    if (yes.isVisible()) {
      clicks(yes);
    }
    sees(Sight.phase("voting"));
  }

  void opensTheOptionsOf(String other) {
    clicks(button("Options for " + other));
  }

  /// One of the sheets behind the buttons at the top.
  Locator opensSheet(String name) {
    clicks(button(name));
    var sheet = page.getByRole(AriaRole.DIALOG);
    assertThat(sheet).isVisible();
    return sheet;
  }

  SettingsSheet opensTheSettings() {
    return new SettingsSheet(opensSheet("Settings"));
  }

  void presses(String... keys) {
    for (var key : keys) {
      page.keyboard().press(key);
    }
  }

  void types(String text) {
    page.keyboard().type(text);
  }

  void reloads() {
    page.reload();
    sees(Sight.connection("open"));
  }

  /// The same person at the same browser, in a tab beside this one.
  Visitor inASecondTab() {
    var tab = new Visitor(name, origin, profile);
    tab.opens(path());
    tab.sees(Sight.connection("open"));
    return tab;
  }

  void losesTheNetwork() {
    profile.setOffline(true);
  }

  void findsTheNetworkAgain() {
    profile.setOffline(false);
  }

  /// For what takes its time by nature.
  void seesWithin(int seconds, Sight sight) {
    PlaywrightAssertions.setDefaultAssertionTimeout(seconds * 1_000.0);
    try {
      sees(sight);
    } finally {
      PlaywrightAssertions.setDefaultAssertionTimeout(Chromium.PATIENCE);
    }
  }

  /// Keeps a picture of what they see in `target/screenshots`, with every motion at its end.
  void keepsSight(String name) {
    var file = Path.of("target", "screenshots", name + ".png");
    page.screenshot(
        new Page.ScreenshotOptions().setPath(file).setAnimations(ScreenshotAnimations.DISABLED));
  }

  boolean hasPlayed(String card) {
    return "true".equals(Sight.hand(page, card).getAttribute("aria-pressed"));
  }

  void sees(Sight... sights) {
    for (var sight : sights) {
      try {
        sight.look().accept(page);
      } catch (AssertionError | TimeoutError blind) {
        throw new AssertionError(name + " does not see " + sight.what(), blind);
      }
    }
  }

  void clicks(Locator target) {
    clicks++;
    target.click();
  }

  private void fills(Locator field, String text) {
    fields++;
    field.fill(text);
  }

  Locator move(String move) {
    return page.locator("[data-move='" + move + "']");
  }

  Locator button(String exactName) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(exactName).setExact(true));
  }

  private Locator button(Pattern pattern) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(pattern));
  }
}
