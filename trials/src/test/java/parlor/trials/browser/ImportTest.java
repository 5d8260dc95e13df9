package parlor.trials.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static parlor.trials.browser.Gallery.shows;
import static parlor.trials.browser.Sight.said;
import static parlor.trials.browser.Sight.text;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Lists from elsewhere, taken in by Ana at one node and seen by Ben at another.
class ImportTest {

  /// Makes a file where it is chosen: one that came through Playwright would count as work of the
  /// page. Keeps the longest task from then on.
  private static final String CHOOSES =
      """
      async ([name, line, times]) => {
        const file = new File(['Title,Description\\n' + line.repeat(times)], name);
        const chosen = new DataTransfer();
        chosen.items.add(file);
        const input = document.querySelector('#import-file');
        input.files = chosen.files;
        await new Promise(resolve => setTimeout(resolve, 500));
        window.longest = 0;
        new PerformanceObserver(tasks => {
          window.longest = Math.max(window.longest, ...tasks.getEntries().map(it => it.duration));
        }).observe({ type: 'longtask' });
        input.dispatchEvent(new Event('change', { bubbles: true }));
      }
      """;

  /// Milliseconds. Aimed at are 50, on a machine that has nothing else to do.
  private static final int LONGEST_TASK = 250;

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
  void lines_are_shown_before_they_are_taken() {
    var sheet = anas.opensImport();
    sheet.isPasted("- Sign in, and out\n* Invoices https://example.org/2\n\n3. Dark mode");
    sheet.says("3 stories would be taken.");
    sheet.shows("Sign in, and out | ", "Invoices | https://example.org/2", "Dark mode | ");
    shows("import-lines", ana);
    assertThat(ben.page().locator("[data-item]")).hasCount(0);
    sheet.takes(3);
    ana.sees(said("3 stories taken in."));
    bens.are("Sign in, and out", "Invoices", "Dark mode");
  }

  @Test
  void what_jira_exports_is_understood() {
    var sheet = anas.opensImport();
    sheet.isGiven(
        "jira.csv",
        """
        Summary,Issue key,Issue id,Labels,Labels,Description
        "Sign in, now",PAR-1,10001,a,b,"First line
        second with ""quotes""\"
        Invoices,PAR-2,10002,,,
        """);
    sheet.says("2 stories would be taken.");
    sheet.shows("PAR-1 Sign in, now | First line second with \"quotes\"", "PAR-2 Invoices | ");
    shows("import-jira", ana);
    sheet.takes(2);
    bens.are("PAR-1 Sign in, now", "PAR-2 Invoices");
  }

  @Test
  void what_github_and_azure_export_is_understood() {
    var sheet = anas.opensImport();
    sheet.isGiven(
        "issues.csv",
        """
        Number,Title,URL,Body
        12,Fix it,https://github.com/x/y/issues/12,**Now**
        13,Other,javascript:alert(1),
        """);
    sheet.says("1 link is left out");
    sheet.shows("#12 Fix it | https://github.com/x/y/issues/12 | **Now**", "#13 Other |  | ");
    sheet.isGiven(
        "azure.csv", "ID,Work Item Type,Title,State,Description\n7,Bug,Mend it,New,Soon\n");
    sheet.shows("#7 Mend it | Soon");
    sheet.takes(1);
    bens.are("#7 Mend it");
  }

  @Tag("long")
  @Test
  void a_spreadsheet_in_german_is_understood() {
    var text = "Zusammenfassung;Schlüssel;Beschreibung\r\nGröße ändern;AB-1;\"a; b\"\r\n";
    var sheet = anas.opensImport();
    sheet.isGiven("liste.csv", "\ufeff" + text);
    sheet.shows("AB-1 Größe ändern | a; b");
    sheet.isGiven("alt.csv", text.getBytes(StandardCharsets.ISO_8859_1));
    sheet.says("alt.csv");
    sheet.shows("AB-1 Größe ändern | a; b");
    sheet.takes(1);
    bens.are("AB-1 Größe ändern");
  }

  @Tag("long")
  @Test
  void columns_of_unknown_tables_are_chosen() {
    var sheet = anas.opensImport();
    sheet.isGiven("own.csv", "Nr,What,Where\n1,Sign in,https://example.org/1\n2,Invoices,\n");
    sheet.sheet().getByLabel("The first line names the columns").check();
    sheet.sheet().getByLabel("Title").selectOption("What");
    sheet.sheet().getByLabel("Link").selectOption("Where");
    sheet.shows("Sign in | https://example.org/1", "Invoices | ");
    sheet.takes(2);
    bens.are("Sign in", "Invoices");
  }

