package parlor.trials.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.api.Assertions;

/// The list of stories as one person has it before them.
///
/// @param person who looks at it
record Stories(Visitor person) {

  Page page() {
    return person.page();
  }

  void adds(String... titles) {
    for (var title : titles) {
      page().getByLabel("Add a story").fill(title);
      person.presses("Enter");
      assertThat(item(title)).isVisible();
    }
  }

  /// Waits until the list has these, in this order.
  void are(String... titles) {
    assertThat(page().locator(".item-title > span:first-child")).hasText(titles);
  }

  Locator item(String title) {
    return page().locator("[data-item]").filter(new Locator.FilterOptions().setHas(title(title)));
  }

  /// What opens an item to what can be done with it, and moves it with the keys.
  Locator title(String title) {
    return page().locator(".item-title").filter(new Locator.FilterOptions().setHasText(title));
  }

  /// Votes on that story, whatever was on the table.
  void picks(String title) {
    person.clicks(title(title));
    person.clicks(item(title).locator("[data-pick]"));
    var yes = person.button("Yes, vote on that story");
    var laid = page().locator("parlor-story h2", new Page.LocatorOptions().setHasText(title));
    assertThat(yes.or(laid).first()).isVisible();
    if (yes.isVisible()) {
      person.clicks(yes);
    }
    person.sees(Sight.story(title), Sight.phase("voting"));
  }

  /// The sheet that takes many in.
  Import opensImport() {
    person.clicks(person.button("Take in a list…"));
    var sheet = page().getByRole(AriaRole.DIALOG);
    assertThat(sheet).isVisible();
    return new Import(sheet);
  }

  /// @param sheet the dialog
  record Import(Locator sheet) {

    void isPasted(String text) {
      sheet.getByLabel("Paste stories").fill(text);
    }

    void isGiven(String file, String text) {
      isGiven(file, text.getBytes(StandardCharsets.UTF_8));
    }

    void isGiven(String file, byte[] content) {
      sheet.getByLabel("Or choose a CSV").setInputFiles(new FilePayload(file, "text/csv", content));
    }

    /// Waits until it says so, before anything is taken.
    void says(String... sentences) {
      for (var sentence : sentences) {
        assertThat(sheet).containsText(sentence);
      }
    }

    /// Waits until the preview has these rows; cells are joined by a bar.
    void shows(String... rows) {
      var cells = "rows => rows.map(row => [...row.cells].map(cell => cell.innerText).join(' | '))";
      var there = sheet.locator(".import-preview tbody tr");
      assertThat(there).hasCount(rows.length);
      Assertions.assertThat(there.evaluateAll(cells)).isEqualTo(List.of(rows));
    }

    void takes(int stories) {
      sheet
          .getByText(
              stories == 1 ? "Take 1 story" : "Take %,d stories".formatted(stories),
              new Locator.GetByTextOptions().setExact(true))
          .click();
      assertThat(sheet).isHidden();
    }
  }
}
