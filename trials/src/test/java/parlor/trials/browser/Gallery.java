package parlor.trials.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A page looked at on a phone and on a desk, by day and by night. Each look is kept as a picture
/// in `target/screenshots`, for people to judge; axe judges it by its rules.
final class Gallery {

  /// A window, in CSS pixels.
  enum Window {
    PHONE(390, 844),
    DESKTOP(1440, 900),
    SLIM(320, 640);

    private final int width;
    private final int height;

    Window(int width, int height) {
      this.width = width;
      this.height = height;
    }

    void show(Page page) {
      page.setViewportSize(width, height);
    }
  }

  private static final boolean HAS_TIME = Boolean.getBoolean("parlor.trials.long");

  private static final List<ColorScheme> SCHEMES = List.of(ColorScheme.LIGHT, ColorScheme.DARK);

  /// Things that do not fit the width make the page scroll sideways.
  private static final String SIDEWAYS =
      "document.documentElement.scrollWidth - document.documentElement.clientWidth";

  /// The words on cards and bars that do not fit where they are written.
  private static final String OVERFLOWING =
      """
      [...document.querySelectorAll('.card, .slip, .bar-card')]
        .filter(paper => paper.getClientRects().length > 0 && paper.scrollWidth > paper.clientWidth + 1)
        .map(paper => paper.textContent.trim())
      """;

  private Gallery() {}

  /// Looks from everywhere, and wants to find nothing wrong.
  static void shows(String name, Visitor person) {
    shows(name, person, Window.PHONE, Window.DESKTOP);
  }

  static void shows(String name, Visitor person, Window... windows) {
    var wrong = new ArrayList<String>();
    boolean isDesktopsTurn = windows.length > 1 && name.hashCode() % 2 == 0;
    for (var window : windows) {
      window.show(person.page());
      for (var scheme : SCHEMES) {
        var look = "%s-%s-%s".formatted(name, window, scheme).toLowerCase(Locale.ROOT);
        person.page().emulateMedia(atRest().setColorScheme(scheme));
        person.keepsSight(look);
        misfitsOn(person.page()).forEach(problem -> wrong.add(look + ": " + problem));
        if (isJudged(window, scheme, isDesktopsTurn)) {
          wrongOn(person.page()).forEach(problem -> wrong.add(look + ": " + problem));
        }
      }
    }
    assertThat(wrong).as("what is wrong with these pages").isEmpty();
  }

  /// Looks once, at the window as it is.
  static void showsAsItIs(String name, Visitor person) {
    person.keepsSight(name);
    assertThat(wrongOn(person.page())).as("what is wrong with this page").isEmpty();
    assertThat(misfitsOn(person.page())).as("what does not fit").isEmpty();
  }

  /// A picture of something half way is of no use.
  private static Page.EmulateMediaOptions atRest() {
    return new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE);
  }

  /// Axe takes seconds for each look. So it sees every window and both schemes, but not every pair
  /// of them; and where there is little time, of each state one pair or the other.
  private static boolean isJudged(Window window, ColorScheme scheme, boolean isDesktopsTurn) {
    boolean isDesktop = window == Window.DESKTOP;
    return isDesktop == (scheme == ColorScheme.LIGHT) && (isDesktop == isDesktopsTurn || HAS_TIME);
  }

  private static List<String> wrongOn(Page page) {
    var rules = new AxeBuilder(page).setLegacyMode(true).analyze().getViolations();
    return rules.stream().map(Gallery::inWords).toList();
  }

  private static List<String> misfitsOn(Page page) {
    var wrong = new ArrayList<String>();
    var sideways = (Integer) page.evaluate(SIDEWAYS);
    if (sideways > 0) {
      wrong.add("it scrolls sideways by " + sideways + " pixels");
    }
    for (var words : (List<?>) page.evaluate(OVERFLOWING)) {
      wrong.add("'" + words + "' is wider than its paper");
    }
    return wrong;
  }

  private static String inWords(Rule rule) {
    return rule.getNodes().stream()
        .map(CheckedNode::getHtml)
        .collect(Collectors.joining("\n  ", rule.getId() + ", " + rule.getHelp() + "\n  ", ""));
  }
}