  @Test
  void broken_quotes_are_named_by_their_line() {
    var sheet = anas.opensImport();
    sheet.isGiven("broken.csv", "Title,Body\nSign in,\"ok\"\nInvoices,\"never closed\nDark,x\n");
    sheet.says("Line 3: a quotation mark is never closed.", "1 story would be taken.");
    shows("import-broken", ana);
  }

  @Test
  void markup_and_formulas_stay_text_and_what_is_too_long_is_cut() {
    var sheet = anas.opensImport();
    var bad = "<img src=x onerror=window.ran=1>";
    sheet.isGiven(
        "bad.csv",
        "Title,URL,Body\n%s,%s,%s\n=1+1,,\n%s,,%s\n"
            .formatted(bad, bad, bad, "x".repeat(300), "y".repeat(5_000)));
    sheet.says("1 link is left out", "1 title is cut to 200", "1 description is cut to 4,000");
    sheet.takes(3);
    bens.are(bad, "=1+1", "x".repeat(199) + "…");
    assertThat(ben.page().locator("parlor-story h2")).containsText(bad);
    assertThat(ben.page().locator("parlor-agenda img, parlor-story img")).hasCount(0);
    assertThat(ben.page().evaluate("window.ran ?? 0")).isEqualTo(0);
  }

  @Tag("long")
  @Test
  void several_lines_pasted_where_one_story_goes_are_looked_at_first() {
    ana.page().getByLabel("Add a story").focus();
    ana.page()
        .evaluate(
            """
            () => {
              const clipboardData = new DataTransfer();
              clipboardData.setData('text', 'Sign in\\nInvoices');
              document.activeElement.dispatchEvent(
                new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
            }
            """);
    var sheet = new Stories.Import(ana.page().locator("parlor-import dialog"));
    sheet.shows("Sign in", "Invoices");
    sheet.takes(2);
    bens.are("Sign in", "Invoices");
  }

  @Test
  @Tag("long")
  void of_ten_thousand_rows_a_thousand_are_taken() {
    var sheet = anas.opensImport();
    ana.page().evaluate(CHOOSES, new Object[] {"many.csv", "Story,Some text\n", 10_000});
    sheet.says("1,000 stories would be taken.", "9,000 stories do not fit");
    isNotHeldUp();
    sheet.takes(1_000);
    assertThat(ben.page().locator("[data-item]")).hasCount(1_000);
  }

  @Test
  @Tag("long")
  void five_megabytes_do_not_hold_up_the_page_and_more_are_refused() {
    var sheet = anas.opensImport();
    var line = "Story,\"" + "lorem ipsum, ".repeat(15) + "\n\"\n";
    ana.page().evaluate(CHOOSES, new Object[] {"large.csv", line, 5_000_000 / line.length()});
    sheet.says("stories would be taken.", "stories do not fit");
    isNotHeldUp();
    ana.page().evaluate(CHOOSES, new Object[] {"larger.csv", line, 6_000_000 / line.length()});
    sheet.says("larger.csv: too large. 5 MB at most.");
  }

  @Test
  @Tag("long")
  void a_list_is_taken_in_as_far_as_its_texts_fit() {
    var rows =
        IntStream.range(0, 100)
            .mapToObj(row -> "Story " + row + "," + "é".repeat(1_500))
            .collect(Collectors.joining("\n", "Title,Description\n", "\n"));
    var sheet = anas.opensImport();
    sheet.isGiven("heavy.csv", rows);
    sheet.says("66 stories would be taken.", "34 stories do not fit: the texts");
    sheet.takes(66);
    assertThat(ben.page().locator("[data-item]")).hasCount(66);
  }

  @Test
  @Tag("long")
  void who_cancels_takes_no_more() {
    var sheet = anas.opensImport();
    var line = "Story,\"" + "lorem ipsum ".repeat(15) + "\"\n";
    ana.page().evaluate(CHOOSES, new Object[] {"some.csv", line, 800});
    sheet.says("800 stories would be taken.");
    ana.clicks(ana.button("Take 800 stories"));
    ben.sees(text("0 of "));
    ana.clicks(ana.button("Cancel"));
    ana.sees(said("stories taken in"));
    assertThat(ben.page().locator("[data-item]").count()).isLessThan(800);
  }

  private void isNotHeldUp() {
    var longest = ((Number) ana.page().evaluate("window.longest")).doubleValue();
    assertThat(longest).as("milliseconds of the longest task").isLessThan(LONGEST_TASK);
  }
}
