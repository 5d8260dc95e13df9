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
/// in `target/screenshots`, for people to judge, and judged by axe.
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
    for (var window : windows) {
      window.show(person.page());
      for (var scheme : SCHEMES) {
        var look = "%s-%s-%s".formatted(name, window, scheme).toLowerCase(Locale.ROOT);
        person.page().emulateMedia(atRest().setColorScheme(scheme));
        person.keepsSight(look);
        wrongOn(person.page()).forEach(problem -> wrong.add(look + ": " + problem));
      }
    }
    assertThat(wrong).as("what is wrong with these pages").isEmpty();
  }

  /// A picture of something half way is of no use.
  private static Page.EmulateMediaOptions atRest() {
    return new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE);
  }

  private static List<String> wrongOn(Page page) {
    var wrong = new ArrayList<String>();
    new AxeBuilder(page)
        .setLegacyMode(true)
        .analyze()
        .getViolations()
        .forEach(rule -> wrong.add(inWords(rule)));
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
